import type { Message } from "../labels.js";
import { createCounting } from "./count.js";
import type { Dictionary } from "./dictionary.js";

const { plural, measure, number } = createCounting<"one">("de");

const sessionEnded: Message = {
  title: "Ihre Sitzung ist abgelaufen",
  text: "Melden Sie sich erneut an, um Ihre API-Schlüssel zu sehen und zu ändern.",
};

const serviceDown: Message = {
  title: "Der Schlüsseldienst ist nicht verfügbar",
  text: "Ihre Schlüssel funktionieren weiterhin. Warten Sie einen Moment und versuchen Sie es dann erneut.",
};

const slow: Message = {
  title: "Das dauert zu lange",
  text: "Der Server hat nicht rechtzeitig geantwortet. Sehen Sie in der Liste nach, bevor Sie eine Änderung wiederholen: Sie wurde möglicherweise ausgeführt.",
};

const verifyEmail = "Bestätigen Sie Ihre E-Mail-Adresse";

/** The words of the page in German: formal, and short where buttons are. */
export const german: Dictionary = {
  language: "de",
  joined: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  heading: "API-Schlüssel",
  intro: "Mit Ihren Schlüsseln authentifizieren Sie Anfragen an die API. Behandeln Sie sie wie Passwörter.",
  loading: "Ihre API-Schlüssel werden geladen",
  tryAgain: "Erneut versuchen",
  cancel: "Abbrechen",
  save: "Speichern",
  done: "Fertig",
  dismiss: "Schließen",

  unnamedKey: "API-Schlüssel",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `Schlüssel von ${consumer}`,
  noKeys: "Hier gibt es noch keine Schlüssel.",
  createdOn: (date) => `Erstellt am ${date}`,
  keyHidden: "Verborgen",
  empty: {
    title: "Noch keine API-Schlüssel",
    text: "Erstellen Sie einen Schlüssel für Ihre erste Anfrage an die API.",
  },
  emptyReadOnly: "Schlüssel, die für Sie erstellt werden, erscheinen hier.",
  showMore: (shown, all) => `Mehr anzeigen (${number(shown)} von ${number(all)} angezeigt)`,

  active: "Aktiv",
  expired: "Abgelaufen",
  expires: (relative) => `Läuft ${relative} ab`,
  replaced: (relative) => `Ersetzt: endet ${relative}`,
  expiresSoon: "Läuft in weniger als einer Minute ab",

  createKey: "Schlüssel erstellen",
  reveal: (key) => `${key} anzeigen`,
  hide: (key) => `${key} verbergen`,
  copy: (key) => `${key} kopieren`,
  roll: (key) => `${key} rotieren`,
  rename: (name) => `${name} umbenennen`,
  delete: (name) => `${name} löschen`,
  rollKeysOf: (consumer) => `${consumer}: Schlüssel rotieren`,
  revealShort: "Anzeigen",
  hideShort: "Verbergen",
  copyShort: "Kopieren",
  rollShort: "Rotieren",
  rollKeysShort: "Schlüssel rotieren",
  renameShort: "Umbenennen",
  deleteShort: "Löschen",
  nothingToRoll: "Es gibt keinen aktiven Schlüssel, der rotiert werden könnte.",
  revealedKey: (key) => `Klartext von ${key}`,
  hidesAgain: (seconds) =>
    plural(seconds, { one: "Wird in # Sekunde verborgen.", other: "Wird in # Sekunden verborgen." }),
  keepShown: (key) => `${key} weiter anzeigen`,
  keepShownShort: "Weiter anzeigen",
  staysShown: "Bleibt sichtbar, bis Sie ihn verbergen oder diesen Tab verlassen.",

  extend: (key) => `${key}: 24 Std. verlängern`,
  extendShort: "24 Std. verlängern",
  endNow: (key) => `${key} jetzt beenden`,
  endNowShort: "Jetzt beenden",
  endTitle: (key) => `„${key}“ jetzt beenden?`,
  endText:
    "Anfragen mit diesem Schlüssel werden dann abgelehnt. Ein beendeter Schlüssel kann nicht wieder aktiviert werden.",
  endKey: "Schlüssel beenden",
  moreActions: (key) => `Weitere Aktionen für ${key}`,
  moreActionsShort: "Weitere Aktionen",

  copyKey: "Schlüssel kopieren",
  copied: "Kopiert",
  copyFailed:
    "Ihr Browser hat das Kopieren nicht erlaubt. Der Schlüssel ist markiert: Drücken Sie Strg+C, auf dem Mac ⌘C.",

  name: "Name",
  nameMissing: "Geben Sie einen Namen ein.",
  nameTooLong: (limit) => `Verwenden Sie höchstens ${number(limit)} Zeichen.`,
  namePlaceholder: "Produktionsserver",
  consumer: "Consumer",

  expiry: "Ablauf",
  noExpiry: "Kein Ablaufdatum",
  days: (days) => measure(days, "day"),
  oneYear: "1 Jahr",
  customDate: "Eigenes Datum",
  expiryDate: "Ablaufdatum",
  expiryHint: (date) => `Gültig bis ${date}.`,
  noExpiryHint: "Gültig, bis Sie ihn löschen oder rotieren.",
  dateMissing: "Wählen Sie ein Datum.",
  dateInPast: "Wählen Sie ein Datum in der Zukunft.",

  newKey: {
    title: "Ihr neuer API-Schlüssel",
    text: "Bewahren Sie ihn in einem Passwortmanager oder Secret-Store auf. Nehmen Sie ihn nie in einen Commit oder eine Webseite auf.",
  },
  newKeyOnce:
    "Er wird nur dieses eine Mal angezeigt: Kopieren Sie ihn jetzt, denn niemand kann ihn Ihnen noch einmal zeigen.",
  newKeyField: "API-Schlüssel",
  newKeyStay: "Kopieren Sie zuerst den Schlüssel, oder wählen Sie „Fertig“, wenn Sie ihn haben.",

  rollKeyTitle: (key) => `„${key}“ rotieren`,
  rollConsumerTitle: (consumer) => `Schlüssel von „${consumer}“ rotieren`,
  rollKeyText: "Sie erhalten einen neuen Schlüssel mit demselben Namen. Wählen Sie, wie lange der alte gültig bleibt.",
  rollConsumerText: (keys) =>
    plural(keys, {
      one: "Sie erhalten einen neuen Schlüssel. Wählen Sie, wie lange der alte gültig bleibt.",
      other: "Sie erhalten einen neuen Schlüssel anstelle von # aktiven. Wählen Sie, wie lange diese gültig bleiben.",
    }),
  rollKey: "Schlüssel rotieren",
  oldKeyKeepsWorking: "Alter Schlüssel bleibt gültig",
  graceNow: "Endet sofort",
  graceHours: (hours) => measure(hours, "hour"),
  graceDays: (days) => measure(days, "day"),
  graceDate: "Bis zu einem Datum",
  graceField: "Datum und Uhrzeit",
  oldEndsNow: (keys) =>
    plural(keys, {
      one: "Der alte Schlüssel wird ungültig, sobald Sie rotieren.",
      other: "Die alten Schlüssel werden ungültig, sobald Sie rotieren.",
    }),
  oldEndsAt: (keys, moment) =>
    plural(keys, {
      one: `Der alte Schlüssel bleibt bis ${moment} gültig.`,
      other: `Die alten Schlüssel bleiben bis ${moment} gültig.`,
    }),
  oldEndsSooner: (keys, moment) =>
    plural(keys, {
      one: `Der alte Schlüssel läuft schon vorher von selbst ab: ${moment}. Das Rotieren verlängert ihn nicht.`,
      other: `Alte Schlüssel, die vorher ablaufen, behalten ihr Ende, der erste: ${moment}. Das Rotieren verlängert sie nicht.`,
    }),

  deleteTitle: (name) => `„${name}“ löschen?`,
  deleteKey: "Schlüssel löschen",
  deleteKeyText:
    "Anfragen mit diesem Schlüssel werden dann abgelehnt. Das Löschen kann nicht rückgängig gemacht werden.",
  deleteLastKeyText: (consumer) =>
    `Das ist der letzte aktive Schlüssel von „${consumer}“. Alles, was ihn verwendet, funktioniert dann nicht mehr, und kein anderer Schlüssel kann ihn ersetzen. Das Löschen kann nicht rückgängig gemacht werden.`,
  deleteExpiredKeyText:
    "Dieser Schlüssel ist abgelaufen, alles funktioniert also weiter. Das Löschen kann nicht rückgängig gemacht werden.",
  deleteConsumer: "Consumer löschen",
  deleteConsumerText: (keys) =>
    keys === 0
      ? "Er hat keinen aktiven Schlüssel, alles funktioniert also weiter. Das Löschen kann nicht rückgängig gemacht werden."
      : plural(keys, {
          one: "Alles, was seinen # aktiven Schlüssel verwendet, funktioniert dann nicht mehr. Das Löschen kann nicht rückgängig gemacht werden.",
          other:
            "Alles, was seine # aktiven Schlüssel verwendet, funktioniert dann nicht mehr. Das Löschen kann nicht rückgängig gemacht werden.",
        }),
  deleteLastConsumerText: "Es ist Ihr letzter: Ihr nächster Besuch beginnt von vorn, mit einem neuen ersten Schlüssel.",
  renameTitle: (name) => `„${name}“ umbenennen`,

  leaked: "Dieser Schlüssel ist bekannt geworden",
  leakedTitle: (key) => `Ist „${key}“ bekannt geworden?`,
  leakedText:
    "Er endet sofort, und Sie erhalten einen neuen Schlüssel mit demselben Namen. Was den alten noch verwendet, funktioniert erst wieder, wenn Sie den neuen eintragen.",
  leakedSubmit: "Beenden und neuen Schlüssel erhalten",
  leakedCached: (seconds) =>
    plural(seconds, {
      one: "Der bekannt gewordene Schlüssel ist beendet. Gateways, die ihn zwischengespeichert haben, akzeptieren ihn unter Umständen noch # Sekunde.",
      other:
        "Der bekannt gewordene Schlüssel ist beendet. Gateways, die ihn zwischengespeichert haben, akzeptieren ihn unter Umständen noch # Sekunden.",
    }),
  leakedOver: "Der bekannt gewordene Schlüssel ist beendet, und kein Gateway akzeptiert ihn mehr.",
  leakedSteps: "Was jetzt zu tun ist",
  leakedReplace: "Tragen Sie den neuen Schlüssel überall ein, wo der alte verwendet wurde.",
  leakedPurge:
    "Entfernen Sie den alten Schlüssel von dort, wo er sichtbar wurde: Git-Verlauf, Protokolle, Nachrichten.",
  leakedReview: "Prüfen Sie die letzten Anfragen auf solche, die nicht von Ihnen stammen.",

  welcome: {
    title: "Ihr erster API-Schlüssel ist bereit",
    text: "Wir haben ihn für Sie erstellt, damit Sie die API sofort aufrufen können.",
  },

  useInCode: "Im Code verwenden",
  useInCodeTitle: (key) => `„${key}“ im Code verwenden`,
  useInCodeText: "Der Schlüssel ist hier verborgen. Was Sie kopieren, enthält den echten.",
  firstCall: "Ihr erster Aufruf",
  codeLanguage: "Sprache",
  copyCode: (language) => `Code kopieren: ${language}`,
  copyCodeShort: "Kopieren",
  codeCopied: "Code mit Ihrem Schlüssel kopiert",
  codeCopyFailed:
    "Ihr Browser hat das Kopieren nicht erlaubt. Der Code ist markiert: Drücken Sie Strg+C, auf dem Mac ⌘C.",
  tryIt: "Ausprobieren",
  tryItAnswer: "Die Antwort der API",
  tryItAnswered: (status, milliseconds) => `Die API hat nach ${number(milliseconds)} ms mit ${status} geantwortet.`,
  tryItUnreachable:
    "Die API war von dieser Seite aus nicht erreichbar. Prüfen Sie Ihre Verbindung und ob die API Aufrufe von dieser Website erlaubt.",

  keyCreated: "Schlüssel erstellt",
  keyCopied: "Schlüssel kopiert",
  keyRevealed: "Schlüssel angezeigt",
  keyHiddenAgain: "Schlüssel verborgen",
  keyRolled: "Schlüssel rotiert",
  keyExtended: (moment) => `Schlüssel verlängert: gültig bis ${moment}`,
  keyEnded: "Schlüssel beendet",
  keyRenamed: "Schlüssel umbenannt",
  keyDeleted: "Schlüssel gelöscht",
  consumerRenamed: "Consumer umbenannt",
  consumerDeleted: "Consumer gelöscht",

  problems: {
    network: {
      title: "Sie sind offenbar offline",
      text: "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
    },
    timeout: slow,
    upstream_timeout: slow,
    upstream_unavailable: serviceDown,
    upstream_refused: serviceDown,
    upstream_error: serviceDown,
    identity_unavailable: { ...serviceDown, title: "Der Anmeldedienst ist nicht verfügbar" },
    missing_token: sessionEnded,
    invalid_token: sessionEnded,
    expired_token: sessionEnded,
    not_admitted: {
      title: "Ihr Konto hat keinen Zugriff auf API-Schlüssel",
      text: "Bitten Sie die Betreiber dieses Portals um Zugang und versuchen Sie es dann erneut.",
    },
    email_not_verified: {
      title: verifyEmail,
      text: "Öffnen Sie den Link in der Nachricht, die wir Ihnen gesendet haben, und versuchen Sie es dann erneut.",
    },
    rate_limited: {
      title: "Zu viele Anfragen",
      text: "Warten Sie einen Moment und versuchen Sie es dann erneut.",
    },
    not_found: {
      title: "Das existiert nicht mehr",
      text: "Es wurde inzwischen gelöscht, oder es gehört Ihnen nicht. Es wurde aus der Liste entfernt.",
    },
    conflict: {
      title: "Das widerspricht einer anderen Änderung",
      text: "Die Liste wurde neu geladen: Sehen Sie sie an und wiederholen Sie dann Ihre Änderung.",
    },
    idempotency_in_flight: {
      title: "Das ist noch in Arbeit",
      text: "Warten Sie einen Moment und versuchen Sie es dann erneut.",
    },
    idempotency_result_gone: {
      title: "Das Ergebnis wurde gelöscht",
      text: "Ihr erster Versuch war erfolgreich, aber das Ergebnis wurde inzwischen gelöscht. Versuchen Sie es erneut, um ein neues zu erstellen.",
    },
    nothing_to_roll: {
      title: "Nichts zu rotieren",
      text: "Es gibt keinen aktiven Schlüssel mehr. Erstellen Sie stattdessen einen neuen.",
    },
    too_many_keys: {
      title: "Dieser Consumer ist voll",
      text: "Er hat so viele Schlüssel, wie er haben darf. Löschen Sie einen, den Sie nicht brauchen, und versuchen Sie es dann erneut.",
    },
    too_many_consumers: {
      title: "Sie haben die Grenze erreicht",
      text: "Sie haben so viele Consumer, wie Sie haben dürfen. Löschen Sie einen, den Sie nicht brauchen, und versuchen Sie es dann erneut.",
    },
    not_retrievable: {
      title: "Dieser Schlüssel kann nicht noch einmal angezeigt werden",
      text: "Er wurde einmal angezeigt, als er erstellt wurde. Rotieren Sie ihn, um einen neuen zu erhalten.",
    },
    invalid_expiry: {
      title: "Dieses Datum kann nicht verwendet werden",
      text: "Wählen Sie ein Datum in der Zukunft.",
    },
  },
  unknownProblem: {
    title: "Etwas ist schiefgelaufen",
    text: "Das Problem liegt bei uns. Warten Sie einen Moment und versuchen Sie es dann erneut.",
  },
  rateLimited: (seconds) =>
    plural(seconds, {
      one: "Warten Sie # Sekunde und versuchen Sie es dann erneut.",
      other: "Warten Sie # Sekunden und versuchen Sie es dann erneut.",
    }),
  tryNow: "Sie können es jetzt erneut versuchen.",
  retryingIn: (seconds) =>
    plural(seconds, { one: "Neuer Versuch in # Sekunde.", other: "Neuer Versuch in # Sekunden." }),
  loadsWhenOnline: "Ihre Schlüssel werden geladen, sobald Sie wieder online sind.",
  goneMeanwhile: (name) => `„${name}“ existiert nicht mehr: Inzwischen wurde es gelöscht.`,
  requestId: "Anfrage-ID",
  copyRequestId: "Anfrage-ID kopieren",
  requestIdCopied: "Anfrage-ID kopiert",
  requestIdCopyFailed:
    "Ihr Browser hat das Kopieren nicht erlaubt. Die ID ist markiert: Drücken Sie Strg+C, auf dem Mac ⌘C.",
  mayBeStale: "Diese Liste ist möglicherweise nicht aktuell",
  dialogFailed: "Das konnte nicht geöffnet werden. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",

  readOnlyNote: "Sie können diese Schlüssel ansehen, aber nicht ändern.",

  signInAgain: "Erneut anmelden",
  signInWindowOpen: "Melden Sie sich in dem Fenster an, das sich geöffnet hat. Ihre Eingaben bleiben hier erhalten.",
  signedInAgain: "Sie sind wieder angemeldet. Machen Sie weiter, wo Sie waren.",
  signedOutElsewhere: {
    title: "Sie haben sich abgemeldet",
    text: "Sie haben sich in einem anderen Tab oder Fenster abgemeldet. Melden Sie sich erneut an, um Ihre API-Schlüssel zu sehen und zu ändern.",
  },
  signIn: "Anmelden",
  signingIn: "Sie werden angemeldet",
  signedOut: {
    title: "Melden Sie sich an, um Ihre API-Schlüssel zu verwalten",
    text: "Ihre Schlüssel gehören zu Ihrem Konto. Melden Sie sich an, um sie zu sehen und neue zu erstellen.",
  },
  signInFailed: {
    title: "Die Anmeldung hat nicht geklappt",
    text: "Es wurde nichts geändert. Versuchen Sie es erneut, oder verwenden Sie ein anderes Konto.",
  },
  signInUnreachable:
    "Die Anmeldeseite konnte nicht geöffnet werden. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
  verifyEmail: {
    title: verifyEmail,
    text: "Öffnen Sie den Link in der Nachricht, die wir Ihnen gesendet haben. Kommen Sie dann hierher zurück.",
  },
  verifyEmailOf: (email) =>
    `Wir haben eine Nachricht an ${email} gesendet. Öffnen Sie den Link darin und kommen Sie dann hierher zurück.`,
  haveVerified: "Ich habe sie bestätigt",
  stillNotVerified: "Diese Adresse ist noch nicht bestätigt. Nach dem Öffnen des Links kann es eine Minute dauern.",
  otherAccount: "Anderes Konto verwenden",
};

import type { Message } from "../labels.js";
import { createCounting } from "./count.js";
import type { Dictionary } from "./dictionary.js";

const { plural, measure, number } = createCounting<"one">("fr");

const sessionEnded: Message = {
  title: "Votre session a expiré",
  text: "Reconnectez-vous pour voir et modifier vos clés API.",
};

const serviceDown: Message = {
  title: "Le service de clés est indisponible",
  text: "Vos clés fonctionnent toujours. Patientez un instant, puis réessayez.",
};

const slow: Message = {
  title: "L’opération prend trop de temps",
  text: "Le serveur n’a pas répondu à temps. Consultez la liste avant de refaire une modification : elle a peut-être été appliquée.",
};

const verifyEmail = "Vérifiez votre adresse e-mail";

/** The words of the page in French: “vous”, and no-break spaces where its punctuation has them. */
export const french: Dictionary = {
  language: "fr",
  joined: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  heading: "Clés API",
  intro: "Vos clés authentifient les requêtes envoyées à l’API. Traitez-les comme des mots de passe.",
  loading: "Chargement de vos clés API",
  tryAgain: "Réessayer",
  cancel: "Annuler",
  save: "Enregistrer",
  done: "Terminé",
  dismiss: "Fermer",

  unnamedKey: "Clé API",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `Clés de « ${consumer} »`,
  noKeys: "Aucune clé pour le moment.",
  createdOn: (date) => `Créée le ${date}`,
  keyHidden: "Masquée",
  empty: {
    title: "Aucune clé API pour le moment",
    text: "Créez une clé pour envoyer votre première requête à l’API.",
  },
  emptyReadOnly: "Les clés créées pour vous apparaîtront ici.",
  showMore: (shown, all) => `Afficher plus (${number(shown)} sur ${number(all)})`,

  active: "Active",
  expired: "Expirée",
  expires: (relative) => `Expire ${relative}`,
  replaced: (relative) => `Remplacée : prend fin ${relative}`,
  expiresSoon: "Expire dans moins d’une minute",

  createKey: "Créer une clé",
  reveal: (key) => `Afficher ${key}`,
  hide: (key) => `Masquer ${key}`,
  copy: (key) => `Copier ${key}`,
  roll: (key) => `Renouveler ${key}`,
  rename: (name) => `Renommer ${name}`,
  delete: (name) => `Supprimer ${name}`,
  rollKeysOf: (consumer) => `Renouveler les clés de « ${consumer} »`,
  revealShort: "Afficher",
  hideShort: "Masquer",
  copyShort: "Copier",
  rollShort: "Renouveler",
  rollKeysShort: "Renouveler les clés",
  renameShort: "Renommer",
  deleteShort: "Supprimer",
  nothingToRoll: "Il n’y a aucune clé active à renouveler.",
  revealedKey: (key) => `Texte en clair de « ${key} »`,
  hidesAgain: (seconds) =>
    plural(seconds, { one: "Sera masquée dans # seconde.", other: "Sera masquée dans # secondes." }),
  keepShown: (key) => `Garder affichée ${key}`,
  keepShownShort: "Garder affichée",
  staysShown: "Reste affichée jusqu’à ce que vous la masquiez ou quittiez cet onglet.",

  extend: (key) => `Prolonger de 24 h : ${key}`,
  extendShort: "Prolonger de 24 h",
  endNow: (key) => `Révoquer maintenant ${key}`,
  endNowShort: "Révoquer maintenant",
  endTitle: (key) => `Révoquer « ${key} » maintenant ?`,
  endText: "Les requêtes faites avec cette clé seront refusées. Une clé révoquée ne peut pas être rétablie.",
  endKey: "Révoquer la clé",
  moreActions: (key) => `Autres actions pour ${key}`,
  moreActionsShort: "Autres actions",

  copyKey: "Copier la clé",
  copied: "Copiée",
  copyFailed:
    "Votre navigateur n’a pas autorisé la copie. La clé est sélectionnée : appuyez sur Ctrl+C, ou ⌘C sur un Mac.",

  name: "Nom",
  nameMissing: "Saisissez un nom.",
  nameTooLong: (limit) => `Utilisez ${number(limit)} caractères au maximum.`,
  namePlaceholder: "Serveur de production",
  consumer: "Consommateur",

  expiry: "Expiration",
  noExpiry: "Aucune expiration",
  days: (days) => measure(days, "day"),
  oneYear: "1 an",
  customDate: "Date personnalisée",
  expiryDate: "Date d’expiration",
  expiryHint: (date) => `Valable jusqu’au ${date}.`,
  noExpiryHint: "Valable jusqu’à ce que vous la supprimiez ou la renouveliez.",
  dateMissing: "Choisissez une date.",
  dateInPast: "Choisissez une date future.",

  newKey: {
    title: "Votre nouvelle clé API",
    text: "Conservez-la dans un gestionnaire de mots de passe ou de secrets. Ne la mettez jamais dans un commit ni dans une page web.",
  },
  newKeyOnce:
    "Elle n’est affichée que cette fois-ci : copiez-la maintenant, car personne ne pourra vous la montrer à nouveau.",
  newKeyField: "Clé API",
  newKeyStay: "Copiez d’abord la clé, ou choisissez « Terminé » si vous l’avez.",

  rollKeyTitle: (key) => `Renouveler « ${key} »`,
  rollConsumerTitle: (consumer) => `Renouveler les clés de « ${consumer} »`,
  rollKeyText:
    "Vous obtenez une nouvelle clé portant le même nom. Choisissez combien de temps l’ancienne reste valable.",
  rollConsumerText: (keys) =>
    plural(keys, {
      one: "Vous obtenez une nouvelle clé. Choisissez combien de temps l’ancienne reste valable.",
      other:
        "Vous obtenez une nouvelle clé à la place de # clés actives. Choisissez combien de temps celles-ci restent valables.",
    }),
  rollKey: "Renouveler la clé",
  oldKeyKeepsWorking: "Durée de validité de l’ancienne clé",
  graceNow: "Prend fin maintenant",
  graceHours: (hours) => measure(hours, "hour"),
  graceDays: (days) => measure(days, "day"),
  graceDate: "Jusqu’à une date",
  graceField: "Date et heure",
  oldEndsNow: (keys) =>
    plural(keys, {
      one: "L’ancienne clé cesse de fonctionner dès le renouvellement.",
      other: "Les anciennes clés cessent de fonctionner dès le renouvellement.",
    }),
  oldEndsAt: (keys, moment) =>
    plural(keys, {
      one: `L’ancienne clé fonctionne jusqu’au ${moment}.`,
      other: `Les anciennes clés fonctionnent jusqu’au ${moment}.`,
    }),
  oldEndsSooner: (keys, moment) =>
    plural(keys, {
      one: `L’ancienne clé expire d’elle-même avant cela, le ${moment}. Le renouvellement ne la prolonge pas.`,
      other: `Les anciennes clés qui expirent avant cela gardent leur échéance, la première le ${moment}. Le renouvellement ne les prolonge pas.`,
    }),

  deleteTitle: (name) => `Supprimer « ${name} » ?`,
  deleteKey: "Supprimer la clé",
  deleteKeyText: "Les requêtes faites avec cette clé seront refusées. Cette action est irréversible.",
  deleteLastKeyText: (consumer) =>
    `C’est la dernière clé active de « ${consumer} ». Tout ce qui l’utilise cessera de fonctionner, et aucune autre clé ne peut la remplacer. Cette action est irréversible.`,
  deleteExpiredKeyText: "Cette clé a expiré : rien ne cessera de fonctionner. Cette action est irréversible.",
  deleteConsumer: "Supprimer le consommateur",
  deleteConsumerText: (keys) =>
    keys === 0
      ? "Il n’a aucune clé active : rien ne cessera de fonctionner. Cette action est irréversible."
      : plural(keys, {
          one: "Tout ce qui utilise sa clé active cessera de fonctionner. Cette action est irréversible.",
          other: "Tout ce qui utilise ses # clés actives cessera de fonctionner. Cette action est irréversible.",
        }),
  deleteLastConsumerText:
    "C’est le dernier : votre prochaine visite repartira de zéro, avec une nouvelle première clé.",
  renameTitle: (name) => `Renommer « ${name} »`,

  leaked: "Cette clé a fuité",
  leakedTitle: (key) => `« ${key} » a-t-elle fuité ?`,
  leakedText:
    "Elle prend fin immédiatement, et vous obtenez une nouvelle clé portant le même nom. Tout ce qui utilise encore l’ancienne cesse de fonctionner jusqu’à ce que vous y mettiez la nouvelle.",
  leakedSubmit: "La révoquer et en obtenir une nouvelle",
  leakedCached: (seconds) =>
    plural(seconds, {
      one: "La clé divulguée est révoquée. Les passerelles qui l’ont en cache peuvent l’accepter pendant encore # seconde.",
      other:
        "La clé divulguée est révoquée. Les passerelles qui l’ont en cache peuvent l’accepter pendant encore # secondes.",
    }),
  leakedOver: "La clé divulguée est révoquée, et plus aucune passerelle ne l’accepte.",
  leakedSteps: "À faire maintenant",
  leakedReplace: "Mettez la nouvelle clé partout où l’ancienne était utilisée.",
  leakedPurge: "Supprimez l’ancienne clé là où elle a fuité : historique Git, journaux, messages.",
  leakedReview: "Recherchez parmi les requêtes récentes celles qui ne viennent pas de vous.",

  welcome: {
    title: "Votre première clé API est prête",
    text: "Nous l’avons créée pour vous, afin que vous puissiez appeler l’API tout de suite.",
  },

  useInCode: "Utiliser dans le code",
  useInCodeTitle: (key) => `Utiliser « ${key} » dans le code`,
  useInCodeText: "La clé est masquée ici. Ce que vous copiez contient la vraie.",
  firstCall: "Faites votre premier appel",
  codeLanguage: "Langage",
  copyCode: (language) => `Copier le code ${language}`,
  copyCodeShort: "Copier",
  codeCopied: "Code copié, avec votre clé",
  codeCopyFailed:
    "Votre navigateur n’a pas autorisé la copie. Le code est sélectionné : appuyez sur Ctrl+C, ou ⌘C sur un Mac.",
  tryIt: "Essayer",
  tryItAnswer: "La réponse de l’API",
  tryItAnswered: (status, milliseconds) => `L’API a répondu ${status} au bout de ${number(milliseconds)} ms.`,
  tryItUnreachable:
    "L’API est injoignable depuis cette page. Vérifiez votre connexion, et que l’API autorise les appels depuis ce site.",

  keyCreated: "Clé créée",
  keyCopied: "Clé copiée",
  keyRevealed: "Clé affichée",
  keyHiddenAgain: "Clé masquée",
  keyRolled: "Clé renouvelée",
  keyExtended: (moment) => `Clé prolongée : elle fonctionne jusqu’au ${moment}`,
  keyEnded: "Clé révoquée",
  keyRenamed: "Clé renommée",
  keyDeleted: "Clé supprimée",
  consumerRenamed: "Consommateur renommé",
  consumerDeleted: "Consommateur supprimé",

  problems: {
    network: {
      title: "Vous semblez être hors ligne",
      text: "Le serveur est injoignable. Vérifiez votre connexion, puis réessayez.",
    },
    timeout: slow,
    upstream_timeout: slow,
    upstream_unavailable: serviceDown,
    upstream_refused: serviceDown,
    upstream_error: serviceDown,
    identity_unavailable: { ...serviceDown, title: "Le service de connexion est indisponible" },
    missing_token: sessionEnded,
    invalid_token: sessionEnded,
    expired_token: sessionEnded,
    not_admitted: {
      title: "Votre compte n’a pas accès aux clés API",
      text: "Demandez l’accès aux responsables de ce portail, puis réessayez.",
    },
    email_not_verified: {
      title: verifyEmail,
      text: "Ouvrez le lien dans le message que nous vous avons envoyé, puis réessayez.",
    },
    rate_limited: { title: "Trop de requêtes", text: "Patientez un instant, puis réessayez." },
    not_found: {
      title: "Cet élément n’existe plus",
      text: "Il a été supprimé entre-temps ou ne vous appartient pas. Il a été retiré de la liste.",
    },
    conflict: {
      title: "Conflit avec une autre modification",
      text: "La liste a été rechargée : consultez-la, puis recommencez.",
    },
    idempotency_in_flight: { title: "C’est encore en cours", text: "Patientez un instant, puis réessayez." },
    idempotency_result_gone: {
      title: "Le résultat a été supprimé",
      text: "Votre première tentative avait réussi, mais son résultat a été supprimé depuis. Réessayez pour en créer un autre.",
    },
    nothing_to_roll: {
      title: "Rien à renouveler",
      text: "Il n’y a plus de clé active. Créez-en plutôt une nouvelle.",
    },
    too_many_keys: {
      title: "Ce consommateur est complet",
      text: "Il a déjà toutes les clés autorisées. Supprimez-en une dont vous n’avez pas besoin, puis réessayez.",
    },
    too_many_consumers: {
      title: "Vous avez atteint la limite",
      text: "Vous avez déjà tous les consommateurs autorisés. Supprimez-en un dont vous n’avez pas besoin, puis réessayez.",
    },
    not_retrievable: {
      title: "Cette clé ne peut plus être affichée",
      text: "Elle a été affichée une fois, lors de sa création. Renouvelez-la pour en obtenir une nouvelle.",
    },
    invalid_expiry: { title: "Cette date ne peut pas être utilisée", text: "Choisissez une date future." },
  },
  unknownProblem: {
    title: "Une erreur s’est produite",
    text: "Le problème vient de notre côté. Patientez un instant, puis réessayez.",
  },
  rateLimited: (seconds) =>
    plural(seconds, {
      one: "Patientez # seconde, puis réessayez.",
      other: "Patientez # secondes, puis réessayez.",
    }),
  tryNow: "Vous pouvez réessayer maintenant.",
  retryingIn: (seconds) =>
    plural(seconds, { one: "Nouvel essai dans # seconde.", other: "Nouvel essai dans # secondes." }),
  loadsWhenOnline: "Vos clés se chargeront d’elles-mêmes dès que vous serez de nouveau en ligne.",
  goneMeanwhile: (name) => `« ${name} » n’existe plus : sa suppression a eu lieu entre-temps.`,
  requestId: "ID de requête",
  copyRequestId: "Copier l’ID de requête",
  requestIdCopied: "ID de requête copié",
  requestIdCopyFailed:
    "Votre navigateur n’a pas autorisé la copie. L’ID est sélectionné : appuyez sur Ctrl+C, ou ⌘C sur un Mac.",
  mayBeStale: "Cette liste n’est peut-être pas à jour",
  dialogFailed: "Ouverture impossible. Vérifiez votre connexion, puis réessayez.",

  readOnlyNote: "Vous pouvez consulter ces clés, mais pas les modifier.",

  signInAgain: "Se reconnecter",
  signInWindowOpen: "Connectez-vous dans la fenêtre qui vient de s’ouvrir. Ce que vous faisiez reste ici.",
  signedInAgain: "Vous êtes de nouveau connecté. Reprenez là où vous en étiez.",
  signedOutElsewhere: {
    title: "Vous vous êtes déconnecté",
    text: "Vous vous êtes déconnecté dans un autre onglet ou une autre fenêtre. Reconnectez-vous pour voir et modifier vos clés API.",
  },
  signIn: "Se connecter",
  signingIn: "Connexion en cours",
  signedOut: {
    title: "Connectez-vous pour gérer vos clés API",
    text: "Vos clés sont liées à votre compte. Connectez-vous pour les voir et en créer de nouvelles.",
  },
  signInFailed: {
    title: "La connexion a échoué",
    text: "Rien n’a été modifié. Réessayez, ou utilisez un autre compte.",
  },
  signInUnreachable: "Impossible d’ouvrir la page de connexion. Vérifiez votre connexion réseau, puis réessayez.",
  verifyEmail: {
    title: verifyEmail,
    text: "Ouvrez le lien dans le message que nous vous avons envoyé. Revenez ensuite ici.",
  },
  verifyEmailOf: (email) => `Nous avons envoyé un message à ${email}. Ouvrez le lien qu’il contient, puis revenez ici.`,
  haveVerified: "Je l’ai vérifiée",
  stillNotVerified: "Cette adresse n’est pas encore vérifiée. Cela peut prendre une minute après l’ouverture du lien.",
  otherAccount: "Utiliser un autre compte",
};

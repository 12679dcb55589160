import type { Message } from "../labels.js";
import { createCounting } from "./count.js";
import type { Dictionary } from "./dictionary.js";

const { plural, measure, number } = createCounting<"one">("es");

const sessionEnded: Message = {
  title: "Tu sesión ha caducado",
  text: "Vuelve a iniciar sesión para ver y cambiar tus claves de API.",
};

const serviceDown: Message = {
  title: "El servicio de claves no está disponible",
  text: "Tus claves siguen funcionando. Espera un momento y vuelve a intentarlo.",
};

const slow: Message = {
  title: "Está tardando demasiado",
  text: "El servidor no ha respondido a tiempo. Mira la lista antes de repetir un cambio: puede que ya se haya hecho.",
};

const verifyEmail = "Verifica tu correo electrónico";

/** The words of the page in Spanish: “tú”, and words that are understood on both sides of the Atlantic. */
export const spanish: Dictionary = {
  language: "es",
  joined: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  heading: "Claves de API",
  intro: "Tus claves autentican las solicitudes a la API. Trátalas como contraseñas.",
  loading: "Cargando tus claves de API",
  tryAgain: "Reintentar",
  cancel: "Cancelar",
  save: "Guardar",
  done: "Listo",
  dismiss: "Cerrar",

  unnamedKey: "Clave de API",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `Claves de ${consumer}`,
  noKeys: "Todavía no hay claves aquí.",
  createdOn: (date) => `Creada el ${date}`,
  keyHidden: "Oculta",
  empty: {
    title: "Todavía no hay claves de API",
    text: "Crea una clave para hacer tu primera solicitud a la API.",
  },
  emptyReadOnly: "Las claves que se creen para ti aparecerán aquí.",
  showMore: (shown, all) => `Mostrar más (${number(shown)} de ${number(all)})`,

  active: "Activa",
  expired: "Caducada",
  expires: (relative) => `Caduca ${relative}`,
  replaced: (relative) => `Sustituida: termina ${relative}`,
  expiresSoon: "Caduca en menos de un minuto",

  createKey: "Crear clave",
  reveal: (key) => `Mostrar ${key}`,
  hide: (key) => `Ocultar ${key}`,
  copy: (key) => `Copiar ${key}`,
  roll: (key) => `Renovar ${key}`,
  rename: (name) => `Cambiar nombre de ${name}`,
  delete: (name) => `Eliminar ${name}`,
  rollKeysOf: (consumer) => `Renovar claves de ${consumer}`,
  revealShort: "Mostrar",
  hideShort: "Ocultar",
  copyShort: "Copiar",
  rollShort: "Renovar",
  rollKeysShort: "Renovar claves",
  renameShort: "Cambiar nombre",
  deleteShort: "Eliminar",
  nothingToRoll: "No hay ninguna clave activa que renovar.",
  revealedKey: (key) => `Texto sin cifrar de ${key}`,
  hidesAgain: (seconds) => plural(seconds, { one: "Se ocultará en # segundo.", other: "Se ocultará en # segundos." }),
  keepShown: (key) => `Seguir mostrando ${key}`,
  keepShownShort: "Seguir mostrando",
  staysShown: "Seguirá visible hasta que la ocultes o salgas de esta pestaña.",

  extend: (key) => `Prolongar 24 h: ${key}`,
  extendShort: "Prolongar 24 h",
  endNow: (key) => `Revocar ahora ${key}`,
  endNowShort: "Revocar ahora",
  endTitle: (key) => `¿Revocar «${key}» ahora?`,
  endText: "Las solicitudes hechas con esta clave se rechazarán. Una clave revocada no se puede recuperar.",
  endKey: "Revocar clave",
  moreActions: (key) => `Más acciones para ${key}`,
  moreActionsShort: "Más acciones",

  copyKey: "Copiar clave",
  copied: "Copiada",
  copyFailed: "Tu navegador no ha permitido copiar. La clave está seleccionada: pulsa Ctrl+C, o ⌘C en un Mac.",

  name: "Nombre",
  nameMissing: "Introduce un nombre.",
  nameTooLong: (limit) => `Usa ${number(limit)} caracteres como máximo.`,
  namePlaceholder: "Servidor de producción",
  consumer: "Consumidor",

  expiry: "Caducidad",
  noExpiry: "Sin caducidad",
  days: (days) => measure(days, "day"),
  oneYear: "1 año",
  customDate: "Fecha personalizada",
  expiryDate: "Fecha de caducidad",
  expiryHint: (date) => `Válida hasta el ${date}.`,
  noExpiryHint: "Válida hasta que la elimines o la renueves.",
  dateMissing: "Elige una fecha.",
  dateInPast: "Elige una fecha futura.",

  newKey: {
    title: "Tu nueva clave de API",
    text: "Guárdala en un gestor de contraseñas o de secretos. No la incluyas nunca en un commit ni en una página web.",
  },
  newKeyOnce: "Solo se muestra esta vez: cópiala ahora, porque nadie podrá volver a mostrártela.",
  newKeyField: "Clave de API",
  newKeyStay: "Copia primero la clave, o elige «Listo» si ya la tienes.",

  rollKeyTitle: (key) => `Renovar «${key}»`,
  rollConsumerTitle: (consumer) => `Renovar claves de «${consumer}»`,
  rollKeyText: "Obtendrás una clave nueva con el mismo nombre. Elige cuánto tiempo sigue funcionando la anterior.",
  rollConsumerText: (keys) =>
    plural(keys, {
      one: "Obtendrás una clave nueva. Elige cuánto tiempo sigue funcionando la anterior.",
      other: "Obtendrás una clave nueva en lugar de # activas. Elige cuánto tiempo siguen funcionando estas.",
    }),
  rollKey: "Renovar clave",
  oldKeyKeepsWorking: "La clave anterior sigue funcionando",
  graceNow: "Termina ahora",
  graceHours: (hours) => measure(hours, "hour"),
  graceDays: (days) => measure(days, "day"),
  graceDate: "Hasta una fecha",
  graceField: "Fecha y hora",
  oldEndsNow: (keys) =>
    plural(keys, {
      one: "La clave anterior dejará de funcionar en cuanto la renueves.",
      other: "Las claves anteriores dejarán de funcionar en cuanto las renueves.",
    }),
  oldEndsAt: (keys, moment) =>
    plural(keys, {
      one: `La clave anterior seguirá funcionando hasta el ${moment}.`,
      other: `Las claves anteriores seguirán funcionando hasta el ${moment}.`,
    }),
  oldEndsSooner: (keys, moment) =>
    plural(keys, {
      one: `La clave anterior caduca por sí sola antes, el ${moment}. Renovarla no la prolonga.`,
      other: `Las claves anteriores que caducan antes conservan su final, la primera el ${moment}. Renovarlas no las prolonga.`,
    }),

  deleteTitle: (name) => `¿Eliminar «${name}»?`,
  deleteKey: "Eliminar clave",
  deleteKeyText: "Las solicitudes hechas con esta clave se rechazarán. Esta acción no se puede deshacer.",
  deleteLastKeyText: (consumer) =>
    `Es la última clave activa de «${consumer}». Todo lo que la usa dejará de funcionar y no hay otra clave que la sustituya. Esta acción no se puede deshacer.`,
  deleteExpiredKeyText: "Esta clave ha caducado, así que nada dejará de funcionar. Esta acción no se puede deshacer.",
  deleteConsumer: "Eliminar consumidor",
  deleteConsumerText: (keys) =>
    keys === 0
      ? "No tiene ninguna clave activa, así que nada dejará de funcionar. Esta acción no se puede deshacer."
      : plural(keys, {
          one: "Todo lo que usa su clave activa dejará de funcionar. Esta acción no se puede deshacer.",
          other: "Todo lo que usa sus # claves activas dejará de funcionar. Esta acción no se puede deshacer.",
        }),
  deleteLastConsumerText: "Es el último que tienes: tu próxima visita empezará de cero, con una nueva primera clave.",
  renameTitle: (name) => `Cambiar nombre de «${name}»`,

  leaked: "Esta clave se ha filtrado",
  leakedTitle: (key) => `¿Se ha filtrado «${key}»?`,
  leakedText:
    "Termina al instante y obtienes una clave nueva con el mismo nombre. Lo que aún use la anterior dejará de funcionar hasta que pongas la nueva.",
  leakedSubmit: "Revocarla y obtener una nueva",
  leakedCached: (seconds) =>
    plural(seconds, {
      one: "La clave filtrada se ha revocado. Las pasarelas que la recuerdan pueden aceptarla # segundo más.",
      other: "La clave filtrada se ha revocado. Las pasarelas que la recuerdan pueden aceptarla # segundos más.",
    }),
  leakedOver: "La clave filtrada se ha revocado y ninguna pasarela la acepta ya.",
  leakedSteps: "Qué hacer ahora",
  leakedReplace: "Pon la clave nueva donde se usaba la anterior.",
  leakedPurge: "Elimina la clave anterior de donde se filtró: historial de Git, registros, mensajes.",
  leakedReview: "Revisa las solicitudes recientes en busca de alguna que no sea tuya.",

  welcome: {
    title: "Tu primera clave de API está lista",
    text: "La hemos creado para que puedas llamar a la API ahora mismo.",
  },

  useInCode: "Usar en el código",
  useInCodeTitle: (key) => `Usar «${key}» en el código`,
  useInCodeText: "Aquí la clave está oculta. Lo que copies contiene la real.",
  firstCall: "Haz tu primera llamada",
  codeLanguage: "Lenguaje",
  copyCode: (language) => `Copiar código de ${language}`,
  copyCodeShort: "Copiar",
  codeCopied: "Código copiado, con tu clave",
  codeCopyFailed: "Tu navegador no ha permitido copiar. El código está seleccionado: pulsa Ctrl+C, o ⌘C en un Mac.",
  tryIt: "Probar",
  tryItAnswer: "La respuesta de la API",
  tryItAnswered: (status, milliseconds) => `La API ha respondido ${status} tras ${number(milliseconds)} ms.`,
  tryItUnreachable:
    "No se ha podido acceder a la API desde esta página. Comprueba tu conexión y que la API permita llamadas desde este sitio.",

  keyCreated: "Clave creada",
  keyCopied: "Clave copiada",
  keyRevealed: "Clave visible",
  keyHiddenAgain: "Clave oculta",
  keyRolled: "Clave renovada",
  keyExtended: (moment) => `Clave prolongada: funciona hasta el ${moment}`,
  keyEnded: "Clave revocada",
  keyRenamed: "Nombre de la clave cambiado",
  keyDeleted: "Clave eliminada",
  consumerRenamed: "Nombre del consumidor cambiado",
  consumerDeleted: "Consumidor eliminado",

  problems: {
    network: {
      title: "Parece que no tienes conexión",
      text: "No se puede acceder al servidor. Comprueba tu conexión y vuelve a intentarlo.",
    },
    timeout: slow,
    upstream_timeout: slow,
    upstream_unavailable: serviceDown,
    upstream_refused: serviceDown,
    upstream_error: serviceDown,
    identity_unavailable: { ...serviceDown, title: "El servicio de inicio de sesión no está disponible" },
    missing_token: sessionEnded,
    invalid_token: sessionEnded,
    expired_token: sessionEnded,
    not_admitted: {
      title: "Tu cuenta no tiene acceso a las claves de API",
      text: "Pide acceso a los responsables de este portal y vuelve a intentarlo.",
    },
    email_not_verified: {
      title: verifyEmail,
      text: "Abre el enlace del mensaje que te hemos enviado y vuelve a intentarlo.",
    },
    rate_limited: { title: "Demasiadas solicitudes", text: "Espera un momento y vuelve a intentarlo." },
    not_found: {
      title: "Esto ya no existe",
      text: "Se ha eliminado entretanto o no es tuyo. Se ha quitado de la lista.",
    },
    conflict: {
      title: "Entra en conflicto con otro cambio",
      text: "La lista se ha vuelto a cargar: revísala y repite lo que hiciste.",
    },
    idempotency_in_flight: { title: "Todavía se está procesando", text: "Espera un momento y vuelve a intentarlo." },
    idempotency_result_gone: {
      title: "El resultado se ha eliminado",
      text: "Tu primer intento funcionó, pero el resultado se ha eliminado entretanto. Vuelve a intentarlo para crear otro.",
    },
    nothing_to_roll: {
      title: "Nada que renovar",
      text: "Ya no hay ninguna clave activa. Crea una nueva en su lugar.",
    },
    too_many_keys: {
      title: "Este consumidor está completo",
      text: "Ya tiene todas las claves permitidas. Elimina una que no necesites y vuelve a intentarlo.",
    },
    too_many_consumers: {
      title: "Has llegado al límite",
      text: "Ya tienes todos los consumidores permitidos. Elimina uno que no necesites y vuelve a intentarlo.",
    },
    not_retrievable: {
      title: "Esta clave no se puede volver a mostrar",
      text: "Se mostró una sola vez, al crearla. Renuévala para obtener una nueva.",
    },
    invalid_expiry: { title: "Esta fecha no se puede usar", text: "Elige una fecha futura." },
  },
  unknownProblem: {
    title: "Algo ha salido mal",
    text: "El problema está de nuestro lado. Espera un momento y vuelve a intentarlo.",
  },
  rateLimited: (seconds) =>
    plural(seconds, {
      one: "Espera # segundo y vuelve a intentarlo.",
      other: "Espera # segundos y vuelve a intentarlo.",
    }),
  tryNow: "Ya puedes volver a intentarlo.",
  retryingIn: (seconds) =>
    plural(seconds, { one: "Nuevo intento en # segundo.", other: "Nuevo intento en # segundos." }),
  loadsWhenOnline: "Tus claves se cargarán solas cuando vuelvas a tener conexión.",
  goneMeanwhile: (name) => `«${name}» ya no existe: se ha eliminado entretanto.`,
  requestId: "ID de solicitud",
  copyRequestId: "Copiar ID de solicitud",
  requestIdCopied: "ID de solicitud copiado",
  requestIdCopyFailed: "Tu navegador no ha permitido copiar. El ID está seleccionado: pulsa Ctrl+C, o ⌘C en un Mac.",
  mayBeStale: "Puede que esta lista no esté actualizada",
  dialogFailed: "No se ha podido abrir. Comprueba tu conexión y vuelve a intentarlo.",

  readOnlyNote: "Puedes ver estas claves, pero no cambiarlas.",

  signInAgain: "Iniciar sesión de nuevo",
  signInWindowOpen: "Inicia sesión en la ventana que se ha abierto. Lo que estabas haciendo se conserva aquí.",
  signedInAgain: "Has vuelto a iniciar sesión. Continúa donde lo dejaste.",
  signedOutElsewhere: {
    title: "Has cerrado sesión",
    text: "Has cerrado sesión en otra pestaña o ventana. Vuelve a iniciar sesión para ver y cambiar tus claves de API.",
  },
  signIn: "Iniciar sesión",
  signingIn: "Iniciando sesión",
  signedOut: {
    title: "Inicia sesión para gestionar tus claves de API",
    text: "Tus claves pertenecen a tu cuenta. Inicia sesión para verlas y crear otras nuevas.",
  },
  signInFailed: {
    title: "No se ha podido iniciar sesión",
    text: "No se ha cambiado nada. Vuelve a intentarlo o usa otra cuenta.",
  },
  signInUnreachable:
    "No se ha podido abrir la página de inicio de sesión. Comprueba tu conexión y vuelve a intentarlo.",
  verifyEmail: {
    title: verifyEmail,
    text: "Abre el enlace del mensaje que te hemos enviado. Después, vuelve aquí.",
  },
  verifyEmailOf: (email) => `Hemos enviado un mensaje a ${email}. Abre el enlace que contiene y vuelve aquí.`,
  haveVerified: "Ya lo he verificado",
  stillNotVerified: "Este correo aún no está verificado. Puede tardar un minuto después de abrir el enlace.",
  otherAccount: "Usar otra cuenta",
};

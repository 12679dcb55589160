import type { Message } from "../labels.js";
import { createCounting } from "./count.js";
import type { Dictionary } from "./dictionary.js";

const { plural, measure, number } = createCounting<"zero" | "one" | "two" | "few" | "many">("ar");

/** Seconds after a preposition. */
const seconds = (count: number) =>
  plural(count, {
    zero: "# ثانية",
    one: "ثانية واحدة",
    two: "ثانيتين",
    few: "# ثوانٍ",
    many: "# ثانية",
    other: "# ثانية",
  });

/** Active keys as what something uses. */
const activeKeys = (count: number) =>
  plural(count, {
    zero: "# مفتاح نشط",
    one: "المفتاح النشط الوحيد",
    two: "المفتاحين النشطين",
    few: "# مفاتيح نشطة",
    many: "# مفتاحًا نشطًا",
    other: "# مفتاح نشط",
  });

const sessionEnded: Message = {
  title: "انتهت جلستك",
  text: "سجّل الدخول مرة أخرى لعرض مفاتيح API وتغييرها.",
};

const serviceDown: Message = {
  title: "خدمة المفاتيح غير متاحة",
  text: "لا تزال مفاتيحك تعمل. انتظر قليلًا ثم أعد المحاولة.",
};

const slow: Message = {
  title: "يستغرق هذا وقتًا طويلًا",
  text: "لم يستجب الخادم في الوقت المناسب. راجع القائمة قبل تكرار أي تغيير، فقد يكون التغيير قد تم.",
};

const verifyEmail = "أكّد عنوان بريدك الإلكتروني";
const irreversible = "لا يمكن التراجع عن هذا الإجراء.";

/** The words of the page in Arabic: Modern Standard, with verbal nouns on buttons. */
export const arabic: Dictionary = {
  language: "ar",
  joined: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  heading: "مفاتيح API",
  intro: "تُستخدم مفاتيحك لمصادقة الطلبات المرسلة إلى API. تعامل معها مثل كلمات المرور.",
  loading: "جارٍ تحميل مفاتيح API",
  tryAgain: "إعادة المحاولة",
  cancel: "إلغاء",
  save: "حفظ",
  done: "تم",
  dismiss: "إغلاق",

  unnamedKey: "مفتاح API",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `مفاتيح ${consumer}`,
  noKeys: "لا توجد مفاتيح هنا بعد.",
  createdOn: (date) => `تاريخ الإنشاء: ${date}`,
  keyHidden: "مخفي",
  empty: { title: "لا توجد مفاتيح API بعد", text: "أنشئ مفتاحًا لإرسال طلبك الأول إلى API." },
  emptyReadOnly: "ستظهر هنا المفاتيح التي تُنشأ لك.",
  showMore: (shown, all) => `عرض المزيد (معروض ${number(shown)} من ${number(all)})`,

  active: "نشط",
  expired: "منتهي الصلاحية",
  expires: (relative) => `تنتهي صلاحيته ${relative}`,
  replaced: (relative) => `تم استبداله: ينتهي ${relative}`,
  expiresSoon: "تنتهي صلاحيته خلال أقل من دقيقة",

  createKey: "إنشاء مفتاح",
  reveal: (key) => `إظهار ${key}`,
  hide: (key) => `إخفاء ${key}`,
  copy: (key) => `نسخ ${key}`,
  roll: (key) => `تدوير ${key}`,
  rename: (name) => `إعادة تسمية ${name}`,
  delete: (name) => `حذف ${name}`,
  rollKeysOf: (consumer) => `تدوير المفاتيح: ${consumer}`,
  revealShort: "إظهار",
  hideShort: "إخفاء",
  copyShort: "نسخ",
  rollShort: "تدوير",
  rollKeysShort: "تدوير المفاتيح",
  renameShort: "إعادة تسمية",
  deleteShort: "حذف",
  nothingToRoll: "لا يوجد مفتاح نشط لتدويره.",
  revealedKey: (key) => `النص الصريح للمفتاح ${key}`,
  hidesAgain: (count) => `سيُخفى بعد ${seconds(count)}.`,
  keepShown: (key) => `إبقاؤه ظاهرًا: ${key}`,
  keepShownShort: "إبقاؤه ظاهرًا",
  staysShown: "يبقى ظاهرًا إلى أن تخفيه أو تغادر علامة التبويب هذه.",

  extend: (key) => `تمديد 24 ساعة: ${key}`,
  extendShort: "تمديد 24 ساعة",
  endNow: (key) => `إنهاء الآن: ${key}`,
  endNowShort: "إنهاء الآن",
  endTitle: (key) => `هل تريد إنهاء «${key}» الآن؟`,
  endText: "ستُرفض الطلبات المرسلة بهذا المفتاح. لا يمكن استعادة مفتاح تم إنهاؤه.",
  endKey: "إنهاء المفتاح",
  moreActions: (key) => `إجراءات أخرى: ${key}`,
  moreActionsShort: "إجراءات أخرى",

  copyKey: "نسخ المفتاح",
  copied: "تم النسخ",
  copyFailed: "لم يسمح متصفحك بالنسخ. المفتاح محدد: اضغط على Ctrl+C، أو ‎⌘C على Mac.",

  name: "الاسم",
  nameMissing: "أدخل اسمًا.",
  nameTooLong: (limit) => `الحد الأقصى لعدد الأحرف هو ${number(limit)}.`,
  namePlaceholder: "خادم الإنتاج",
  consumer: "المستهلك",

  expiry: "انتهاء الصلاحية",
  noExpiry: "بلا انتهاء صلاحية",
  days: (days) => measure(days, "day"),
  oneYear: "سنة واحدة",
  customDate: "تاريخ مخصص",
  expiryDate: "تاريخ انتهاء الصلاحية",
  expiryHint: (date) => `يعمل حتى ${date}.`,
  noExpiryHint: "يعمل إلى أن تحذفه أو تدوّره.",
  dateMissing: "اختر تاريخًا.",
  dateInPast: "اختر تاريخًا في المستقبل.",

  newKey: {
    title: "مفتاح API الجديد",
    text: "احفظه في مدير كلمات مرور أو مخزن أسرار. لا تُضِفه أبدًا إلى مستودع شيفرة أو صفحة ويب.",
  },
  newKeyOnce: "هذه هي المرة الوحيدة التي يظهر فيها: انسخه الآن، فلن يتمكن أحد من عرضه لك مرة أخرى.",
  newKeyField: "مفتاح API",
  newKeyStay: "انسخ المفتاح أولًا، أو اختر «تم» إذا كان لديك.",

  rollKeyTitle: (key) => `تدوير «${key}»`,
  rollConsumerTitle: (consumer) => `تدوير مفاتيح «${consumer}»`,
  rollKeyText: "ستحصل على مفتاح جديد بالاسم نفسه. اختر المدة التي يظل فيها المفتاح القديم يعمل.",
  rollConsumerText: (keys) =>
    keys === 1
      ? "ستحصل على مفتاح جديد. اختر المدة التي يظل فيها المفتاح القديم يعمل."
      : `ستحصل على مفتاح جديد واحد بدلًا من ${activeKeys(keys)}. اختر المدة التي تظل فيها المفاتيح القديمة تعمل.`,
  rollKey: "تدوير المفتاح",
  oldKeyKeepsWorking: "مدة عمل المفتاح القديم",
  graceNow: "ينتهي الآن",
  graceHours: (hours) => measure(hours, "hour"),
  graceDays: (days) => measure(days, "day"),
  graceDate: "حتى تاريخ محدد",
  graceField: "التاريخ والوقت",
  oldEndsNow: (keys) =>
    keys === 1 ? "سيتوقف المفتاح القديم عن العمل فور التدوير." : "ستتوقف المفاتيح القديمة عن العمل فور التدوير.",
  oldEndsAt: (keys, moment) =>
    keys === 1 ? `سيظل المفتاح القديم يعمل حتى ${moment}.` : `ستظل المفاتيح القديمة تعمل حتى ${moment}.`,
  oldEndsSooner: (keys, moment) =>
    keys === 1
      ? `تنتهي صلاحية المفتاح القديم تلقائيًا قبل ذلك، في ${moment}. التدوير لا يمددها.`
      : `المفاتيح القديمة التي تنتهي قبل ذلك تحتفظ بموعد انتهائها، وأولها في ${moment}. التدوير لا يمددها.`,

  deleteTitle: (name) => `هل تريد حذف «${name}»؟`,
  deleteKey: "حذف المفتاح",
  deleteKeyText: `ستُرفض الطلبات المرسلة بهذا المفتاح. ${irreversible}`,
  deleteLastKeyText: (consumer) =>
    `هذا آخر مفتاح نشط لدى «${consumer}». سيتوقف كل ما يستخدمه عن العمل، ولا يوجد مفتاح آخر يحل محله. ${irreversible}`,
  deleteExpiredKeyText: `انتهت صلاحية هذا المفتاح، لذا لن يتوقف أي شيء عن العمل. ${irreversible}`,
  deleteConsumer: "حذف المستهلك",
  deleteConsumerText: (keys) =>
    keys === 0
      ? `ليس لديه مفتاح نشط، لذا لن يتوقف أي شيء عن العمل. ${irreversible}`
      : `سيتوقف عن العمل كل ما يستخدم ${activeKeys(keys)} لديه. ${irreversible}`,
  deleteLastConsumerText: "هذا آخر مستهلك لديك: ستبدأ زيارتك التالية من جديد بمفتاح أول جديد.",
  renameTitle: (name) => `إعادة تسمية «${name}»`,

  leaked: "تسرّب هذا المفتاح",
  leakedTitle: (key) => `هل تسرّب «${key}»؟`,
  leakedText:
    "ينتهي فورًا، وتحصل على مفتاح جديد بالاسم نفسه. كل ما لا يزال يستخدم المفتاح القديم سيتوقف عن العمل إلى أن تضع المفتاح الجديد.",
  leakedSubmit: "إنهاؤه والحصول على مفتاح جديد",
  leakedCached: (count) =>
    `تم إنهاء المفتاح المسرّب. قد تقبله البوابات التي لا تزال تتذكره لمدة ${seconds(count)} أخرى.`,
  leakedOver: "تم إنهاء المفتاح المسرّب، ولم تعد أي بوابة تقبله.",
  leakedSteps: "ما يجب فعله الآن",
  leakedReplace: "ضع المفتاح الجديد في كل مكان كان يُستخدم فيه القديم.",
  leakedPurge: "أزل المفتاح القديم من حيث تسرّب: سجل Git والسجلات والرسائل.",
  leakedReview: "راجع الطلبات الأخيرة بحثًا عن أي طلب لم يصدر عنك.",

  welcome: {
    title: "مفتاح API الأول جاهز",
    text: "أنشأناه لك حتى تتمكن من استدعاء API على الفور.",
  },

  useInCode: "الاستخدام في الشيفرة",
  useInCodeTitle: (key) => `استخدام «${key}» في الشيفرة`,
  useInCodeText: "المفتاح مخفي هنا. ما تنسخه يحتوي على المفتاح الفعلي.",
  firstCall: "نفّذ استدعاءك الأول",
  codeLanguage: "اللغة",
  copyCode: (language) => `نسخ شيفرة ${language}`,
  copyCodeShort: "نسخ",
  codeCopied: "تم نسخ الشيفرة وفيها مفتاحك",
  codeCopyFailed: "لم يسمح متصفحك بالنسخ. الشيفرة محددة: اضغط على Ctrl+C، أو ‎⌘C على Mac.",
  tryIt: "تجربة",
  tryItAnswer: "استجابة API",
  tryItAnswered: (status, milliseconds) => `استجاب API بالحالة ${status} بعد ${number(milliseconds)} مللي ثانية.`,
  tryItUnreachable: "تعذر الوصول إلى API من هذه الصفحة. تحقق من اتصالك ومن أن API يسمح بالاستدعاءات من هذا الموقع.",

  keyCreated: "تم إنشاء المفتاح",
  keyCopied: "تم نسخ المفتاح",
  keyRevealed: "تم إظهار المفتاح",
  keyHiddenAgain: "تم إخفاء المفتاح",
  keyRolled: "تم تدوير المفتاح",
  keyExtended: (moment) => `تم تمديد المفتاح: يعمل حتى ${moment}`,
  keyEnded: "تم إنهاء المفتاح",
  keyRenamed: "تمت إعادة تسمية المفتاح",
  keyDeleted: "تم حذف المفتاح",
  consumerRenamed: "تمت إعادة تسمية المستهلك",
  consumerDeleted: "تم حذف المستهلك",

  problems: {
    network: {
      title: "يبدو أنك غير متصل بالإنترنت",
      text: "يتعذر الوصول إلى الخادم. تحقق من اتصالك ثم أعد المحاولة.",
    },
    timeout: slow,
    upstream_timeout: slow,
    upstream_unavailable: serviceDown,
    upstream_refused: serviceDown,
    upstream_error: serviceDown,
    identity_unavailable: { ...serviceDown, title: "خدمة تسجيل الدخول غير متاحة" },
    missing_token: sessionEnded,
    invalid_token: sessionEnded,
    expired_token: sessionEnded,
    not_admitted: {
      title: "ليس لحسابك حق الوصول إلى مفاتيح API",
      text: "اطلب حق الوصول من القائمين على هذه البوابة ثم أعد المحاولة.",
    },
    email_not_verified: {
      title: verifyEmail,
      text: "افتح الرابط الموجود في الرسالة التي أرسلناها إليك ثم أعد المحاولة.",
    },
    rate_limited: { title: "عدد كبير جدًا من الطلبات", text: "انتظر قليلًا ثم أعد المحاولة." },
    not_found: {
      title: "لم يعد هذا موجودًا",
      text: "حُذف في هذه الأثناء، أو أنه لا يخصك. تمت إزالته من القائمة.",
    },
    conflict: {
      title: "يتعارض هذا مع تغيير آخر",
      text: "أُعيد تحميل القائمة: راجعها ثم كرر ما فعلته.",
    },
    idempotency_in_flight: { title: "ما زال هذا قيد التنفيذ", text: "انتظر قليلًا ثم أعد المحاولة." },
    idempotency_result_gone: {
      title: "حُذف ما أنشأته",
      text: "نجحت محاولتك الأولى، لكن ما أنشأته حُذف بعد ذلك. أعد المحاولة لإنشاء غيره.",
    },
    nothing_to_roll: {
      title: "لا يوجد ما يمكن تدويره",
      text: "لم يعد هناك مفتاح نشط. أنشئ مفتاحًا جديدًا بدلًا منه.",
    },
    too_many_keys: {
      title: "بلغ هذا المستهلك الحد الأقصى",
      text: "لديه كل ما يُسمح به من المفاتيح. احذف مفتاحًا لا تحتاج إليه ثم أعد المحاولة.",
    },
    too_many_consumers: {
      title: "بلغت الحد الأقصى",
      text: "لديك كل ما يُسمح به من المستهلكين. احذف مستهلكًا لا تحتاج إليه ثم أعد المحاولة.",
    },
    not_retrievable: {
      title: "لا يمكن عرض هذا المفتاح مرة أخرى",
      text: "ظهر مرة واحدة عند إنشائه. دوّره للحصول على مفتاح جديد.",
    },
    invalid_expiry: { title: "لا يمكن استخدام هذا التاريخ", text: "اختر تاريخًا في المستقبل." },
  },
  unknownProblem: { title: "حدث خطأ ما", text: "المشكلة من جانبنا. انتظر قليلًا ثم أعد المحاولة." },
  rateLimited: (count) => `انتظر ${seconds(count)} ثم أعد المحاولة.`,
  tryNow: "يمكنك إعادة المحاولة الآن.",
  retryingIn: (count) => `ستُعاد المحاولة بعد ${seconds(count)}.`,
  loadsWhenOnline: "ستُحمَّل مفاتيحك تلقائيًا فور عودة الاتصال بالإنترنت.",
  goneMeanwhile: (name) => `لم يعد «${name}» موجودًا: فقد حُذف في هذه الأثناء.`,
  requestId: "معرّف الطلب",
  copyRequestId: "نسخ معرّف الطلب",
  requestIdCopied: "تم نسخ معرّف الطلب",
  requestIdCopyFailed: "لم يسمح متصفحك بالنسخ. المعرّف محدد: اضغط على Ctrl+C، أو ‎⌘C على Mac.",
  mayBeStale: "قد لا تكون هذه القائمة محدّثة",
  dialogFailed: "تعذر فتح هذا. تحقق من اتصالك ثم أعد المحاولة.",

  readOnlyNote: "يمكنك عرض هذه المفاتيح، ولكن لا يمكنك تغييرها.",

  signInAgain: "تسجيل الدخول مرة أخرى",
  signInWindowOpen: "سجّل الدخول في النافذة التي فُتحت. سيبقى ما كنت تفعله هنا.",
  signedInAgain: "سجّلت الدخول مرة أخرى. تابع من حيث توقفت.",
  signedOutElsewhere: {
    title: "لقد سجّلت الخروج",
    text: "سجّلت الخروج في علامة تبويب أو نافذة أخرى. سجّل الدخول مرة أخرى لعرض مفاتيح API وتغييرها.",
  },
  signIn: "تسجيل الدخول",
  signingIn: "جارٍ تسجيل دخولك",
  signedOut: {
    title: "سجّل الدخول لإدارة مفاتيح API",
    text: "مفاتيحك مرتبطة بحسابك. سجّل الدخول لعرضها ولإنشاء مفاتيح جديدة.",
  },
  signInFailed: { title: "تعذر تسجيل الدخول", text: "لم يتغير شيء. أعد المحاولة أو استخدم حسابًا آخر." },
  signInUnreachable: "تعذر فتح صفحة تسجيل الدخول. تحقق من اتصالك ثم أعد المحاولة.",
  verifyEmail: {
    title: verifyEmail,
    text: "افتح الرابط الموجود في الرسالة التي أرسلناها إليك، ثم عُد إلى هنا.",
  },
  verifyEmailOf: (email) => `أرسلنا رسالة إلى ${email}. افتح الرابط الموجود فيها، ثم عُد إلى هنا.`,
  haveVerified: "لقد أكّدته",
  stillNotVerified: "لم يُؤكَّد هذا العنوان بعد. قد يستغرق الأمر دقيقة بعد فتح الرابط.",
  otherAccount: "استخدام حساب آخر",
};

import type { Message } from "../labels.js";
import { createCounting } from "./count.js";
import type { Dictionary } from "./dictionary.js";

const { plural, measure, number } = createCounting("zh-Hans");

const sessionEnded: Message = {
  title: "您的会话已结束",
  text: "请重新登录以查看和更改您的 API 密钥。",
};

const serviceDown: Message = {
  title: "密钥服务不可用",
  text: "您的密钥仍然有效。请稍候，然后重试。",
};

const slow: Message = {
  title: "响应时间过长",
  text: "服务器未能及时响应。更改可能已经生效，请先查看列表，再决定是否重复操作。",
};

const verifyEmail = "请验证您的邮箱地址";

/** The words of the page in simplified Chinese, with a space between Latin and Chinese letters. */
export const simplifiedChinese: Dictionary = {
  language: "zh-Hans",
  joined: (first, second) => `${first}${second}`,
  sentence: (title) => `${title}。`,

  heading: "API 密钥",
  intro: "您的密钥用于验证对 API 的请求。请像对待密码一样妥善保管。",
  loading: "正在加载您的 API 密钥",
  tryAgain: "重试",
  cancel: "取消",
  save: "保存",
  done: "完成",
  dismiss: "关闭",

  unnamedKey: "API 密钥",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `${consumer} 的密钥`,
  noKeys: "这里还没有密钥。",
  createdOn: (date) => `创建于 ${date}`,
  keyHidden: "已隐藏",
  empty: { title: "还没有 API 密钥", text: "创建一个密钥，向 API 发出您的第一个请求。" },
  emptyReadOnly: "为您创建的密钥会显示在这里。",
  showMore: (shown, all) => `显示更多（已显示 ${number(shown)} 个，共 ${number(all)} 个）`,

  active: "有效",
  expired: "已过期",
  expires: (relative) => `${relative}过期`,
  replaced: (relative) => `已替换：${relative}失效`,
  expiresSoon: "不到 1 分钟后过期",

  createKey: "创建密钥",
  reveal: (key) => `显示 ${key}`,
  hide: (key) => `隐藏 ${key}`,
  copy: (key) => `复制 ${key}`,
  roll: (key) => `轮换 ${key}`,
  rename: (name) => `重命名 ${name}`,
  delete: (name) => `删除 ${name}`,
  rollKeysOf: (consumer) => `轮换密钥：${consumer}`,
  revealShort: "显示",
  hideShort: "隐藏",
  copyShort: "复制",
  rollShort: "轮换",
  rollKeysShort: "轮换密钥",
  renameShort: "重命名",
  deleteShort: "删除",
  nothingToRoll: "没有可轮换的有效密钥。",
  revealedKey: (key) => `${key} 的明文`,
  hidesAgain: (seconds) => plural(seconds, { other: "将在 # 秒后隐藏。" }),
  keepShown: (key) => `保持显示 ${key}`,
  keepShownShort: "保持显示",
  staysShown: "将一直显示，直到您将其隐藏或离开此标签页。",

  extend: (key) => `延长 24 小时：${key}`,
  extendShort: "延长 24 小时",
  endNow: (key) => `立即停用 ${key}`,
  endNowShort: "立即停用",
  endTitle: (key) => `要立即停用“${key}”吗？`,
  endText: "使用此密钥的请求将被拒绝。停用的密钥无法恢复。",
  endKey: "停用密钥",
  moreActions: (key) => `更多操作：${key}`,
  moreActionsShort: "更多操作",

  copyKey: "复制密钥",
  copied: "已复制",
  copyFailed: "您的浏览器不允许复制。密钥已选中：请按 Ctrl+C，在 Mac 上请按 ⌘C。",

  name: "名称",
  nameMissing: "请输入名称。",
  nameTooLong: (limit) => `最多 ${number(limit)} 个字符。`,
  namePlaceholder: "生产服务器",
  consumer: "使用方",

  expiry: "有效期",
  noExpiry: "永不过期",
  days: (days) => measure(days, "day"),
  oneYear: "1 年",
  customDate: "自定义日期",
  expiryDate: "过期日期",
  expiryHint: (date) => `有效期至 ${date}。`,
  noExpiryHint: "在您删除或轮换之前一直有效。",
  dateMissing: "请选择日期。",
  dateInPast: "请选择将来的日期。",

  newKey: {
    title: "您的新 API 密钥",
    text: "请将其保存在密码管理器或密钥库中。切勿提交到代码仓库或放入网页。",
  },
  newKeyOnce: "密钥仅在此时显示一次：请立即复制，之后任何人都无法再次向您显示。",
  newKeyField: "API 密钥",
  newKeyStay: "请先复制密钥；如果已经保存，请选择“完成”。",

  rollKeyTitle: (key) => `轮换“${key}”`,
  rollConsumerTitle: (consumer) => `轮换“${consumer}”的密钥`,
  rollKeyText: "您将获得一个同名的新密钥。请选择旧密钥继续有效的时间。",
  rollConsumerText: (keys) =>
    keys === 1
      ? "您将获得一个新密钥。请选择旧密钥继续有效的时间。"
      : plural(keys, { other: "您将获得一个新密钥，以替换 # 个有效密钥。请选择旧密钥继续有效的时间。" }),
  rollKey: "轮换密钥",
  oldKeyKeepsWorking: "旧密钥继续有效",
  graceNow: "立即失效",
  graceHours: (hours) => measure(hours, "hour"),
  graceDays: (days) => measure(days, "day"),
  graceDate: "直到指定日期",
  graceField: "日期和时间",
  oldEndsNow: () => "轮换后，旧密钥将立即失效。",
  oldEndsAt: (_, moment) => `旧密钥在 ${moment} 之前继续有效。`,
  oldEndsSooner: (keys, moment) =>
    keys === 1
      ? `旧密钥会在此之前自行过期，时间为 ${moment}。轮换不会延长其有效期。`
      : `在此之前过期的旧密钥保持原有期限，最早的为 ${moment}。轮换不会延长其有效期。`,

  deleteTitle: (name) => `要删除“${name}”吗？`,
  deleteKey: "删除密钥",
  deleteKeyText: "使用此密钥的请求将被拒绝。此操作无法撤消。",
  deleteLastKeyText: (consumer) =>
    `这是“${consumer}”的最后一个有效密钥。所有使用它的程序都将停止工作，且没有其他密钥可以替代。此操作无法撤消。`,
  deleteExpiredKeyText: "此密钥已过期，删除不会产生影响。此操作无法撤消。",
  deleteConsumer: "删除使用方",
  deleteConsumerText: (keys) =>
    keys === 0
      ? "它没有有效密钥，删除不会产生影响。此操作无法撤消。"
      : plural(keys, { other: "所有使用其 # 个有效密钥的程序都将停止工作。此操作无法撤消。" }),
  deleteLastConsumerText: "这是您的最后一个使用方：下次访问时将重新开始，并获得新的首个密钥。",
  renameTitle: (name) => `重命名“${name}”`,

  leaked: "此密钥已泄露",
  leakedTitle: (key) => `“${key}”是否已泄露？`,
  leakedText: "该密钥会立即失效，您将获得一个同名的新密钥。仍在使用旧密钥的程序将停止工作，直到您换上新密钥。",
  leakedSubmit: "停用并获取新密钥",
  leakedCached: (seconds) =>
    plural(seconds, { other: "泄露的密钥已停用。缓存了该密钥的网关可能仍会在 # 秒内接受它。" }),
  leakedOver: "泄露的密钥已停用，任何网关都不再接受它。",
  leakedSteps: "接下来要做的事",
  leakedReplace: "在所有使用旧密钥的地方换上新密钥。",
  leakedPurge: "从泄露的地方移除旧密钥：Git 历史记录、日志、消息。",
  leakedReview: "检查最近的请求，看是否有不是您发出的。",

  welcome: {
    title: "您的第一个 API 密钥已就绪",
    text: "我们已为您创建，您可以立即调用 API。",
  },

  useInCode: "在代码中使用",
  useInCodeTitle: (key) => `在代码中使用“${key}”`,
  useInCodeText: "密钥在此处已隐藏。复制的内容包含真实密钥。",
  firstCall: "发出您的第一个调用",
  codeLanguage: "语言",
  copyCode: (language) => `复制 ${language} 代码`,
  copyCodeShort: "复制",
  codeCopied: "代码已复制，其中包含您的密钥",
  codeCopyFailed: "您的浏览器不允许复制。代码已选中：请按 Ctrl+C，在 Mac 上请按 ⌘C。",
  tryIt: "试一试",
  tryItAnswer: "API 的响应",
  tryItAnswered: (status, milliseconds) => `API 在 ${number(milliseconds)} 毫秒后返回 ${status}。`,
  tryItUnreachable: "无法从此页面访问 API。请检查网络连接，并确认 API 允许来自此网站的调用。",

  keyCreated: "密钥已创建",
  keyCopied: "密钥已复制",
  keyRevealed: "密钥已显示",
  keyHiddenAgain: "密钥已隐藏",
  keyRolled: "密钥已轮换",
  keyExtended: (moment) => `密钥已延长：有效期至 ${moment}`,
  keyEnded: "密钥已停用",
  keyRenamed: "密钥已重命名",
  keyDeleted: "密钥已删除",
  consumerRenamed: "使用方已重命名",
  consumerDeleted: "使用方已删除",

  problems: {
    network: { title: "您似乎处于离线状态", text: "无法连接到服务器。请检查网络连接，然后重试。" },
    timeout: slow,
    upstream_timeout: slow,
    upstream_unavailable: serviceDown,
    upstream_refused: serviceDown,
    upstream_error: serviceDown,
    identity_unavailable: { ...serviceDown, title: "登录服务不可用" },
    missing_token: sessionEnded,
    invalid_token: sessionEnded,
    expired_token: sessionEnded,
    not_admitted: {
      title: "您的帐户无权使用 API 密钥",
      text: "请向此门户的管理者申请访问权限，然后重试。",
    },
    email_not_verified: { title: verifyEmail, text: "请打开我们发送给您的邮件中的链接，然后重试。" },
    rate_limited: { title: "请求过多", text: "请稍候，然后重试。" },
    not_found: {
      title: "该项已不存在",
      text: "它可能已被删除，或者不属于您。已将其从列表中移除。",
    },
    conflict: {
      title: "与另一项更改冲突",
      text: "列表已重新加载：请查看后再重复您的操作。",
    },
    idempotency_in_flight: { title: "仍在处理中", text: "请稍候，然后重试。" },
    idempotency_result_gone: {
      title: "所创建的内容已被删除",
      text: "您的首次操作已成功，但其结果随后被删除。重试即可重新创建。",
    },
    nothing_to_roll: { title: "没有可轮换的密钥", text: "已没有有效密钥。请改为创建新密钥。" },
    too_many_keys: {
      title: "此使用方的密钥数量已达上限",
      text: "请删除不需要的密钥，然后重试。",
    },
    too_many_consumers: {
      title: "使用方数量已达上限",
      text: "请删除不需要的使用方，然后重试。",
    },
    not_retrievable: {
      title: "无法再次显示此密钥",
      text: "它仅在创建时显示过一次。请轮换以获取新密钥。",
    },
    invalid_expiry: { title: "无法使用此日期", text: "请选择将来的日期。" },
  },
  unknownProblem: { title: "出错了", text: "问题出在我们这边。请稍候，然后重试。" },
  rateLimited: (seconds) => plural(seconds, { other: "请等待 # 秒，然后重试。" }),
  tryNow: "您现在可以重试。",
  retryingIn: (seconds) => plural(seconds, { other: "将在 # 秒后重试。" }),
  loadsWhenOnline: "恢复联网后，您的密钥将自动加载。",
  goneMeanwhile: (name) => `“${name}”已不存在：它在此期间被删除了。`,
  requestId: "请求 ID",
  copyRequestId: "复制请求 ID",
  requestIdCopied: "请求 ID 已复制",
  requestIdCopyFailed: "您的浏览器不允许复制。ID 已选中：请按 Ctrl+C，在 Mac 上请按 ⌘C。",
  mayBeStale: "此列表可能不是最新的",
  dialogFailed: "无法打开。请检查网络连接，然后重试。",

  readOnlyNote: "您可以查看这些密钥，但不能更改。",

  signInAgain: "重新登录",
  signInWindowOpen: "请在打开的窗口中登录。您正在进行的操作会保留在这里。",
  signedInAgain: "您已重新登录，请继续之前的操作。",
  signedOutElsewhere: {
    title: "您已退出登录",
    text: "您已在另一个标签页或窗口中退出登录。请重新登录以查看和更改您的 API 密钥。",
  },
  signIn: "登录",
  signingIn: "正在登录",
  signedOut: {
    title: "登录以管理您的 API 密钥",
    text: "密钥属于您的帐户。登录后即可查看并创建新密钥。",
  },
  signInFailed: { title: "登录失败", text: "未做任何更改。请重试，或使用其他帐户。" },
  signInUnreachable: "无法打开登录页面。请检查网络连接，然后重试。",
  verifyEmail: { title: verifyEmail, text: "请打开我们发送给您的邮件中的链接，然后返回此处。" },
  verifyEmailOf: (email) => `我们已向 ${email} 发送邮件。请打开其中的链接，然后返回此处。`,
  haveVerified: "我已验证",
  stillNotVerified: "此邮箱地址尚未验证。打开链接后可能需要一分钟才能生效。",
  otherAccount: "使用其他帐户",
};

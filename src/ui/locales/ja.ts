import type { Message } from "../labels.js";
import { createCounting } from "./count.js";
import type { Dictionary } from "./dictionary.js";

const { plural, measure, number } = createCounting("ja");

const sessionEnded: Message = {
  title: "セッションが終了しました",
  text: "API キーの表示や変更を行うには、もう一度サインインしてください。",
};

const serviceDown: Message = {
  title: "キーサービスを利用できません",
  text: "キーは引き続き有効です。しばらくしてから、もう一度お試しください。",
};

const slow: Message = {
  title: "時間がかかりすぎています",
  text: "サーバーが時間内に応答しませんでした。変更がすでに反映されている可能性があるため、やり直す前に一覧を確認してください。",
};

const verifyEmail = "メールアドレスを確認してください";

/** The words of the page in Japanese: polite, with a space between Latin and Japanese letters. */
export const japanese: Dictionary = {
  language: "ja",
  joined: (first, second) => `${first}${second}`,
  sentence: (title) => `${title}。`,

  heading: "API キー",
  intro: "キーは API へのリクエストを認証します。パスワードと同じように扱ってください。",
  loading: "API キーを読み込んでいます",
  tryAgain: "再試行",
  cancel: "キャンセル",
  save: "保存",
  done: "完了",
  dismiss: "閉じる",

  unnamedKey: "API キー",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `${consumer} のキー`,
  noKeys: "キーはまだありません。",
  createdOn: (date) => `作成日: ${date}`,
  keyHidden: "非表示",
  empty: {
    title: "API キーはまだありません",
    text: "キーを作成して、API に最初のリクエストを送信しましょう。",
  },
  emptyReadOnly: "あなた用に作成されたキーは、ここに表示されます。",
  showMore: (shown, all) => `さらに表示（${number(all)} 件中 ${number(shown)} 件を表示中）`,

  active: "有効",
  expired: "期限切れ",
  expires: (relative) => `${relative}に期限切れ`,
  replaced: (relative) => `置き換え済み: ${relative}に終了`,
  expiresSoon: "1 分以内に期限切れ",

  createKey: "キーを作成",
  reveal: (key) => `${key} を表示`,
  hide: (key) => `${key} を非表示`,
  copy: (key) => `${key} をコピー`,
  roll: (key) => `${key} をローテーション`,
  rename: (name) => `${name} の名前を変更`,
  delete: (name) => `${name} を削除`,
  rollKeysOf: (consumer) => `${consumer} のキーをローテーション`,
  revealShort: "表示",
  hideShort: "非表示",
  copyShort: "コピー",
  rollShort: "ローテーション",
  rollKeysShort: "キーをローテーション",
  renameShort: "名前を変更",
  deleteShort: "削除",
  nothingToRoll: "ローテーションできる有効なキーがありません。",
  revealedKey: (key) => `${key} の値`,
  hidesAgain: (seconds) => plural(seconds, { other: "# 秒後に非表示になります。" }),
  keepShown: (key) => `${key} を表示したままにする`,
  keepShownShort: "表示したままにする",
  staysShown: "非表示にするか、このタブを離れるまで表示されます。",

  extend: (key) => `${key} を 24 時間延長`,
  extendShort: "24 時間延長",
  endNow: (key) => `${key} を今すぐ無効化`,
  endNowShort: "今すぐ無効化",
  endTitle: (key) => `「${key}」を今すぐ無効化しますか?`,
  endText: "このキーを使用したリクエストは拒否されるようになります。無効化したキーを元に戻すことはできません。",
  endKey: "キーを無効化",
  moreActions: (key) => `${key} のその他の操作`,
  moreActionsShort: "その他の操作",

  copyKey: "キーをコピー",
  copied: "コピーしました",
  copyFailed: "ブラウザーがコピーを許可しませんでした。キーは選択されています。Ctrl+C (Mac では ⌘C) を押してください。",

  name: "名前",
  nameMissing: "名前を入力してください。",
  nameTooLong: (limit) => `${number(limit)} 文字以内で入力してください。`,
  namePlaceholder: "本番サーバー",
  consumer: "コンシューマー",

  expiry: "有効期限",
  noExpiry: "無期限",
  days: (days) => measure(days, "day"),
  oneYear: "1 年",
  customDate: "日付を指定",
  expiryDate: "有効期限の日付",
  expiryHint: (date) => `${date} まで有効です。`,
  noExpiryHint: "削除またはローテーションするまで有効です。",
  dateMissing: "日付を選択してください。",
  dateInPast: "将来の日付を選択してください。",

  newKey: {
    title: "新しい API キー",
    text: "パスワードマネージャーまたはシークレットストアに保管してください。コミットや Web ページには決して含めないでください。",
  },
  newKeyOnce: "表示されるのは今回だけです。後から再表示することはできないため、今すぐコピーしてください。",
  newKeyField: "API キー",
  newKeyStay: "先にキーをコピーしてください。保存済みの場合は [完了] を選択してください。",

  rollKeyTitle: (key) => `「${key}」をローテーション`,
  rollConsumerTitle: (consumer) => `「${consumer}」のキーをローテーション`,
  rollKeyText: "同じ名前の新しいキーが発行されます。古いキーをいつまで有効にするかを選択してください。",
  rollConsumerText: (keys) =>
    keys === 1
      ? "新しいキーが発行されます。古いキーをいつまで有効にするかを選択してください。"
      : plural(keys, {
          other:
            "有効な # 個のキーの代わりに、新しいキーが 1 個発行されます。古いキーをいつまで有効にするかを選択してください。",
        }),
  rollKey: "キーをローテーション",
  oldKeyKeepsWorking: "古いキーの有効期間",
  graceNow: "今すぐ無効化",
  graceHours: (hours) => measure(hours, "hour"),
  graceDays: (days) => measure(days, "day"),
  graceDate: "日時を指定",
  graceField: "日付と時刻",
  oldEndsNow: () => "古いキーは、ローテーションするとすぐに無効になります。",
  oldEndsAt: (_, moment) => `古いキーは ${moment} まで有効です。`,
  oldEndsSooner: (keys, moment) =>
    keys === 1
      ? `古いキーはそれより前の ${moment} に期限切れになります。ローテーションしても延長されません。`
      : `それより前に期限が切れる古いキーの期限は変わりません (最初は ${moment})。ローテーションしても延長されません。`,

  deleteTitle: (name) => `「${name}」を削除しますか?`,
  deleteKey: "キーを削除",
  deleteKeyText: "このキーを使用したリクエストは拒否されるようになります。この操作は元に戻せません。",
  deleteLastKeyText: (consumer) =>
    `これは「${consumer}」の最後の有効なキーです。これを使用しているものはすべて動作しなくなり、代わりになるキーもありません。この操作は元に戻せません。`,
  deleteExpiredKeyText: "このキーは期限切れのため、削除しても影響はありません。この操作は元に戻せません。",
  deleteConsumer: "コンシューマーを削除",
  deleteConsumerText: (keys) =>
    keys === 0
      ? "有効なキーがないため、削除しても影響はありません。この操作は元に戻せません。"
      : plural(keys, {
          other: "# 個の有効なキーを使用しているものはすべて動作しなくなります。この操作は元に戻せません。",
        }),
  deleteLastConsumerText:
    "これは最後のコンシューマーです。次回のアクセス時に、新しい最初のキーとともに作り直されます。",
  renameTitle: (name) => `「${name}」の名前を変更`,

  leaked: "このキーが漏洩した",
  leakedTitle: (key) => `「${key}」が漏洩しましたか?`,
  leakedText:
    "キーはすぐに無効になり、同じ名前の新しいキーが発行されます。古いキーを使用しているものは、新しいキーに置き換えるまで動作しません。",
  leakedSubmit: "無効化して新しいキーを取得",
  leakedCached: (seconds) =>
    plural(seconds, {
      other:
        "漏洩したキーを無効にしました。キャッシュが残っているゲートウェイでは、あと # 秒間受け入れられる可能性があります。",
    }),
  leakedOver: "漏洩したキーは無効になり、どのゲートウェイでも受け入れられません。",
  leakedSteps: "次に行うこと",
  leakedReplace: "古いキーを使用していた場所すべてに、新しいキーを設定します。",
  leakedPurge: "漏洩した場所 (Git の履歴、ログ、メッセージ) から古いキーを削除します。",
  leakedReview: "最近のリクエストに、心当たりのないものがないか確認します。",

  welcome: {
    title: "最初の API キーの準備ができました",
    text: "すぐに API を呼び出せるよう、あらかじめ作成しておきました。",
  },

  useInCode: "コードで使用",
  useInCodeTitle: (key) => `「${key}」をコードで使用`,
  useInCodeText: "ここではキーは非表示です。コピーした内容には実際のキーが含まれます。",
  firstCall: "最初の呼び出し",
  codeLanguage: "言語",
  copyCode: (language) => `${language} のコードをコピー`,
  copyCodeShort: "コピー",
  codeCopied: "キーを含むコードをコピーしました",
  codeCopyFailed:
    "ブラウザーがコピーを許可しませんでした。コードは選択されています。Ctrl+C (Mac では ⌘C) を押してください。",
  tryIt: "試してみる",
  tryItAnswer: "API の応答",
  tryItAnswered: (status, milliseconds) => `API は ${number(milliseconds)} ミリ秒で ${status} を返しました。`,
  tryItUnreachable:
    "このページから API に接続できませんでした。接続を確認し、API がこのサイトからの呼び出しを許可しているか確認してください。",

  keyCreated: "キーを作成しました",
  keyCopied: "キーをコピーしました",
  keyRevealed: "キーを表示しました",
  keyHiddenAgain: "キーを非表示にしました",
  keyRolled: "キーをローテーションしました",
  keyExtended: (moment) => `キーを延長しました: ${moment} まで有効`,
  keyEnded: "キーを無効化しました",
  keyRenamed: "キーの名前を変更しました",
  keyDeleted: "キーを削除しました",
  consumerRenamed: "コンシューマーの名前を変更しました",
  consumerDeleted: "コンシューマーを削除しました",

  problems: {
    network: {
      title: "オフラインのようです",
      text: "サーバーに接続できません。接続を確認してから、もう一度お試しください。",
    },
    timeout: slow,
    upstream_timeout: slow,
    upstream_unavailable: serviceDown,
    upstream_refused: serviceDown,
    upstream_error: serviceDown,
    identity_unavailable: { ...serviceDown, title: "サインインサービスを利用できません" },
    missing_token: sessionEnded,
    invalid_token: sessionEnded,
    expired_token: sessionEnded,
    not_admitted: {
      title: "このアカウントには API キーへのアクセス権がありません",
      text: "このポータルの運営者にアクセス権を依頼してから、もう一度お試しください。",
    },
    email_not_verified: {
      title: verifyEmail,
      text: "お送りしたメッセージのリンクを開いてから、もう一度お試しください。",
    },
    rate_limited: {
      title: "リクエストが多すぎます",
      text: "しばらくしてから、もう一度お試しください。",
    },
    not_found: {
      title: "これはもう存在しません",
      text: "すでに削除されたか、アクセス権がありません。一覧から取り除きました。",
    },
    conflict: {
      title: "別の変更と競合しています",
      text: "一覧を再読み込みしました。確認してから、操作をやり直してください。",
    },
    idempotency_in_flight: { title: "まだ処理中です", text: "しばらく待ってから、もう一度お試しください。" },
    idempotency_result_gone: {
      title: "作成したものは削除されました",
      text: "最初の操作は成功しましたが、その後に削除されました。もう一度実行すると、新しく作成されます。",
    },
    nothing_to_roll: {
      title: "ローテーションするキーがありません",
      text: "有効なキーはもうありません。代わりに新しいキーを作成してください。",
    },
    too_many_keys: {
      title: "このコンシューマーのキー数が上限に達しています",
      text: "不要なキーを削除してから、もう一度お試しください。",
    },
    too_many_consumers: {
      title: "コンシューマー数が上限に達しています",
      text: "不要なコンシューマーを削除してから、もう一度お試しください。",
    },
    not_retrievable: {
      title: "このキーを再表示することはできません",
      text: "作成時に一度だけ表示されました。新しいキーを取得するには、ローテーションしてください。",
    },
    invalid_expiry: { title: "この日付は使用できません", text: "将来の日付を選択してください。" },
  },
  unknownProblem: {
    title: "問題が発生しました",
    text: "サービス側の問題です。しばらくしてから、もう一度お試しください。",
  },
  rateLimited: (seconds) => plural(seconds, { other: "# 秒待ってから、もう一度お試しください。" }),
  tryNow: "もう一度お試しいただけます。",
  retryingIn: (seconds) => plural(seconds, { other: "# 秒後に再試行します。" }),
  loadsWhenOnline: "オンラインに戻ると、キーは自動的に読み込まれます。",
  goneMeanwhile: (name) => `「${name}」はすでに削除されているため、もう存在しません。`,
  requestId: "リクエスト ID",
  copyRequestId: "リクエスト ID をコピー",
  requestIdCopied: "リクエスト ID をコピーしました",
  requestIdCopyFailed:
    "ブラウザーがコピーを許可しませんでした。ID は選択されています。Ctrl+C (Mac では ⌘C) を押してください。",
  mayBeStale: "この一覧は最新ではない可能性があります",
  dialogFailed: "開けませんでした。接続を確認してから、もう一度お試しください。",

  readOnlyNote: "これらのキーは表示できますが、変更はできません。",

  signInAgain: "もう一度サインイン",
  signInWindowOpen: "開いたウィンドウでサインインしてください。作業中の内容はここに残ります。",
  signedInAgain: "サインインしました。続きから作業できます。",
  signedOutElsewhere: {
    title: "サインアウトしました",
    text: "別のタブまたはウィンドウでサインアウトしました。API キーの表示や変更を行うには、もう一度サインインしてください。",
  },
  signIn: "サインイン",
  signingIn: "サインインしています",
  signedOut: {
    title: "サインインして API キーを管理",
    text: "キーはアカウントに紐づいています。サインインすると、キーの確認や新しいキーの作成ができます。",
  },
  signInFailed: {
    title: "サインインできませんでした",
    text: "何も変更されていません。もう一度試すか、別のアカウントを使用してください。",
  },
  signInUnreachable: "サインインページを開けませんでした。接続を確認してから、もう一度お試しください。",
  verifyEmail: {
    title: verifyEmail,
    text: "お送りしたメッセージのリンクを開いてから、このページに戻ってください。",
  },
  verifyEmailOf: (email) => `${email} にメッセージを送信しました。そのリンクを開いてから、このページに戻ってください。`,
  haveVerified: "確認しました",
  stillNotVerified: "このアドレスはまだ確認されていません。リンクを開いてから 1 分ほどかかることがあります。",
  otherAccount: "別のアカウントを使用",
};

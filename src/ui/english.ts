import { englishProblems } from "./english-problems.js";
import type { Labels } from "./labels.js";

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** The words of the page in English. */
export const english: Labels = {
  language: "en",
  joined: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  heading: "API keys",
  intro: "Your keys authenticate requests to the API. Treat them like passwords.",
  loading: "Loading your API keys",
  tryAgain: "Try again",
  cancel: "Cancel",
  save: "Save",
  done: "Done",
  dismiss: "Dismiss",

  unnamedKey: "API key",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `Keys of ${consumer}`,
  noKeys: "No keys here yet.",
  createdOn: (date) => `Created ${date}`,
  keyHidden: "Hidden",
  empty: { title: "No API keys yet", text: "Create a key to make your first request to the API." },
  emptyReadOnly: "Keys that are created for you will appear here.",
  showMore: (shown, all) => `Show more (${shown} of ${all} shown)`,

  active: "Active",
  expired: "Expired",
  expires: (relative) => `Expires ${relative}`,
  expiresSoon: "Expires in less than a minute",
  replaced: (relative) => `Replaced: ends ${relative}`,

  createKey: "Create key",
  reveal: (key) => `Reveal ${key}`,
  hide: (key) => `Hide ${key}`,
  copy: (key) => `Copy ${key}`,
  roll: (key) => `Roll ${key}`,
  rename: (name) => `Rename ${name}`,
  delete: (name) => `Delete ${name}`,
  rollKeysOf: (consumer) => `Roll keys of ${consumer}`,
  revealShort: "Reveal",
  hideShort: "Hide",
  copyShort: "Copy",
  rollShort: "Roll",
  rollKeysShort: "Roll keys",
  renameShort: "Rename",
  deleteShort: "Delete",
  nothingToRoll: "There is no active key to roll.",
  revealedKey: (key) => `Plain text of ${key}`,
  hidesAgain: (seconds) => `Hides in ${count(seconds, "second", "seconds")}.`,
  keepShown: (key) => `Keep showing ${key}`,
  keepShownShort: "Keep showing",
  staysShown: "Stays until you hide it or leave this tab.",

  extend: (key) => `Extend 24 h: ${key}`,
  extendShort: "Extend 24 h",
  endNow: (key) => `End now: ${key}`,
  endNowShort: "End now",
  endTitle: (key) => `End “${key}” now?`,
  endText: "Requests made with this key will be refused. A key that has ended cannot be brought back.",
  endKey: "End key",
  moreActions: (key) => `More actions for ${key}`,
  moreActionsShort: "More actions",

  copyKey: "Copy key",
  copied: "Copied",
  copyFailed: "Your browser did not allow copying. The key is selected: press Ctrl+C, or ⌘C on a Mac.",

  name: "Name",
  nameMissing: "Enter a name.",
  nameTooLong: (limit) => `Use at most ${limit} characters.`,
  namePlaceholder: "Production server",
  consumer: "Consumer",

  expiry: "Expires",
  noExpiry: "No expiration",
  days: (days) => count(days, "day", "days"),
  oneYear: "1 year",
  customDate: "Custom date",
  expiryDate: "Expiry date",
  expiryHint: (date) => `Works until ${date}.`,
  noExpiryHint: "Works until you delete or roll it.",
  dateMissing: "Choose a date.",
  dateInPast: "Choose a date in the future.",

  newKey: {
    title: "Your new API key",
    text: "Store it in a password manager or a secret store. Never commit it or put it into a web page.",
  },
  newKeyOnce: "This is the only time it is shown: copy it now, because nobody can show it to you again.",
  newKeyField: "API key",
  newKeyStay: "Copy the key first, or choose Done if you have it.",

  rollKeyTitle: (key) => `Roll “${key}”`,
  rollConsumerTitle: (consumer) => `Roll keys of “${consumer}”`,
  rollKeyText: "You get a new key with the same name. Choose how long the old one keeps working.",
  rollConsumerText: (keys) =>
    keys === 1
      ? "You get a new key. Choose how long the old one keeps working."
      : `You get one new key in place of ${keys} active ones. Choose how long those keep working.`,
  rollKey: "Roll key",
  oldKeyKeepsWorking: "Old key keeps working",
  graceNow: "Ends now",
  graceHours: (hours) => count(hours, "hour", "hours"),
  graceDays: (days) => count(days, "day", "days"),
  graceDate: "Until a date",
  graceField: "Date and time",
  oldEndsNow: (keys) => `The old ${keys === 1 ? "key stops" : "keys stop"} working as soon as you roll.`,
  oldEndsAt: (keys, moment) => `The old ${keys === 1 ? "key keeps" : "keys keep"} working until ${moment}.`,
  oldEndsSooner: (keys, moment) =>
    keys === 1
      ? `The old key expires on its own before that, on ${moment}. Rolling does not extend it.`
      : `Old keys that expire before that keep their own end, the first on ${moment}. Rolling does not extend them.`,

  leaked: "This key leaked",
  leakedTitle: (key) => `Did “${key}” leak?`,
  leakedText:
    "It ends at once, and you get a new key with the same name. Whatever still uses the old one stops working until you put in the new one.",
  leakedSubmit: "End it and get a new key",
  leakedCached: (seconds) =>
    `The leaked key has ended. Gateways that remember it may accept it for ${count(seconds, "more second", "more seconds")}.`,
  leakedOver: "The leaked key has ended, and no gateway accepts it any more.",
  leakedSteps: "What to do now",
  leakedReplace: "Put the new key wherever the old one was used.",
  leakedPurge: "Remove the old key from where it leaked: Git history, logs, messages.",
  leakedReview: "Look through recent requests for any that were not yours.",

  deleteTitle: (name) => `Delete “${name}”?`,
  deleteKey: "Delete key",
  deleteKeyText: "Requests made with this key will be refused. This cannot be undone.",
  deleteLastKeyText: (consumer) =>
    `This is the last active key of “${consumer}”. Everything that uses it stops working, and there is no other key to take over. This cannot be undone.`,
  deleteExpiredKeyText: "This key has expired, so nothing stops working. This cannot be undone.",
  deleteConsumer: "Delete consumer",
  deleteConsumerText: (keys) =>
    keys === 0
      ? "It has no active key, so nothing stops working. This cannot be undone."
      : `Everything that uses its ${count(keys, "active key", "active keys")} stops working. This cannot be undone.`,
  deleteLastConsumerText: "It is your last one: your next visit starts afresh, with a new first key.",
  renameTitle: (name) => `Rename “${name}”`,

  welcome: {
    title: "Your first API key is ready",
    text: "We made it for you, so that you can call the API right away.",
  },

  useInCode: "Use in code",
  useInCodeTitle: (key) => `Use “${key}” in code`,
  useInCodeText: "The key is hidden here. What you copy has the real one in it.",
  firstCall: "Make your first call",
  codeLanguage: "Language",
  copyCode: (language) => `Copy ${language} code`,
  copyCodeShort: "Copy",
  codeCopied: "Code copied, with your key in it",
  codeCopyFailed: "Your browser did not allow copying. The code is selected: press Ctrl+C, or ⌘C on a Mac.",
  tryIt: "Try it",
  tryItAnswer: "The API's answer",
  tryItAnswered: (status, milliseconds) => `The API answered ${status} after ${milliseconds} ms.`,
  tryItUnreachable:
    "The API could not be reached from this page. Check your connection, and that the API allows calls from this site.",

  keyCreated: "Key created",
  keyCopied: "Key copied",
  keyRevealed: "Key revealed",
  keyHiddenAgain: "Key hidden",
  keyRolled: "Key rolled",
  keyRenamed: "Key renamed",
  keyDeleted: "Key deleted",
  keyExtended: (moment) => `Key extended: it works until ${moment}`,
  keyEnded: "Key ended",
  consumerRenamed: "Consumer renamed",
  consumerDeleted: "Consumer deleted",

  problems: englishProblems,
  unknownProblem: { title: "Something went wrong", text: "The problem is on our side. Wait a moment, then try again." },
  rateLimited: (seconds) => `Wait ${count(seconds, "second", "seconds")}, then try again.`,
  tryNow: "You can try again now.",
  retryingIn: (seconds) => `Trying again in ${count(seconds, "second", "seconds")}.`,
  loadsWhenOnline: "Your keys load by themselves once you are online again.",
  goneMeanwhile: (name) => `“${name}” no longer exists: it was deleted in the meantime.`,
  requestId: "Request ID",
  copyRequestId: "Copy request ID",
  requestIdCopied: "Request ID copied",
  requestIdCopyFailed: "Your browser did not allow copying. The ID is selected: press Ctrl+C, or ⌘C on a Mac.",
  mayBeStale: "This list may be out of date",
  dialogFailed: "This could not be opened. Check your connection, then try again.",

  readOnlyNote: "You can look at these keys, but not change them.",

  signInAgain: "Sign in again",
  signInWindowOpen: "Sign in in the window that has opened. What you were doing stays here.",
  signedInAgain: "You are signed in again. Go on where you were.",
  signedOutElsewhere: {
    title: "You have signed out",
    text: "You signed out in another tab or window. Sign in again to see and change your API keys.",
  },
  signIn: "Sign in",
  signingIn: "Signing you in",
  signedOut: {
    title: "Sign in to manage your API keys",
    text: "Your keys belong to your account. Sign in to see them and to create new ones.",
  },
  signInFailed: { title: "Signing in did not work", text: "Nothing was changed. Try again, or use another account." },
  signInUnreachable: "The sign-in page could not be opened. Check your connection, then try again.",
  verifyEmail: {
    title: "Verify your e-mail address",
    text: "Open the link in the message that we sent you. Then come back here.",
  },
  verifyEmailOf: (email) => `We sent a message to ${email}. Open the link in it, then come back here.`,
  haveVerified: "I have verified it",
  stillNotVerified: "This address is not verified yet. It can take a minute after you open the link.",
  otherAccount: "Use another account",
};

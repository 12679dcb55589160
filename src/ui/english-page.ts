import { count } from "./english-count.js";
import { englishProblems } from "./english-problems.js";
import type { PageLabels } from "./labels.js";

/** The words of the page itself in English: what is there from the start. */
export const englishPage: PageLabels = {
  language: "en",
  joined: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  heading: "API keys",
  intro: "Your keys authenticate requests to the API. Treat them like passwords.",
  loading: "Loading your API keys",
  tryAgain: "Try again",
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
  moreActions: (key) => `More actions for ${key}`,
  moreActionsShort: "More actions",

  copyKey: "Copy key",
  copied: "Copied",
  copyFailed: "Your browser did not allow copying. The key is selected: press Ctrl+C, or ⌘C on a Mac.",

  newKeyField: "API key",

  leaked: "This key leaked",

  welcome: {
    title: "Your first API key is ready",
    text: "We made it for you, so that you can call the API right away.",
  },

  useInCode: "Use in code",

  keyCopied: "Key copied",
  keyRevealed: "Key revealed",
  keyHiddenAgain: "Key hidden",
  keyExtended: (moment) => `Key extended: it works until ${moment}`,

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

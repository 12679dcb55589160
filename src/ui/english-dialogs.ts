import { count } from "./english-count.js";
import type { DialogLabels } from "./labels.js";

/** The words in English that are needed with the first dialog. */
export const englishDialogs: DialogLabels = {
  cancel: "Cancel",
  save: "Save",
  done: "Done",

  endTitle: (key) => `End “${key}” now?`,
  endText: "Requests made with this key will be refused. A key that has ended cannot be brought back.",
  endKey: "End key",

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
  keyRolled: "Key rolled",
  keyRenamed: "Key renamed",
  keyDeleted: "Key deleted",
  keyEnded: "Key ended",
  consumerRenamed: "Consumer renamed",
  consumerDeleted: "Consumer deleted",
};

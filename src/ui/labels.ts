import type { ProblemCode } from "../core/problem.js";

/** A title, and one sentence that says what happened and what to do about it. */
export interface Message {
  readonly title: string;
  readonly text: string;
}

/** The words of the page itself. */
export interface PageLabels {
  /** The BCP 47 language of these words, such as `"en"`: dates inside them are written in it. */
  readonly language: string;
  /** Puts one sentence after another. */
  readonly joined: (first: string, second: string) => string;
  /** A title as a sentence, where a text follows it. */
  readonly sentence: (title: string) => string;

  readonly heading: string;
  readonly intro: string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly dismiss: string;

  /** The name of a key or consumer that has none. */
  readonly unnamedKey: string;
  /** Tells apart keys of one name. */
  readonly sameNamedKey: (key: string, ending: string) => string;
  readonly keysOf: (consumer: string) => string;
  readonly noKeys: string;
  readonly createdOn: (date: string) => string;
  readonly keyHidden: string;
  readonly empty: Message;
  /** Takes the text of `empty` where the user cannot create a key. */
  readonly emptyReadOnly: string;
  /** Draws more consumers of a long list. */
  readonly showMore: (shown: number, all: number) => string;

  readonly active: string;
  readonly expired: string;
  /** @param relative such as "in 23 hours" */
  readonly expires: (relative: string) => string;
  readonly expiresSoon: string;
  /**
   * A newer key of the same name has taken over.
   *
   * @param relative such as "in 23 hours"
   */
  readonly replaced: (relative: string) => string;

  readonly createKey: string;
  readonly reveal: (key: string) => string;
  readonly hide: (key: string) => string;
  readonly copy: (key: string) => string;
  readonly roll: (key: string) => string;
  readonly rename: (name: string) => string;
  readonly delete: (name: string) => string;
  readonly rollKeysOf: (consumer: string) => string;
  readonly revealShort: string;
  readonly hideShort: string;
  readonly copyShort: string;
  readonly rollShort: string;
  readonly rollKeysShort: string;
  readonly renameShort: string;
  readonly deleteShort: string;
  readonly nothingToRoll: string;
  readonly revealedKey: (key: string) => string;
  readonly hidesAgain: (seconds: number) => string;
  /** A switch: the key stays on screen until it is hidden. */
  readonly keepShown: (key: string) => string;
  readonly keepShownShort: string;
  readonly staysShown: string;

  readonly extend: (key: string) => string;
  readonly extendShort: string;
  readonly endNow: (key: string) => string;
  readonly endNowShort: string;
  readonly moreActions: (key: string) => string;
  readonly moreActionsShort: string;

  readonly copyKey: string;
  readonly copied: string;
  readonly copyFailed: string;

  readonly newKeyField: string;

  /** What is offered for a key that others have seen. */
  readonly leaked: string;

  readonly welcome: Message;

  readonly useInCode: string;

  readonly keyCopied: string;
  readonly keyRevealed: string;
  readonly keyHiddenAgain: string;
  readonly keyExtended: (moment: string) => string;

  /** What is said of a failure, by its code. */
  readonly problems: Readonly<Partial<Record<ProblemCode, Message>>>;
  /** Said of every failure that `problems` does not name. */
  readonly unknownProblem: Message;
  readonly rateLimited: (seconds: number) => string;
  /** The wait is over: said in place of `rateLimited`. */
  readonly tryNow: string;
  /** A list is asked for again by itself. */
  readonly retryingIn: (seconds: number) => string;
  readonly loadsWhenOnline: string;
  /** Somebody else deleted it. */
  readonly goneMeanwhile: (name: string) => string;
  readonly requestId: string;
  readonly copyRequestId: string;
  readonly requestIdCopied: string;
  readonly requestIdCopyFailed: string;
  readonly mayBeStale: string;
  readonly dialogFailed: string;

  readonly readOnlyNote: string;

  readonly signInAgain: string;
  /** A window with the sign-in page is open. */
  readonly signInWindowOpen: string;
  readonly signedInAgain: string;
  readonly signedOutElsewhere: Message;
  readonly signIn: string;
  readonly signingIn: string;
  readonly signedOut: Message;
  readonly signInFailed: Message;
  readonly signInUnreachable: string;
  readonly verifyEmail: Message;
  readonly verifyEmailOf: (email: string) => string;
  readonly haveVerified: string;
  readonly stillNotVerified: string;
  readonly otherAccount: string;
}

/** The words that are needed with the first dialog. */
export interface DialogLabels {
  readonly cancel: string;
  readonly save: string;
  readonly done: string;

  readonly endTitle: (key: string) => string;
  readonly endText: string;
  readonly endKey: string;

  readonly name: string;
  readonly nameMissing: string;
  readonly nameTooLong: (limit: number) => string;
  readonly namePlaceholder: string;
  readonly consumer: string;

  readonly expiry: string;
  readonly noExpiry: string;
  readonly days: (days: number) => string;
  readonly oneYear: string;
  readonly customDate: string;
  readonly expiryDate: string;
  readonly expiryHint: (date: string) => string;
  readonly noExpiryHint: string;
  readonly dateMissing: string;
  readonly dateInPast: string;

  readonly newKey: Message;
  readonly newKeyOnce: string;
  readonly newKeyStay: string;

  readonly rollKeyTitle: (key: string) => string;
  readonly rollConsumerTitle: (consumer: string) => string;
  readonly rollKeyText: string;
  readonly rollConsumerText: (count: number) => string;
  readonly rollKey: string;
  readonly oldKeyKeepsWorking: string;
  readonly graceNow: string;
  readonly graceHours: (hours: number) => string;
  readonly graceDays: (days: number) => string;
  readonly graceDate: string;
  readonly graceField: string;
  readonly oldEndsNow: (count: number) => string;
  readonly oldEndsAt: (count: number, moment: string) => string;
  readonly oldEndsSooner: (count: number, moment: string) => string;

  readonly leakedTitle: (key: string) => string;
  readonly leakedText: string;
  readonly leakedSubmit: string;
  /** Gateways remember a key for a while after it has ended. */
  readonly leakedCached: (seconds: number) => string;
  readonly leakedOver: string;
  readonly leakedSteps: string;
  readonly leakedReplace: string;
  readonly leakedPurge: string;
  readonly leakedReview: string;

  readonly deleteTitle: (name: string) => string;
  readonly deleteKey: string;
  readonly deleteKeyText: string;
  readonly deleteLastKeyText: (consumer: string) => string;
  readonly deleteExpiredKeyText: string;
  readonly deleteConsumer: string;
  readonly deleteConsumerText: (activeKeys: number) => string;
  readonly deleteLastConsumerText: string;
  readonly renameTitle: (name: string) => string;

  readonly useInCodeTitle: (key: string) => string;
  readonly useInCodeText: string;
  readonly firstCall: string;
  readonly codeLanguage: string;
  /** @param language such as "curl" or ".env" */
  readonly copyCode: (language: string) => string;
  readonly copyCodeShort: string;
  readonly codeCopied: string;
  readonly codeCopyFailed: string;
  readonly tryIt: string;
  readonly tryItAnswer: string;
  readonly tryItAnswered: (status: string, milliseconds: number) => string;
  readonly tryItUnreachable: string;

  readonly keyCreated: string;
  readonly keyRolled: string;
  readonly keyRenamed: string;
  readonly keyDeleted: string;
  readonly keyEnded: string;
  readonly consumerRenamed: string;
  readonly consumerDeleted: string;
}

/**
 * Every word that people read or hear. Replace any of them with the `labels` property of `<ApiKeys>`, or all of them
 * with a {@link LabelsProvider}.
 *
 * `key` and `consumer` in the functions are names that people gave; dates and durations arrive already formatted.
 */
export interface Labels extends PageLabels, DialogLabels {}

/** What is there from the start: in English the page's words, and the dialogs' with them in any other language. */
export type LoadedLabels = PageLabels & Partial<DialogLabels>;

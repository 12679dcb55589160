import type { Labels, Message } from "./labels.js";

const sessionEnded: Message = {
  title: "Your session has ended",
  text: "Sign in again to see and change your API keys.",
};

const serviceDown: Message = {
  title: "The key service is not available",
  text: "Your keys still work. Wait a moment, then try again.",
};

const gone: Message = {
  title: "This no longer exists",
  text: "It was deleted in the meantime, or it is not yours. It has been taken off the list.",
};

const slow: Message = {
  title: "This is taking too long",
  text: "The server did not answer in time. Look at the list before you repeat a change: it may have been made.",
};

/** What is said of failures in English, by their code. Every language that is shipped speaks of the same ones. */
export const englishProblems = {
  network: {
    title: "You seem to be offline",
    text: "The server cannot be reached. Check your connection, then try again.",
  },
  timeout: slow,
  upstream_timeout: slow,
  upstream_unavailable: serviceDown,
  upstream_refused: serviceDown,
  upstream_error: serviceDown,
  identity_unavailable: {
    title: "The sign-in service is not available",
    text: "Your keys still work. Wait a moment, then try again.",
  },
  missing_token: sessionEnded,
  invalid_token: sessionEnded,
  expired_token: sessionEnded,
  not_admitted: {
    title: "Your account has no access to API keys",
    text: "Ask the people who run this portal to let you in, then try again.",
  },
  email_not_verified: {
    title: "Verify your e-mail address",
    text: "Open the link in the message that we sent you, then try again.",
  },
  rate_limited: { title: "Too many requests", text: "Wait a moment, then try again." },
  not_found: gone,
  conflict: {
    title: "This clashes with another change",
    text: "The list has been loaded again: look at it, then repeat what you did.",
  },
  idempotency_in_flight: { title: "This is still being done", text: "Wait a moment, then try again." },
  idempotency_result_gone: {
    title: "What you made has been deleted",
    text: "Your first try had worked, but somebody has deleted what it made. Try again to make another one.",
  },
  nothing_to_roll: { title: "Nothing to roll", text: "There is no active key any more. Create a new one instead." },
  too_many_keys: {
    title: "This consumer is full",
    text: "It has as many keys as it may have. Delete one that you do not need, then try again.",
  },
  too_many_consumers: {
    title: "You have reached the limit",
    text: "You have as many consumers as you may have. Delete one that you do not need, then try again.",
  },
  not_retrievable: {
    title: "This key cannot be shown again",
    text: "It was shown once, when it was made. Roll it to get a new one.",
  },
  invalid_expiry: { title: "This date cannot be used", text: "Choose a date in the future." },
} satisfies Labels["problems"];

/**
 * What people see: the page of a user's API keys with its dialogs, its words and (in `styles.css`) its looks. It
 * stands on the hooks of `../react` and knows nothing of where keys come from or how users sign in.
 */
export type { ApiKeysProps } from "./api-keys.js";
export { ApiKeys } from "./api-keys.js";
export { english } from "./english.js";
export type { FirstCall } from "./first-call/call.js";
export type { Labels, Message } from "./labels.js";
export type { LabelsProviderProps } from "./labels-context.js";
export { LabelsProvider } from "./labels-context.js";
export type { Language, LanguageChoice } from "./locales/index.js";
export { LANGUAGES, loadLabels } from "./locales/index.js";
export type { Action, Can, Permissions } from "./permissions.js";

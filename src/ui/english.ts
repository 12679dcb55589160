import { englishDialogs } from "./english-dialogs.js";
import { englishPage } from "./english-page.js";
import type { Labels } from "./labels.js";

/** The words of the page in English. */
export const english: Labels = { ...englishPage, ...englishDialogs };

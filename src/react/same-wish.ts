/** Two clicks on "end it now" are this far apart at most, in milliseconds. */
const ONE_MOMENT = 5000;

/**
 * True where two calls ask for the same thing. Their `expiresOn` may differ by a moment: "now" and "in an hour" are
 * counted from each click of a double click anew.
 *
 * @param passed milliseconds between the two, where that is more than a moment: the dates may differ by as much
 */
export function isSameWish(a: unknown, b: unknown, passed = 0, name = ""): boolean {
  if (!isObject(a) || !isObject(b)) {
    if (name === "expiresOn" && typeof a === "string" && typeof b === "string") {
      const apart = Date.parse(b) - Date.parse(a);
      return Math.abs(apart) < ONE_MOMENT || Math.abs(apart - passed) < ONE_MOMENT;
    }
    return a === b;
  }
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((each) => isSameWish(a[each], b[each], passed, each));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Names to values, to look things up by. A name may be anything, `constructor` and `__proto__` too: it is data. */
export type Tags = Readonly<Record<string, string>>;

/** One condition of a search: the tag of this name has this value. */
export interface TagFilter {
  readonly name: string;
  readonly value: string;
}

/** @param json as it stands in the database */
export function readTags(json: string | null): Tags {
  return json === null ? {} : JSON.parse(json);
}

/** True where every condition holds. */
export function matchesTags(tags: Tags, filters: readonly TagFilter[]): boolean {
  return filters.every(({ name, value }) => Object.hasOwn(tags, name) && tags[name] === value);
}

/** One page of a list. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface List<Item> extends Page {
  readonly data: readonly Item[];
  /** How many there are in all. */
  readonly total: number;
}

/**
 * How many there are in all, counted only where the page itself does not tell.
 *
 * @param count asks the database
 */
export async function totalOf(page: Page, found: number, count: () => Promise<number>): Promise<number> {
  const isLast = found < page.limit && (found > 0 || page.offset === 0);
  return isLast ? page.offset + found : count();
}

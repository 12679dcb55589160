/** The entry that takes the place of the one with `id` in a list, or the one before it; where the focus goes next. */
export function neighbourOf<T extends { readonly id: string }>(id: string, list: readonly T[]): T | undefined {
  const index = list.findIndex((each) => each.id === id);
  return list[index + 1] ?? list[index - 1];
}

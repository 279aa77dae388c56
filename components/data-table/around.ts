/** The page a list ends with. */
export const lastPage = (total: number, limit: number): number => Math.max(Math.ceil(total / limit), 1);

/** Numbers of pages to offer: first, last, this one and its neighbours; null is a gap. */
export function around(page: number, last: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, last].filter((each) => each >= 1 && each <= last);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((each, at) => {
    const before = sorted[at - 1];
    if (before === undefined || each - before === 1) return [each];
    return each - before === 2 ? [each - 1, each] : [null, each];
  });
}

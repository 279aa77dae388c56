import { type ColumnDef, columnVisibilityFeature, createColumnHelper, type RowData, tableFeatures } from "@tanstack/react-table";

import { cx } from "@/components/ui/cx";

/** How a column is drawn. */
export type ColumnLook = {
  /** Numbers stand at the right. */
  num?: boolean;
  /** A key of the list's `ordering`: the head sorts by it. */
  sort?: string;
  /** `desc`: the first press shows the largest first. */
  first?: "asc" | "desc";
  /** Gives way at 821–1180. At most two a table. */
  fold?: boolean;
  /** Off until somebody turns it on. */
  off?: boolean;
  /** Cannot be hidden. The first column never can. */
  fixed?: boolean;
  /** Leaves room for a unit slot under the head. */
  slot?: boolean;
  /** Words of this column may run over two lines. */
  wrap?: boolean;
  /** Place on the phone's card; without it numbers fill up to three pairs. `none` leaves it out. */
  card?: "badge" | "sub" | "pair" | "none";
  /** Its name, where the head is not a plain text. */
  name?: string;
};

export const features = tableFeatures({ columnVisibilityFeature, columnMeta: {} as ColumnLook });

export type Features = typeof features;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- TanStack types a column by its cell, and a row has cells of several types
export type Columns<T extends RowData> = ColumnDef<Features, T, any>[];

/** Typed columns for a `DataTable`. Make them once (`useMemo`): a new array is a new table. */
export const columnsOf = <T extends RowData>() => createColumnHelper<Features, T>();

/** How a column is called where there is no head. */
export const nameOf = <T extends RowData>({ id, header, meta }: Pick<Columns<T>[number], "id" | "header" | "meta">): string =>
  meta?.name ?? (typeof header === "string" ? header : id ?? "");

/** Totals as they stand under the visible columns: one that is a sentence goes under the last free column of numbers where its own is hidden. */
export function totalsShown<V>(totals: Record<string, V>, worded: readonly string[], columns: readonly { id: string; num: boolean }[]): { totals: Record<string, V>; worded: string[] } {
  const shown = { totals: { ...totals }, worded: [...worded] };
  for (const id of worded.filter((each) => each in totals && columns.every((column) => column.id !== each))) {
    const free = columns.findLast((column) => column.num && !(column.id in shown.totals));
    if (!free) continue;
    shown.totals[free.id] = totals[id]!;
    shown.worded.push(free.id);
  }
  return shown;
}

/** Pairs of word and number on a card. */
const PAIRS = 3;

/** The class of each visible column's cells: how they stand in the table, and where on a phone's card. */
export function placesOf(looks: readonly ColumnLook[]): string[] {
  const rest = looks.map((look, at) => ({ ...look, at })).slice(1);
  const pairs = [...rest.filter(({ card }) => card === "pair"), ...rest.filter(({ card, num }) => card === undefined && num)].slice(0, PAIRS).map(({ at }) => at);

  return looks.map(({ num, fold, wrap, card }, at) => {
    const pair = pairs.indexOf(at);
    const place = at === 0 ? "nmc" : pair >= 0 ? cx(`at-pair p${pair + 1}`, pair > 0 && pair === pairs.length - 1 && "at-end") : card === "badge" || card === "sub" ? `at-${card}` : "at-off";
    return cx(place, num && "num", fold && "fold", wrap && "wrap");
  });
}

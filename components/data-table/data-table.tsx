"use client";

import { type Header, type RowData, useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { NothingFound } from "@/components/ui/empty";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useLate } from "@/components/use-late";

import { lastPage } from "./around";
import { BulkBar, type Selection } from "./bulk-bar";
import { type ColumnLook, type Columns, features, type Features, nameOf, placesOf, totalsShown } from "./columns";
import { type Filter, Filters } from "./filters";
import { ListRow } from "./list-row";
import { PageEmpty } from "./page-empty";
import { Pages } from "./pages";
import { SearchBox } from "./search-box";
import { useListParams } from "./use-list-params";
import { useSelection } from "./use-selection";

type Props<T extends RowData> = {
  /** Names the table to those who hear it. */
  label: string;
  columns: Columns<T>;
  rows: T[];
  total: number;
  /** Where in the list one is. Without it these are all the rows: there are no pages, and no size of one to choose. */
  params?: { page: number; limit: number; ordering?: string };
  rowId?: (row: T) => string;
  /** Makes the first column a link, and the whole row its target. */
  rowHref?: (row: T) => string;
  /** The … menu at the end of a row. */
  rowActions?: (row: T) => readonly MenuItem[];
  /** Placeholder of the search box; without it there is none. */
  search?: string;
  filters?: readonly Filter[];
  /** At the right of the filters: a segment of views, an export menu. */
  tools?: ReactNode;
  /** Cells of the totals row, by column id; `of everything` that is filtered. */
  totals?: Record<string, ReactNode>;
  /** Columns of numbers whose total is a sentence: on a phone it needs no name before it. */
  wordedTotals?: readonly string[];
  /** Buttons of the bulk bar; with it rows can be selected. */
  bulk?: (selection: Selection) => ReactNode;
  /** Drawn instead of the table while there is nothing at all, filters aside. */
  empty?: ReactNode;
  /** Another drawing of the page's rows, tiles for one; search, filters and pages stay. */
  body?: ReactNode;
  density?: "tight" | "normal" | "loose";
  rowClassName?: (row: T) => string | undefined;
};

/** Rows that wait for others turn pale after this long. To paint a list pale at every click would cost more than the click. */
const PALE_AFTER_MS = 200;

/** What of the address says how the list is shown; the rest says what is in it. */
const LOOKS: ReadonlySet<string> = new Set(["page", "limit", "ordering", "hide", "view"]);

/** A page of rows the server already filtered, sorted and cut. The table draws; it never computes. */
export function DataTable<T extends RowData & { id?: string }>(props: Props<T>) {
  const { label, columns, rows, total, params, rowId = (row) => row.id!, rowHref, rowActions, search, filters = [], tools, totals, wordedTotals = [], bulk, empty, body, density = "normal", rowClassName } = props;
  const t = useTranslations("common.table");
  const c = useTranslations("common");
  const list = useListParams();
  const hidden = hiddenOf(columns, list.current.get("hide"));
  const table = useTable({ features, data: rows, columns, getRowId: rowId, state: { columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])) } });
  const selection = useSelection(rows.map(rowId), total);
  const frame = useScrolls();
  const places = placesOf(table.getVisibleLeafColumns().map(({ columnDef }) => columnDef.meta ?? {}));
  const sums = totalsShown(totals ?? {}, wordedTotals, table.getVisibleLeafColumns().map(({ id, columnDef }) => ({ id, num: Boolean(columnDef.meta?.num) })));
  const isLate = useLate(list.isPending, PALE_AFTER_MS);

  const asked = list.current.get("search") ?? "";
  const narrowing = [...list.current].flatMap(([key, value]) => (value === "" || LOOKS.has(key) ? [] : [key])); // also what no chip here shows: a link may bring it
  const narrowed = narrowing.length > 0;
  if (total === 0 && !narrowed && empty) return <div className="card">{empty}</div>;
  const clear = Object.fromEntries(narrowing.map((key) => [key, undefined]));

  return (
    <div className={cx("dt", bulk && selection.count > 0 && "hasbulk", isLate && "late")} aria-busy={list.isPending}>
      <div className="fb">
        {search !== undefined && <SearchBox list={list} placeholder={search} />}
        <Filters filters={filters} list={list} />
        <span className="grow" />
        {tools}
        {!body && <ColumnsMenu columns={columns} hidden={hidden} onChange={(hide) => list.setParams({ hide, page: params && params.page > 1 ? params.page : undefined }, { silent: true })} />}
      </div>

      {rows.length === 0 && params && total > 0 ? (
        <div className="card"><PageEmpty last={lastPage(total, params.limit)} href={list.addressOf({ page: lastPage(total, params.limit) })} /></div>
      ) : rows.length === 0 ? (
        <div className="card">
          <NothingFound title={asked ? t("nothingFor", { search: asked }) : t("nothing")} actions={narrowed && <Button onClick={() => list.setParams(clear)}>{t("clearFilters")}</Button>}>
            {t("nothingText")}
          </NothingFound>
        </div>
      ) : (
        <>
          {body ?? (
          <div className="card tw" ref={frame}>
            <table className={cx("tbl", density !== "normal" && density)} aria-label={label}>
              <thead>
                <tr>
                  {bulk && <th className="cbx"><Checkbox aria-label={t("selectPage")} checked={selection.page} mixed={selection.some} onChange={selection.togglePage} /></th>}
                  {table.getFlatHeaders().map((header) => header.column.getIsVisible() && <Head key={header.id} header={header} ordering={params?.ordering} list={list}><table.FlexRender header={header} /></Head>)}
                  {rowActions && <th className="act"><span className="sr">{c("actions")}</span></th>}
                </tr>
              </thead>
              <tbody>
                {table.getRowModel().rows.map((row) => (
                  <ListRow
                    key={row.id}
                    row={row}
                    places={places}
                    href={rowHref?.(row.original)}
                    className={rowClassName?.(row.original)}
                    selected={selection.has(row.id)}
                    onToggle={bulk && (() => selection.toggle(row.id))}
                    actions={rowActions?.(row.original)}
                  />
                ))}
              </tbody>
              {totals && (
                <tfoot>
                  <tr>
                    {bulk && <td className="cbx" />}
                    {table.getFlatHeaders().map((header) => header.column.getIsVisible() && <Total key={header.id} look={look(header)} name={sums.worded.includes(header.id) ? undefined : nameOf(header.column.columnDef)}>{sums.totals[header.id]}</Total>)}
                    {rowActions && <td className="act" />}
                  </tr>
                </tfoot>
              )}
            </table>
          </div>
          )}
          {params && <Pages page={params.page} limit={params.limit} total={total} list={list} />}
        </>
      )}
      {bulk && <BulkBar selection={selection} total={total}>{bulk(selection)}</BulkBar>}
    </div>
  );
}

type HeadProps<T extends RowData> = { header: Header<Features, T, unknown>; ordering?: string; list: ReturnType<typeof useListParams>; children: ReactNode };

function Head<T extends RowData>({ header, ordering, list, children }: HeadProps<T>) {
  const { num, sort, first = "asc", fold, slot } = look(header);
  const className = cx(num && "num", fold && "fold", slot && "slot");
  if (sort === undefined) return <th className={className} scope="col">{children}</th>;

  const now = ordering === sort ? "ascending" : ordering === `-${sort}` ? "descending" : "none";
  const next = now === "none" ? (first === "desc" ? `-${sort}` : sort) : now === "ascending" ? `-${sort}` : sort;
  return (
    <th className={className} scope="col" aria-sort={now}>
      <button type="button" className={cx("srt", now === "none" && "rest")} onClick={() => list.setParams({ ordering: next })}>
        {children}
        {now !== "none" && <Icon as={now === "ascending" ? ArrowUp : ArrowDown} size={13} />}
      </button>
    </th>
  );
}

/** On a phone the totals are a card of their own, and a number alone says nothing: there the name of its column stands before it. Words speak for themselves. */
function Total({ look: { num, fold, slot }, name, children }: { look: ColumnLook; name: string | undefined; children: ReactNode }) {
  const isEmpty = children === false || children === null || children === undefined;
  return <td className={cx(num && "num", fold && "fold", slot && "slot", isEmpty && "at-off")} data-name={num && !isEmpty ? name : undefined}>{children}</td>;
}

type ColumnsMenuProps<T extends RowData> = { columns: Columns<T>; hidden: string[]; onChange: (hide: string) => void };

/** Which columns are shown. The address keeps what differs from the first look. */
function ColumnsMenu<T extends RowData>({ columns, hidden, onChange }: ColumnsMenuProps<T>) {
  const t = useTranslations("common.table");
  const free = columns.slice(1).filter((column) => !column.meta?.fixed);
  if (free.length < 3) return null;

  const toggle = (id: string) => {
    const next = hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id];
    const same = columns.every((column) => Boolean(column.meta?.off) === next.includes(idOf(column)));
    onChange(same ? "" : next.join(",") || "-");
  };
  const items = free.map((column): MenuItem => ({
    label: nameOf(column),
    chosen: !hidden.includes(idOf(column)),
    keepOpen: true,
    onSelect: () => toggle(idOf(column)),
  }));
  return <Menu className="hide-s" icon={Columns3} items={items}>{t("columns")}</Menu>;
}

const idOf = <T extends RowData>(column: Columns<T>[number]): string => column.id ?? String((column as { accessorKey?: unknown }).accessorKey);

function hiddenOf<T extends RowData>(columns: Columns<T>, asked: string | null): string[] {
  if (asked === null) return columns.filter((column) => column.meta?.off).map(idOf);
  return asked.split(",").filter((id) => columns.some((column) => idOf(column) === id));
}

const look = <T extends RowData>(header: Header<Features, T, unknown>) => header.column.columnDef.meta ?? {};

/** Where the columns do not fit, the table scrolls in its card; where they do, its head sticks to the window. */
function useScrolls() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const measure = () => box.classList.toggle("scrolls", (box.firstElementChild?.scrollWidth ?? 0) > box.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  });
  return frame;
}

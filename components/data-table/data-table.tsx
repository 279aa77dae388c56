"use client";

import { type Cell, type Header, type RowData, useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, Columns3, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { NothingFound } from "@/components/ui/empty";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useLate } from "@/components/use-late";

import { BulkBar, type Selection } from "./bulk-bar";
import { RowCard } from "./row-card";
import { type Columns, features, type Features } from "./columns";
import { type Filter, Filters, keysOf } from "./filters";
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
  params: { page: number; limit: number; ordering?: string };
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
  const isLate = useLate(list.isPending, PALE_AFTER_MS);

  const asked = list.current.get("search") ?? "";
  const narrowed = asked !== "" || filters.flatMap(keysOf).some((key) => list.current.get(key));
  if (total === 0 && !narrowed && empty) return <div className="card">{empty}</div>;
  const clear = Object.fromEntries(["search", ...filters.flatMap(keysOf)].map((key) => [key, undefined]));

  return (
    <div className={cx("dt", bulk && selection.count > 0 && "hasbulk", isLate && "late")} aria-busy={list.isPending}>
      <div className="fb">
        {search !== undefined && <SearchBox list={list} placeholder={search} />}
        <Filters filters={filters} list={list} />
        <span className="grow" />
        {tools}
        {!body && <ColumnsMenu columns={columns} hidden={hidden} onChange={(hide) => list.setParams({ hide, page: params.page > 1 ? params.page : undefined }, { silent: true })} />}
      </div>

      {rows.length === 0 ? (
        <div className="card">
          <NothingFound title={asked ? t("nothingFor", { search: asked }) : t("nothing")} actions={narrowed && <Button onClick={() => list.setParams(clear)}>{t("clearFilters")}</Button>}>
            {t("nothingText")}
          </NothingFound>
        </div>
      ) : (
        <>
          {body ?? (
          <>
          <div className="card tw" ref={frame}>
            <table className={cx("tbl", density !== "normal" && density)} aria-label={label}>
              <thead>
                <tr>
                  {bulk && <th className="cbx"><Checkbox aria-label={t("selectPage")} checked={selection.page} mixed={selection.some} onChange={selection.togglePage} /></th>}
                  {table.getFlatHeaders().map((header) => header.column.getIsVisible() && <Head key={header.id} header={header} ordering={params.ordering} list={list}><table.FlexRender header={header} /></Head>)}
                  {rowActions && <th className="act"><span className="sr">{c("actions")}</span></th>}
                </tr>
              </thead>
              <tbody>
                {table.getRowModel().rows.map((row) => (
                  <tr key={row.id} className={cx(selection.has(row.id) && "sel", rowHref && "to", rowClassName?.(row.original))}>
                    {bulk && <td className="cbx"><Checkbox aria-label={t("selectRow")} checked={selection.has(row.id)} onChange={() => selection.toggle(row.id)} /></td>}
                    {row.getVisibleCells().map((cell, at) => (
                      <td key={cell.id} className={cellClass(cell, at)}>
                        {at === 0 && rowHref ? <Link href={rowHref(row.original)} prefetch={false} className="cellink"><table.FlexRender cell={cell} /></Link> : <table.FlexRender cell={cell} />}
                      </td>
                    ))}
                    {rowActions && <td className="act"><RowMenu items={rowActions(row.original)} /></td>}
                  </tr>
                ))}
              </tbody>
              {totals && (
                <tfoot>
                  <tr>
                    {bulk && <td className="cbx" />}
                    {table.getFlatHeaders().map((header) => header.column.getIsVisible() && <td key={header.id} className={cx(look(header).num && "num", look(header).fold && "fold", look(header).slot && "slot")}>{totals[header.id]}</td>)}
                    {rowActions && <td className="act" />}
                  </tr>
                </tfoot>
              )}
            </table>
          </div>

          <ul className="pcards" aria-label={label}>
            {table.getRowModel().rows.map((row) => (
              <RowCard
                key={row.id}
                row={row}
                href={rowHref?.(row.original)}
                selected={selection.has(row.id)}
                onLongPress={bulk ? () => selection.toggle(row.id) : undefined}
                actions={rowActions && <RowMenu items={rowActions(row.original)} />}
              />
            ))}
            {totals && <li className="card totals">{Object.entries(totals).map(([id, value]) => <CardTotal key={id} name={wordedTotals.includes(id) ? undefined : numberName(columns, id)}>{value}</CardTotal>)}</li>}
          </ul>
          </>
          )}
          <Pages page={params.page} limit={params.limit} total={total} list={list} />
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

function RowMenu({ items }: { items: readonly MenuItem[] }) {
  const t = useTranslations("common");
  return items.length > 0 && <Menu kind="ghost" size="sm" icon={Ellipsis} label={t("actions")} items={items} />;
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

/** A number of the totals alone says nothing: the name of its column stands before it. Words speak for themselves. */
function CardTotal({ name, children }: { name: string | undefined; children: ReactNode }) {
  if (children === false || children === null || children === undefined) return null;
  return <span className="row">{name && <small>{name}</small>}{children}</span>;
}

/** The name of a column of numbers. */
function numberName<T extends RowData>(columns: Columns<T>, id: string): string | undefined {
  const column = columns.find((each) => idOf(each) === id);
  return column?.meta?.num ? nameOf(column) : undefined;
}

/** How a column is called where there is no head. */
export const nameOf = <T extends RowData>({ id, header, meta }: Pick<Columns<T>[number], "id" | "header" | "meta">): string =>
  meta?.name ?? (typeof header === "string" ? header : id ?? "");

const idOf = <T extends RowData>(column: Columns<T>[number]): string => column.id ?? String((column as { accessorKey?: unknown }).accessorKey);

function hiddenOf<T extends RowData>(columns: Columns<T>, asked: string | null): string[] {
  if (asked === null) return columns.filter((column) => column.meta?.off).map(idOf);
  return asked.split(",").filter((id) => columns.some((column) => idOf(column) === id));
}

const look = <T extends RowData>(header: Header<Features, T, unknown>) => header.column.columnDef.meta ?? {};

function cellClass<T extends RowData>(cell: Cell<Features, T, unknown>, at: number): string {
  const { num, fold, wrap } = cell.column.columnDef.meta ?? {};
  return cx(at === 0 && "nmc", num && "num", fold && "fold", wrap && "wrap");
}

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

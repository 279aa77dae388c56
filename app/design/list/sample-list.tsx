"use client";

import { Ban, Barcode, LayoutGrid, List, Pencil, Percent, Tag, Truck, Upload } from "lucide-react";
import { type ReactNode, useMemo } from "react";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { formatPercent } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import type { MenuIcon } from "@/components/shell/menu-icons";
import { Shell } from "@/components/shell/shell";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { Segment } from "@/components/ui/segment";
import type { Locale } from "@/lib/core/locale";

import { CATEGORIES, MENU, PRODUCTS, type SampleProduct, SHOP, WORDS } from "../samples";

const column = columnsOf<SampleProduct>();
const STATES: Record<SampleProduct["state"], { tone: Tone; word: string }> = {
  active: { tone: "neutral", word: WORDS.active },
  low: { tone: "warn", word: WORDS.low },
  out: { tone: "bad", word: WORDS.out },
  promo: { tone: "tag", word: WORDS.promo },
};

type Props = { params: { page: number; limit: number; ordering: string }; search: string; empty: boolean };

/** A list of goods, drawn from samples. */
export function SampleTable({ params, search, empty }: Props) {
  const columns = useMemo(() => column.columns([
    column.accessor("name", { header: WORDS.name, meta: { sort: "name" } }),
    column.accessor("category", { header: WORDS.category, meta: { fold: true, card: "sub" }, cell: (cell) => <span className="sec">{cell.getValue()}</span> }),
    column.accessor("price", { header: WORDS.priceSoum, meta: { num: true, sort: "price", name: WORDS.price }, cell: (cell) => <b><MoneyText amount={cell.getValue()} /></b> }),
    column.accessor("cost", { header: WORDS.cost, meta: { num: true, fold: true, card: "none" }, cell: (cell) => <MoneyText amount={cell.getValue()} tone="sec" /> }),
    column.accessor("markup", { header: WORDS.markup, meta: { num: true }, cell: (cell) => <span className="sec tn">{formatPercent(cell.getValue(), "uz", { decimals: 1 })}</span> }),
    column.accessor("onHand", { header: WORDS.onHand, meta: { num: true, slot: true }, cell: ({ row: { original: { onHand, unit, state } } }) => <QuantityText quantity={onHand} unit={unit} look="slot" tone={state === "low" ? "warn" : state === "out" ? "bad" : undefined} /> }),
    column.accessor("sold", { header: WORDS.sold, meta: { num: true, slot: true, card: "none" }, cell: (cell) => <QuantityText quantity={cell.getValue()} unit={cell.row.original.unit} look="slot" tone="sec" /> }),
    column.accessor("state", { header: WORDS.status, meta: { card: "badge" }, cell: (cell) => <Badge tone={STATES[cell.getValue()].tone}>{STATES[cell.getValue()].word}</Badge> }),
  ]), []);
  const rows = PRODUCTS.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));

  return (
    <DataTable
      label={WORDS.products}
      columns={columns}
      rows={empty ? [] : rows}
      total={empty || rows.length === 0 ? 0 : 1284}
      params={params}
      rowHref={() => "/design"}
      search={WORDS.searchList}
      filters={[
        { key: "branch", label: WORDS.branch, options: SHOP.branches.map((branch) => ({ value: branch, label: branch })) },
        { key: "status", label: WORDS.status, options: Object.entries(STATES).map(([value, { word }]) => ({ value, label: word.toLowerCase() })) },
        { key: "category", label: WORDS.category, many: true, options: CATEGORIES.map((category) => ({ value: category, label: category })) },
        { kind: "period", label: WORDS.period, from: "from", to: "to" },
      ]}
      tools={<span className="hide-s"><Segment label={WORDS.view} value="rows" onChange={() => undefined} choices={[{ value: "rows", name: WORDS.rows, label: <Icon as={List} size={16} /> }, { value: "tiles", name: WORDS.tiles, label: <Icon as={LayoutGrid} size={16} /> }]} /></span>}
      rowActions={() => [{ label: WORDS.edit, icon: Pencil, hint: "E" }, { label: WORDS.labels, icon: Barcode }, "line", { label: WORDS.disable, icon: Ban, tone: "bad" }]}
      totals={{ name: WORDS.totalGoods, markup: formatPercent("19.4", "uz"), sold: "412 806 350" }}
      bulk={() => (
        <>
          <Button size="sm" icon={Percent}>{WORDS.changePrice}</Button>
          <Button size="sm" icon={Tag}>{WORDS.category}</Button>
          <Button size="sm" icon={Upload}>{WORDS.export}</Button>
          <hr />
          <Button size="sm" icon={Ban}>{WORDS.disable}</Button>
        </>
      )}
      empty={<Empty icon={Truck} title={WORDS.emptyTitle} actions={<Button kind="primary">{WORDS.first}</Button>}>{WORDS.emptyText}</Empty>}
    />
  );
}

/** The frame with a sample menu. */
export function ListShell({ locale, store, branch, children }: { locale: Locale; store: string; branch: string; children: ReactNode }) {
  return (
    <Shell
      data={{
        menu: MENU.map((group) => group.map(({ icon, label, ...rest }) => ({ ...rest, label, icon: icon as MenuIcon, href: icon === "products" ? "/design/list" : `/design/${icon}` }))),
        store,
        branch,
        places: SHOP.branches.map((label, at) => ({ value: label, label, chosen: at === 0, kind: "branch" })),
        user: { name: SHOP.person, role: SHOP.role },
        locale,
        onLocale: async (next) => {
          document.cookie = `locale=${next}; path=/`;
          location.reload();
        },
        onSearch: async (text) => PRODUCTS.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).map(({ id, name, price, onHand }) => ({ id, group: WORDS.products, label: name, href: "/design", icon: "products", value: price, note: onHand })),
      }}
    >
      {children}
    </Shell>
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";

import { unitsOf } from "@/components/markup-text";
import { AverageText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { TimeText } from "@/components/time-text";
import { Table } from "@/components/ui/table";
import { cx } from "@/components/ui/cx";
import type { MovementRow } from "@/lib/warehouse/stock/schemas";

/** Which documents this reader may open. */
export type Links = { sales: boolean; receipts: boolean };

type Props = { rows: MovementRow[]; unit: string; seesCost: boolean; places: boolean; links: Links };

/** The ledger of one product: when, why, by which document, by whom, how much, and the level it left. */
export function MovementRows({ rows, unit, seesCost, places, links }: Props) {
  const t = useTranslations("stock");
  const units = useTranslations("common.units");
  const word = units(unit as "piece");
  return (
    <Table density="tight" className="mvs">
      <thead>
        <tr>
          <th>{t("when")}</th>
          <th>{t("reason")}</th>
          <th className="hide-s">{t("document")}</th>
          {places && <th className="hide-s">{t("location")}</th>}
          <th className="hide-s">{t("worker")}</th>
          <th className="num">{t("quantity")}, {word}</th>
          <th className="num">{t("levelAfter")}</th>
          {seesCost && <th className="num hide-s">{t("averageCost")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="sec"><TimeText at={row.createdAt} style="short" /></td>
            <td className="wrap">{t(`reasons.${row.reason}`)}</td>
            <td className="hide-s"><MovementDocument row={row} links={links} /></td>
            {places && <td className="sec hide-s">{row.locationName}</td>}
            <td className="sec hide-s">{shortName(row.workerName)}</td>
            <td className="num"><b className={cx(!row.quantity.startsWith("-") && "ok")}><QuantityText quantity={row.quantity} unit={unit} look="bare" sign /></b></td>
            <td className="num"><QuantityText quantity={row.levelAfter} unit={unit} look="bare" tone={row.levelAfter.startsWith("-") ? "bad" : undefined} /></td>
            {seesCost && <td className="num sec hide-s"><AverageText amount={unitCostOf(row)} /></td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** `Dilnoza Karimova` as a table has room for it: `D. Karimova`. */
export function shortName(name: string | null): string {
  if (name === null) return "—";
  const [first = "", ...rest] = name.trim().split(" ");
  const initial = /^(?:sh|ch|[og][\u02bb'`\u2018\u2019])/i.exec(first)?.[0] ?? first.slice(0, 1);
  return rest.length > 0 ? `${initial}. ${rest.join(" ")}` : first;
}

/** What one of what moved cost, rounded for reading. */
export function unitCostOf({ cost, quantity }: Pick<MovementRow, "cost" | "quantity">): string | null {
  const [amount, size] = [unitsOf(cost?.replace("-", ""), 2), unitsOf(quantity.replace("-", ""), 3)];
  if (amount === null || size === null || size === 0n) return null;
  const one = (2000n * amount + size) / (2n * size);
  return `${one / 100n}.${String(one % 100n).padStart(2, "0")}`;
}

/** The document behind a movement, as a link where it has a page. */
export function MovementDocument({ row, links }: { row: Pick<MovementRow, "reason" | "sourceId" | "document" | "note">; links: Links }) {
  const t = useTranslations("stock");
  const isSale = row.reason === "sale" || row.reason === "sale_cancel";
  const name = row.document && (isSale ? row.document : row.reason === "receipt" ? t("receiptNumber", { number: row.document }) : null);
  if (name && (isSale ? links.sales : links.receipts)) return <Link className="link" href={`/${isSale ? "sales" : "receipts"}/${row.sourceId}`} prefetch={false}>{name}</Link>;
  if (name) return <span className="sec">{name}</span>;
  return <span className="mut ell" title={row.note ?? undefined}>{row.note ?? "—"}</span>;
}

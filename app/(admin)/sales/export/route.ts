import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { readParams } from "@/app/_server/params";
import { type FileColumn, tableFile } from "@/app/_server/table-file";
import { formatTime } from "@/components/format";
import { listSales } from "@/lib/trade/sale/queries";
import { SaleListParams, type SaleRow } from "@/lib/trade/sale/schemas";

const PAGE = 200;

/** The sales that the list's address filters, all pages of them, as a file. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await sessionContext();
  const { format, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const { page: _, limit: __, ...params } = await readParams(SaleListParams, Promise.resolve(query));
  const t = await getTranslations("sales");

  const rows: SaleRow[] = [];
  for (let page = 1; ; page += 1) {
    const { rows: next, total } = await listSales(ctx, { ...params, page, limit: PAGE });
    rows.push(...next);
    if (page * PAGE >= total) break;
  }

  const paidBy = (method: string) => ({ payments }: SaleRow) =>
    payments.filter((payment) => payment.method === method).reduce((sum, { amount, change }) => sum + Number(amount) - Number(change), 0);
  const columns: FileColumn<SaleRow>[] = [
    { head: t("receipt"), value: (sale) => sale.receiptNumber },
    { head: t("soldAt"), value: (sale) => formatTime(sale.soldAt, ctx.timeZone, "second"), width: 20 },
    { head: t("status"), value: (sale) => t(`statuses.${sale.status}`) },
    { head: t("branch"), value: (sale) => sale.branchName, width: 22 },
    { head: t("register"), value: (sale) => sale.registerName },
    { head: t("seller"), value: (sale) => sale.workerName, width: 22 },
    { head: t("lines"), value: (sale) => sale.lineCount },
    { head: t("grossSoum"), value: (sale) => Number(sale.gross) },
    { head: t("discountSoum"), value: (sale) => Number(sale.discount) },
    { head: t("rounding"), value: (sale) => Number(sale.rounding) },
    { head: t("payableSoum"), value: (sale) => Number(sale.payable) },
    ...(["cash", "card", "transfer"] as const).map((method) => ({ head: t(`methods.${method}`), value: paidBy(method) })),
    { head: t("note"), value: (sale) => sale.note, width: 30 },
  ];
  return tableFile(`${t("title")} ${formatTime(ctx.now, ctx.timeZone, "day")}`, format === "csv" ? "csv" : "xlsx", columns, rows);
}

import { exportRoute, walked } from "@/app/_server/export";
import { formatTime } from "@/components/format";
import { Money, moneyText } from "@/lib/core/money";
import { exportSales } from "@/lib/trade/sale/export-sales";
import { listSales } from "@/lib/trade/sale/queries";
import { PaymentMethod, SaleListParams, type SaleRow } from "@/lib/trade/sale/schemas";

/** The sales that the list's address filters. */
export const GET = exportRoute(SaleListParams.omit({ page: true, limit: true, cursor: true }), {
  title: "sales.title",
  count: (ctx, params) => listSales(ctx, { ...params, limit: 1 }),
  slices: (ctx, params) => walked((after) => exportSales(ctx, { ...params, after })),
  columns: (t, { timeZone }) => [
    { head: t("sales.receipt"), value: (sale: SaleRow) => sale.receiptNumber },
    { head: t("sales.soldAt"), value: (sale) => formatTime(sale.soldAt, timeZone, "second"), width: 20 },
    { head: t("sales.status"), value: (sale) => t(`sales.statuses.${sale.status}`) },
    { head: t("sales.branch"), value: (sale) => sale.branchName, width: 22 },
    { head: t("sales.register"), value: (sale) => sale.registerName },
    { head: t("sales.seller"), value: (sale) => sale.workerName, width: 22 },
    { head: t("sales.lines"), value: (sale) => sale.lineCount },
    { head: t("sales.grossSoum"), number: true, value: (sale) => sale.gross },
    { head: t("sales.discountSoum"), number: true, value: (sale) => sale.discount },
    { head: t("sales.rounding"), number: true, value: (sale) => sale.rounding },
    { head: t("sales.payableSoum"), number: true, value: (sale) => sale.payable },
    ...PaymentMethod.options.map((method) => ({ head: t(`sales.methods.${method}`), number: true as const, value: paidBy(method) })),
    { head: t("sales.note"), value: (sale) => sale.note, width: 30 },
  ],
});

/** What a sale took by a method, without the change. */
const paidBy = (method: PaymentMethod) => ({ payments }: SaleRow): string =>
  moneyText(payments.filter((payment) => payment.method === method).reduce((sum, { amount, change }) => sum + Money.parse(amount) - Money.parse(change), 0n));

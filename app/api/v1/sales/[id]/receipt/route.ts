import { receiptPdf } from "@/app/_server/receipt-pdf";
import { callerRoute, pdf, resource } from "@/app/_server/route";
import { readReceipt } from "@/lib/trade/receipt/queries";
import type { Paper } from "@/lib/trade/receipt/schemas";
import { ReceiptQueryWire } from "@/lib/trade/receipt/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: callerRoute({
    summary: "receipt", description: "receiptNote",
    permission: readReceipt.permission, answer: pdf, input: ReceiptQueryWire, output: ReceiptQueryWire,
  }, async (ctx, { id, paper }: { id: string; paper?: Paper }) => {
    const receipt = await readReceipt(ctx, { saleId: id });
    return { name: `${receipt.number}.pdf`, bytes: await receiptPdf(receipt, { paperMm: paper ?? receipt.paper, locale: ctx.locale }) };
  }),
});

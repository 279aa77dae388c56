import { notFound } from "next/navigation";

import { sessionContext } from "@/app/_server/context";
import { receiptPdf } from "@/app/_server/receipt-pdf";
import { AppError } from "@/lib/core/errors";
import { readReceipt } from "@/lib/trade/receipt/queries";

type Options = { params: Promise<{ id: string }> };

/** The receipt as a file to send to a customer, on the shop's paper unless `?paper=58` or `80` asks for another. */
export async function GET(request: Request, { params }: Options): Promise<Response> {
  const ctx = await sessionContext();
  const receipt = await readReceipt(ctx, { saleId: (await params).id }).catch((error: unknown) => {
    if ((error instanceof AppError && error.code !== "internal") || (error instanceof Error && error.name === "ZodError")) notFound();
    throw error;
  });

  const asked = new URL(request.url).searchParams.get("paper");
  const pdf = await receiptPdf(receipt, { paperMm: asked === "58" ? 58 : asked === "80" ? 80 : receipt.paper, locale: ctx.locale });
  return new Response(new Uint8Array(pdf), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(receipt.number)}.pdf`, "cache-control": "no-store" },
  });
}

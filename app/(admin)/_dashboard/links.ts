import type { Days } from "@/lib/trade/report/period";

/** The sales behind a number: its days, its branch, and what else narrows it: how they were paid, the weekday, the hours. */
export function salesHref({ from, to }: Days, branchId: string | undefined, narrowed: Record<string, string> = {}): string {
  const query = new URLSearchParams({ dateFrom: from, dateTo: to, status: "completed", ...(branchId ? { branchId } : {}), ...narrowed });
  return `/sales?${query}`;
}

/** How a product left in these days: the ledger knows each sale of it. */
export function soldHref(productId: string, { from, to }: Days, branchId: string | undefined): string {
  const query = new URLSearchParams({ productId, reason: "sale", dateFrom: from, dateTo: to, ...(branchId ? { locationId: branchId } : {}) });
  return `/stock/movements?${query}`;
}

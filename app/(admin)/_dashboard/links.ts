import type { Days } from "@/lib/trade/report/period";

/** The sales behind a number: its days, its branch. */
export function salesHref({ from, to }: Days, branchId: string | undefined): string {
  const query = new URLSearchParams({ dateFrom: from, dateTo: to, status: "completed", ...(branchId ? { branchId } : {}) });
  return `/sales?${query}`;
}

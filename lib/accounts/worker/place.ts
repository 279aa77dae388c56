import "server-only";

import { assertBranch, type Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** Who belongs to one branch takes on and dismisses people of that branch, and nobody who works everywhere (`null`). */
export function assertPlace(ctx: Context, branchId: string | null): void {
  if (ctx.branchIds === "all") return;
  if (branchId === null) throw new AppError("forbidden", "otherBranch");
  assertBranch(ctx, branchId);
}

import { z } from "zod";

import { Id, NewId } from "@/lib/core/id";
import { ListParams } from "@/lib/core/list";
import { line, optionalLine } from "@/lib/core/text";
import { Instant } from "@/lib/core/time";

/** A telephone as it is printed on a receipt: several may stand in one line. */
export const PrintedPhone = optionalLine(60).refine((phone) => phone === null || /^[+\d][\d ()+,;-]*$/.test(phone), "phone");

const described = { name: line(80), address: optionalLine(200), phone: PrintedPhone };

export const CreateBranchInput = z.object({ id: NewId, ...described });
export type CreateBranchInput = z.input<typeof CreateBranchInput>;

export const UpdateBranchInput = z.object({ id: Id, ...described });
export type UpdateBranchInput = z.input<typeof UpdateBranchInput>;

export const BranchInput = z.object({ id: Id });

export const Branch = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  status: z.enum(["active", "inactive"]),
  createdAt: Instant,
});
export type Branch = z.input<typeof Branch>;

export const BranchListParams = ListParams.extend({
  status: z.enum(["active", "inactive"]).optional(),
  ordering: z.enum(["name", "-name", "createdAt", "-createdAt"]).default("name"),
});
export type BranchListParams = z.output<typeof BranchListParams>;

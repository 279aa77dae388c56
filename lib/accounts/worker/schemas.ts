import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Locale } from "@/lib/core/locale";
import { type Permission, PERMISSIONS, ROLES } from "@/lib/core/permissions";

import { NewPassword, PersonInput } from "../user/schemas";

const PermissionCode = z.enum(PERMISSIONS as [Permission, ...Permission[]]);

/** A new person in the shop. Without `permissions` the role's; without `branchId` every branch. */
export const CreateWorkerInput = PersonInput.extend({
  password: NewPassword,
  role: z.enum(ROLES),
  permissions: z.array(PermissionCode).max(PERMISSIONS.length).optional(),
  branchId: Id.nullable().default(null),
  locale: Locale.optional(),
});
export type CreateWorkerInput = z.input<typeof CreateWorkerInput>;

export const DismissWorkerInput = z.object({ id: Id });

export const Worker = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  role: z.enum(ROLES),
  permissions: z.array(z.string()),
  branchId: z.uuid().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  status: z.enum(["active", "on_leave", "left"]),
});
export type Worker = z.input<typeof Worker>;

import "server-only";

import type { z } from "zod";

import { PERMISSIONS, type Permission, type Role } from "@/lib/core/permissions";

import type { Identity } from "./queries";
import type { Me } from "./schemas";

/** What a role and a worker's list allow. An owner may do everything there is, also what was invented after they became one. */
export const grantsOf = (role: Role, permissions: readonly string[]): readonly Permission[] =>
  role === "owner" ? PERMISSIONS : PERMISSIONS.filter((permission) => permissions.includes(permission));

/** Who is signed in, as they may read it themselves. */
export const meOf = (identity: Identity): z.output<typeof Me> => ({
  id: identity.userId,
  username: identity.username,
  firstName: identity.firstName,
  lastName: identity.lastName,
  phone: identity.phone,
  email: identity.email,
  locale: identity.locale,
  worker: {
    id: identity.workerId,
    storeId: identity.storeId,
    storeName: identity.storeName,
    branchId: identity.branchId,
    branchName: identity.branchName,
    role: identity.role,
    permissions: [...grantsOf(identity.role, identity.permissions)],
  },
});

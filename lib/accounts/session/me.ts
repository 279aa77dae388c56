import "server-only";

import { and, eq } from "drizzle-orm";
import type { z } from "zod";

import type { Database } from "@/db/client";
import { locations } from "@/db/schema";
import { PERMISSIONS, type Permission, type Role } from "@/lib/core/permissions";

import type { Identity } from "./queries";
import type { Me } from "./schemas";

/** What a role and a worker's list allow. An owner may do everything there is, also what was invented after they became one. */
export const grantsOf = (role: Role, permissions: readonly string[]): readonly Permission[] =>
  role === "owner" ? PERMISSIONS : PERMISSIONS.filter((permission) => permissions.includes(permission));

/** Who is signed in, as they may read it themselves. */
export const meOf = async (systemDb: Database, identity: Identity): Promise<z.output<typeof Me>> => ({
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
    branchName: await branchNameOf(systemDb, identity),
    role: identity.role,
    permissions: [...grantsOf(identity.role, identity.permissions)],
  },
});

/** Asked only by who reads it: every other request knows its branch by the id. */
async function branchNameOf(systemDb: Database, { storeId, branchId }: Identity): Promise<string | null> {
  if (branchId === null) return null;
  const [branch] = await systemDb.select({ name: locations.name }).from(locations).where(and(eq(locations.storeId, storeId), eq(locations.id, branchId)));
  return branch?.name ?? null;
}

import "server-only";

import { and, asc, desc, eq, type SQL } from "drizzle-orm";
import type { z } from "zod";

import { oneOf } from "@/db/rows";
import { locations, registers, workers } from "@/db/schema";
import { workerName } from "@/lib/accounts/worker/name";
import type { Context, TxContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { offsetOf, pageOf } from "@/lib/core/list";
import { query } from "@/lib/core/use-case";

import { ReadRegisterInput, Register, RegisterListParams } from "./schemas";

type RegisterRow = typeof registers.$inferSelect;

/** The tills this worker may see, by branch, the API's last, with who sells on them. */
export const listRegisters = query({
  permission: "register.read",
  input: RegisterListParams,
  output: pageOf(Register),

  async run(ctx, { search, branchId, kind, status, deviceId, page, limit }) {
    const where = and(
      visibleTo(ctx),
      branchId ? eq(registers.branchId, branchId) : undefined,
      kind ? eq(registers.kind, kind) : undefined,
      status ? eq(registers.status, status) : undefined,
      search ? eq(registers.prefix, search.toUpperCase()) : undefined,
    );
    const [rows, total] = await Promise.all([
      select(ctx).where(where).orderBy(asc(locations.name), desc(registers.kind), asc(registers.prefix), asc(registers.id)).limit(limit).offset(offsetOf({ page, limit })),
      ctx.tx.$count(registers, where),
    ]);
    return { rows: rows.map((row) => registerOf(row, deviceId)), total };
  },
});

/** One register. A till asks this to learn whether it still holds its own: `claim.isMine`. */
export const readRegister = query({
  permission: "register.read",
  input: ReadRegisterInput,
  output: Register,

  run: (ctx, { id, deviceId }) => describeRegister(ctx, id, deviceId),
});

/** A register as it travels, for commands, which have authorised already. */
export async function describeRegister(ctx: TxContext, id: string, deviceId?: string): Promise<z.output<typeof Register>> {
  const [row] = await select(ctx).where(and(visibleTo(ctx), eq(registers.id, id)));
  if (!row) throw notFound("register");
  return registerOf(row, deviceId);
}

/** The row of a register of this store, for commands. */
export async function findRegister({ tx }: TxContext, id: string): Promise<RegisterRow | undefined> {
  const [row] = await tx.select().from(registers).where(eq(registers.id, id));
  return row;
}

/** The same, held until the transaction ends. */
export async function lockRegister(ctx: TxContext, id: string): Promise<RegisterRow> {
  const [row] = await ctx.tx.select().from(registers).where(and(visibleTo(ctx), eq(registers.id, id))).for("no key update");
  if (!row) throw notFound("register");
  return row;
}

/** Every receipt prefix of the store. */
export async function takenPrefixes({ tx }: TxContext): Promise<string[]> {
  const rows = await tx.select({ prefix: registers.prefix }).from(registers);
  return rows.map(({ prefix }) => prefix);
}

const select = ({ tx }: TxContext) =>
  tx.select({ register: registers, branchName: locations.name, workerName: workerName() })
    .from(registers)
    .innerJoin(locations, eq(locations.id, registers.branchId))
    .leftJoin(workers, eq(workers.id, registers.claimWorkerId));

type Selected = Awaited<ReturnType<typeof select>>[number];

const registerOf = ({ register, branchName, workerName: by }: Selected, deviceId?: string): z.output<typeof Register> => ({
  ...register,
  branchName,
  claim: register.claimDevice === null || register.claimedAt === null ? null : {
    workerId: register.claimWorkerId,
    workerName: by,
    since: register.claimedAt,
    isMine: register.claimDevice === deviceId,
  },
});

/** The fence of a worker who belongs to one branch. */
const visibleTo = ({ branchIds }: Context): SQL | undefined => (branchIds === "all" ? undefined : oneOf(registers.branchId, branchIds));

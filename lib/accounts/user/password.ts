import "server-only";

import { hash, verify } from "@node-rs/argon2";
import { dictionary } from "@zxcvbn-ts/language-common";

import { AppError } from "@/lib/core/errors";

/** argon2id (the library's default) with 19 MiB and two passes: about 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Compared with when there is no such account, so that its answer takes as long as any other. */
const decoy = hashPassword(crypto.randomUUID());

/** Whether it is the password. Without a hash there is no account: the work is done all the same, and the answer is no. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== undefined && matches;
}

const common = new Set(dictionary["passwords-common"]);

/** Refuses a password that others guess first: a common one, or the name or number of whom it protects. */
export function assertGoodPassword(password: string, names: readonly (string | null)[], field = "password"): void {
  const typed = password.toLowerCase();
  const isTold = names.some((name) => name !== null && name.length > 2 && typed.replace(/^\+/, "") === name.toLowerCase().replace(/^\+/, ""));
  if (!isTold && !common.has(typed) && !common.has(password) && new Set(typed).size > 2) return;

  throw new AppError("invalid", "invalid", {}, { [field]: [{ key: isTold ? "passwordIsName" : "passwordCommon" }] });
}

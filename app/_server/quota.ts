import "server-only";

import { systemDb } from "@/db/client";
import { countRequest, LIMITS } from "@/lib/accounts/rate-limit/rate-limit";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

type Quota = { headers: Record<string, string>; refusal?: AppError };

/** Counts a call of the API by who makes it. `RATE_LIMIT_API`: calls a minute, for load tests and large integrations. */
export async function countCall({ actor, now }: Context): Promise<Quota> {
  const limit = { ...LIMITS.api, most: Number(process.env.RATE_LIMIT_API ?? LIMITS.api.most) };
  const { isAllowed, limit: most, remaining, secondsLeft } = await countRequest({ systemDb, now }, limit, `${actor.kind}:${actor.id}`);

  const headers = { "RateLimit-Limit": String(most), "RateLimit-Remaining": String(remaining), "RateLimit-Reset": String(secondsLeft) };
  return isAllowed ? { headers } : { headers, refusal: new AppError("too_many", "tooMany", { seconds: secondsLeft }) };
}

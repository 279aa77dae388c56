import "server-only";

import { type Allowance, type Limit, LIMITS } from "@/lib/accounts/rate-limit/rate-limit";
import { AppError } from "@/lib/core/errors";

/** What one caller may ask of the API. `RATE_LIMIT_API`: calls a minute, for load tests and large integrations. */
export const apiLimit = (): Limit => ({ ...LIMITS.api, most: Number(process.env.RATE_LIMIT_API ?? LIMITS.api.most) });

/** What an answer says of the caller's limit. */
export const quotaHeaders = ({ limit, remaining, secondsLeft }: Allowance): Record<string, string> =>
  ({ "RateLimit-Limit": String(limit), "RateLimit-Remaining": String(remaining), "RateLimit-Reset": String(secondsLeft) });

export function assertWithin({ isAllowed, secondsLeft }: Allowance): void {
  if (!isAllowed) throw new AppError("too_many", "tooMany", { seconds: secondsLeft });
}

import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Locale } from "@/lib/core/locale";
import { ROLES } from "@/lib/core/permissions";
import { line } from "@/lib/core/text";
import { Instant } from "@/lib/core/time";

import { Password, Profile } from "../user/schemas";

/** How long a session lives that nobody uses, and how long a refresh token does. */
export const SESSION_DAYS = 30;

/** How long an access token lives. */
export const ACCESS_MINUTES = 15;

/** `login`: user name, phone number or e-mail. */
export const SignInInput = z.object({ login: line(254), password: Password });
export type SignInInput = z.input<typeof SignInInput>;

/** A browser's new session; the cookie carries its id, encrypted. */
export const SignedIn = z.object({ sessionId: z.uuid(), locale: Locale });
export type SignedIn = z.input<typeof SignedIn>;

export const TokenPair = z.object({ access: z.string(), refresh: z.string(), accessExpiresAt: Instant, refreshExpiresAt: Instant });
export type TokenPair = z.input<typeof TokenPair>;

/** Who is signed in, and as whom in the current store. */
export const Me = Profile.extend({
  worker: z.object({
    id: z.uuid(),
    storeId: z.uuid(),
    storeName: z.string(),
    branchId: z.uuid().nullable(),
    branchName: z.string().nullable(),
    role: z.enum(ROLES),
    permissions: z.array(z.string()),
  }),
});
export type Me = z.input<typeof Me>;

export const LoggedIn = TokenPair.extend({ user: Me });
export type LoggedIn = z.input<typeof LoggedIn>;

export const RefreshInput = z.object({ refresh: z.string().min(1).max(200) });

export const SwitchStoreInput = z.object({ storeId: Id });

import { z } from "zod";

import { guardedWire, type Wire, wireOf } from "@/lib/core/wire";

import { LoggedIn, Me, RefreshInput, SignInInput, TokenPair } from "./schemas";

const login = SignInInput.shape.login.nullish();

/** One of three names for one thing: who signs in. */
const LogInBody = z.strictObject({ username: login, phone: login, email: login, password: SignInInput.shape.password })
  .refine((body) => givenLogins(body).length === 1, { error: "oneLogin", path: ["username"] })
  .meta({ examples: [{ username: "", password: "" }] });

const givenLogins = ({ username, phone, email }: { username?: string | null | undefined; phone?: string | null | undefined; email?: string | null | undefined }) =>
  Object.entries({ username, phone, email }).filter((pair): pair is [string, string] => Boolean(pair[1]));

export const LogInWire = guardedWire(
  LogInBody,
  (body) => ({ login: givenLogins(body)[0]![1], password: body.password }),
  (path, body) => (path === "login" ? (givenLogins(body)[0]?.[0] ?? "username") : path),
);

const ME = { phone: "phone1", worker: { storeId: "store", storeName: "store_name", branchId: "branch", branchName: "branch_name" } };
export const MeWire = wireOf(Me, ME);
export const LoggedInWire = wireOf(LoggedIn, { user: ME });
export const TokenPairWire = wireOf(TokenPair);
export const RefreshWire = wireOf(RefreshInput);

/** Signing out may name the refresh token, as the first API wanted it; the session of the access token is what ends. */
export const LogOutWire: Wire = guardedWire(z.strictObject({ refresh: z.string().max(200).nullish() }), () => ({}), (path) => path);

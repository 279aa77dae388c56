import { z } from "zod";

import { guardedWire, wireOf } from "@/lib/core/wire";

import { ChangePasswordInput, UpdateProfileInput } from "./schemas";

export const UpdateProfileWire = wireOf(UpdateProfileInput);

/** The new password stands twice, as a person types it. */
const ChangePasswordBody = z.strictObject({
  old_password: ChangePasswordInput.shape.current,
  new_password: ChangePasswordInput.shape.password,
  new_password2: z.string().nullish(),
}).refine(({ new_password, new_password2 }) => new_password2 == null || new_password2.normalize("NFKC") === new_password, { error: "passwordsDiffer", path: ["new_password2"] });

export const ChangePasswordWire = guardedWire(
  ChangePasswordBody,
  ({ old_password, new_password }) => ({ current: old_password, password: new_password }),
  (path) => ({ current: "old_password", password: "new_password" })[path] ?? path,
);

import { z } from "zod";

import { Locale } from "@/lib/core/locale";
import { OptionalPhone } from "@/lib/core/phone";
import { line } from "@/lib/core/text";

/** Begins with a letter, so that it is never a phone number, and has no `@`, so that it is never an e-mail. */
export const Username = z.string().trim().min(1).min(3).max(32).regex(/^[A-Za-z][A-Za-z0-9._-]*$/, "username");

/** Lower case. Empty and absent are both `null`. */
export const OptionalEmail = z.codec(
  z.union([z.literal(""), z.string().trim().toLowerCase().max(254).pipe(z.email("email"))]).nullable(),
  z.string().nullable(),
  { decode: (email) => email || null, encode: (email) => email },
).default(null);

/** As typed; composed, so that two keyboards type the same password. Whether it is a common one is asked on the server. */
export const NewPassword = z.string().overwrite((typed) => typed.normalize("NFKC")).min(1).min(8).max(200);

/** A password to be checked: no rule but that it is one. */
export const Password = z.string().overwrite((typed) => typed.normalize("NFKC")).min(1).max(200);

/** What a person is called and found by. */
export const PersonInput = z.object({
  firstName: line(60),
  lastName: line(60, 0).default(""),
  phone: OptionalPhone,
  email: OptionalEmail,
  username: Username,
});

/** A person as they see themselves. The password is never among it. */
export const Profile = z.object({
  id: z.uuid(),
  username: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  locale: Locale,
});
export type Profile = z.input<typeof Profile>;

/** What is not named stays as it is. */
export const UpdateProfileInput = z.object({
  firstName: line(60).optional(),
  lastName: line(60, 0).optional(),
  locale: Locale.optional(),
});
export type UpdateProfileInput = z.input<typeof UpdateProfileInput>;

export const ChangePasswordInput = z.object({ current: Password, password: NewPassword });
export type ChangePasswordInput = z.input<typeof ChangePasswordInput>;

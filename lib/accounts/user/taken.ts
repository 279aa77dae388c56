import "server-only";

import { conflict, isUniqueViolation } from "@/lib/core/errors";

/** A name, number or address that two people asked for at once belongs to one of them: the other is told which. */
export function refuseTaken(error: unknown): never {
  if (isUniqueViolation(error, "users_username")) throw conflict("usernameTaken", {}, "username");
  if (isUniqueViolation(error, "users_phone")) throw conflict("phoneTaken", {}, "phone");
  if (isUniqueViolation(error, "users_email")) throw conflict("emailTaken", {}, "email");
  throw error;
}

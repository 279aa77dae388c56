import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";

const HOME = "UZ";

/** A phone number as anybody writes it; E.164 inside (`+998901234567`). Without a country it is one of ours. */
export const Phone = z.string().overwrite((typed) => toE164(typed) ?? typed.trim()).refine((phone) => toE164(phone) !== null, "phone");

/** A phone number that may be left out: empty and absent are both `null`. */
export const OptionalPhone = z.codec(z.union([z.literal(""), Phone]).nullable(), z.string().nullable(), {
  decode: (phone) => phone || null,
  encode: (phone) => phone,
}).default(null);

/** The number in E.164, or `null` for what is none. Any country is accepted. */
export function toE164(typed: string): string | null {
  if (typed.length > 40) return null;
  const text = typed.replace(/[\s\u00a0().-]/g, "").replace(/^00/, "+");
  const known = isSupportedCountry(HOME) ? HOME : undefined;
  const number = parsePhoneNumberFromString(/^998\d{9}$/.test(text) ? `+${text}` : text, known);
  return number?.isValid() || (number?.country === HOME && number.isPossible()) ? number!.number : null;
}

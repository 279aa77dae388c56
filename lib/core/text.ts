import { z } from "zod";

/** Nothing in it can be seen: joiners, marks of direction, fillers, blanks of other scripts. Within visible text they have their meaning and stay. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Z}\u0080-\u009f\u2800]*$/u;

/**
 * One line of text as people type it: outer spaces cut, inner ones single. What nobody can see is empty. PostgreSQL keeps
 * no NUL and no lone surrogate, and nobody means a control character: they are refused.
 */
export const line = (most: number, least = 1) =>
  z.string().overwrite((typed) => (INVISIBLE.test(typed) ? "" : typed.normalize("NFC").replace(/[ \t\u00a0]+/g, " ").trim()))
    .refine((typed) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(typed) && typed.isWellFormed(), "badCharacters")
    .min(least).max(most);

/** What a scanner or a person gave, to look for. A marking code has separators in it, so control characters are welcome; what PostgreSQL cannot hold is not. */
export const typed = (most: number) =>
  z.string().max(most).refine((text) => text.isWellFormed() && !text.includes("\u0000"), "badCharacters");

/** Several lines; line breaks and tabs are kept. */
export const paragraph = (most: number) =>
  z.string().overwrite((typed) => typed.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .refine((typed) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(typed) && typed.isWellFormed(), "badCharacters")
    .max(most);

/** One line that may be left out: empty and absent are both `null`. */
export const optionalLine = (most: number) =>
  z.codec(line(most, 0).nullable(), z.string().nullable(), { decode: (text) => text || null, encode: (text) => text }).default(null);

import { z } from "zod";

import { AppError, attempt, rejected } from "./errors";

/** Nine hundred quadrillion minor units: beyond it nothing is booked, so that sums still fit a database `bigint`. */
export const MAX_UNITS = 900_000_000_000_000_000n;

/** Text, or a JSON number; its type says text, because that is what we send. */
const typedNumber = z.union([z.string(), z.number()], { error: ({ input }) => (input == null ? "required" : "number") }) as unknown as z.ZodType<string, string>;

/** An amount ≥ 0: whole minor units here, `"12500.00"` outside. */
export const Money = decimal(2, { min: 0n });

/** An amount that may be below zero. */
export const SignedMoney = decimal(2, {});

/** A price for one unit: more than zero. */
export const Price = decimal(2, { min: 1n });

/** A quantity > 0: thousandths here, `"1.250"` outside. The unit's own decimals: `fitsUnit`. */
export const Quantity = decimal(3, { min: 1n });

/** A quantity ≥ 0. */
export const QuantityOrZero = decimal(3, { min: 0n });

/** A change of a quantity, in either direction. */
export const SignedQuantity = decimal(3, {});

/** A percentage from 0 to 100: hundredths of a percent here, `"12.50"` outside. */
export const Percent = decimal(2, { min: 0n, max: 10_000n });

/**
 * An exact decimal outside, a `bigint` inside. Typed as people type: spaces of any kind are ignored, comma or
 * point is the decimal mark. More decimals than there are is refused, never rounded; so are exponents, NaN and
 * amounts that do not fit. A JSON number is taken by its shortest decimal form, which is exact or refused.
 */
function decimal(places: number, { min, max = MAX_UNITS }: { min?: bigint; max?: bigint }) {
  const shape = new RegExp(`^[-\\u2212]?\\d{1,40}(?:[.,]\\d{1,${places}})?$`);
  const refusal = (text: string, units?: bigint): string | null => {
    if (!shape.test(text)) return /^[-\u2212]?\d{1,40}[.,]\d{1,60}$/.test(text) ? `tooManyDecimals${places}` : "number";
    if (units === undefined) return null;
    if (units > max || units < -max) return "tooLarge";
    return min === undefined || units >= min ? null : min === 0n ? "negative" : "notPositive";
  };

  return z.codec(typedNumber, z.bigint(), {
    decode(typed, payload) {
      const text = String(typed).replace(/[\s\u00a0\u2007\u202f]/g, "");
      const units = refusal(text) === null ? unitsOf(text, places) : undefined;
      const key = refusal(text, units);
      if (key === null) return units!;

      payload.issues.push({ code: "custom", message: key, input: typed });
      return z.NEVER;
    },
    encode: (units) => decimalOf(units, places),
  });
}

function unitsOf(text: string, places: number): bigint {
  const [whole = "", fraction = ""] = text.replace(/^[-\u2212]/, "").split(/[.,]/);
  const units = BigInt(whole + fraction.padEnd(places, "0"));
  return /^[-\u2212]/.test(text) ? -units : units;
}

function decimalOf(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Minor units as they travel: 1250000n is `"12500.00"`. */
export const moneyText = (units: bigint): string => decimalOf(units, 2);

/** Thousandths as they travel: 1250n is `"1.250"`. */
export const quantityText = (thousandths: bigint): string => decimalOf(thousandths, 3);

/** Price for one unit × thousandths, rounded once, half away from zero (domain §4.5). */
export const amountOf = (unitPrice: bigint, thousandths: bigint): bigint => divideRounded(unitPrice * thousandths, 1000n);

/** `dividend ÷ divisor` (divisor > 0) to a whole number, half away from zero. The one place where rounding happens. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return fits(dividend < 0n ? -rounded : rounded);
}

/** Exact sum, refused beyond `MAX_UNITS`. */
export const sum = (amounts: readonly bigint[]): bigint => fits(added(amounts));

/** Exact sum of what is only shown: many sales may come to more than could be booked as one. */
export const added = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);

/** Arithmetic on what was typed under one field, which it does not know: what no column could hold is refused there. */
export function under<T>(field: () => string, run: () => T): T {
  const result = attempt(run);
  if (!(result instanceof AppError)) return result;
  if (result.key !== "tooLarge" || Object.keys(result.fields).length > 0) throw result;
  throw rejected("tooLarge", {}, field());
}

/** An amount that no column could hold is refused, never overflowed. */
export function fits(units: bigint): bigint {
  if (!isBookable(units)) throw rejected("tooLarge");
  return units;
}

/** Whether a column, and a sum of its rows in it, can hold the amount. */
export const isBookable = (units: bigint): boolean => units <= MAX_UNITS && units >= -MAX_UNITS;

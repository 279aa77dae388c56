import { unitsOf } from "@/components/markup-text";
import { changeOf, markupOf } from "@/lib/warehouse/product/rules";
import { decimalsOf, type Unit } from "@/lib/warehouse/unit";

/** A product as goods in needs it; money and quantities as they travel. `lastCost` is null where it is not known or not to be seen. */
export type Product = { id: string; name: string; unit: Unit; price: string | null; lastCost: string | null };

/** A line being written: what was typed, as decimal strings; nothing typed is `""`. */
export type Line = { key: string; product: Product; code: string | null; quantity: string; unitCost: string; newPrice: string };

/** What is wrong with a field, as a key under `errors`. */
export type LineErrors = { quantity?: string; unitCost?: string; newPrice?: string };

export const MOST_LINES = 500;

/** A new line for a product: what a scan stands for, at the cost and price that are known. */
export const lineOf = (key: string, product: Product, code: string | null, quantity: bigint): Line => ({
  key, product, code, quantity: quantityString(quantity), unitCost: product.lastCost ?? "", newPrice: product.price ?? "",
});

/** The same product again adds to its line; what is no number there yet begins anew. */
export const addedTo = (line: Line, code: string | null, quantity: bigint): Line => ({ ...line, code: code ?? line.code, quantity: quantityString((unitsOf(line.quantity, 3) ?? 0n) + quantity) });

export function errorsOf({ product, quantity, unitCost, newPrice }: Line): LineErrors {
  const errors: LineErrors = {};
  const size = unitsOf(quantity, 3);
  if (size === null) errors.quantity = quantity === "" ? "required" : isDecimal(quantity) ? "tooManyDecimals3" : "number";
  else if (size <= 0n) errors.quantity = "notPositive";
  else if (decimalsOf(product.unit) === 0 && size % 1000n !== 0n) errors.quantity = "wholeUnits";

  if (unitCost !== "" && unitsOf(unitCost, 2) === null) errors.unitCost = isDecimal(unitCost) ? "tooManyDecimals2" : "number";
  else if ((unitsOf(unitCost, 2) ?? 0n) < 0n) errors.unitCost = "negative";
  if (newPrice !== "" && unitsOf(newPrice, 2) === null) errors.newPrice = isDecimal(newPrice) ? "tooManyDecimals2" : "number";
  else if (newPrice !== "" && (unitsOf(newPrice, 2) ?? 0n) <= 0n) errors.newPrice = "notPositive";
  return errors;
}

const isDecimal = (text: string): boolean => /^-?\d+\.\d+$/.test(text);

/** The price from now on: what was typed, else the one there is. */
export const priceOf = ({ newPrice, product }: Line): string | null => newPrice || product.price;

/** Markup of a line in tenths of a percent. */
export const markupOfLine = (line: Line): number | null => markupOf(unitsOf(priceOf(line), 2), unitsOf(line.unitCost, 2));

/** By how much a price lies under its cost, in minor units; 0 where it does not. */
export function belowCost(line: Line): bigint {
  const [price, cost] = [unitsOf(priceOf(line), 2), unitsOf(line.unitCost, 2)];
  return price !== null && cost !== null && price < cost ? cost - price : 0n;
}

/** How the cost changed against the last one, in tenths of a percent; nothing where it stayed, was not known or is none. */
export function costChange({ unitCost, product }: Line): number | null {
  const [now, before] = [unitsOf(unitCost, 2), unitsOf(product.lastCost, 2)];
  return now === null || now < 0n || before === null || now === before ? null : changeOf(now, before);
}

/** Whether the line names a price that is not the product's. */
export const changesPrice = ({ newPrice, product }: Line): boolean => newPrice !== "" && unitsOf(newPrice, 2) !== unitsOf(product.price, 2);

/** Cost × quantity in minor units, half away from zero as the server rounds it; `null` where one of them is not known. */
export function totalOf({ unitCost, quantity }: Line): bigint | null {
  const [cost, size] = [unitsOf(unitCost, 2), unitsOf(quantity, 3)];
  return cost === null || size === null || cost < 0n || size < 0n ? null : (cost * size + 500n) / 1000n;
}

/** Minor units as a decimal string. */
export const moneyString = (units: bigint): string => `${units / 100n}.${String(units % 100n).padStart(2, "0")}`;

const quantityString = (thousandths: bigint): string => `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, "0")}`.replace(/\.?0+$/, "");

/** What travels: a price that stays is not sent. */
export const linesToSend = (lines: readonly Line[]) =>
  lines.map((line) => ({ productId: line.product.id, quantity: line.quantity, unitCost: line.unitCost || null, newPrice: changesPrice(line) ? line.newPrice : null }));

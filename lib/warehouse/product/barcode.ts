/** The last digit of an EAN or UPC code, from the digits before it (GS1 General Specifications, 7.9). */
export function checkDigit(digits: string): number {
  const weighted = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (weighted % 10)) % 10;
}

const hasCheckDigit = (code: string): boolean => Number(code.at(-1)) === checkDigit(code.slice(0, -1));

/** Thirteen digits of which the last one checks the others. */
export const isEan13 = (code: string): boolean => /^\d{13}$/.test(code) && hasCheckDigit(code);

/** Whether a code looks like an EAN-8, UPC-A or EAN-13 but was mistyped. A free-text code never is. */
export const isMistyped = (code: string): boolean => /^(\d{8}|\d{12,13})$/.test(code) && !hasCheckDigit(code);

/** The highest number of an own code: ten digits stand between `20` and the check digit. */
export const MAX_OWN_NUMBER = 9_999_999_999n;

/** The shop's own EAN-13 for its number from 1: `20`, ten digits, check digit. `21`–`29` belong to scales. */
export function ownBarcode(number: bigint): string {
  if (number < 1n || number > MAX_OWN_NUMBER) throw new RangeError(`own barcode ${number}`);
  const digits = `20${String(number).padStart(10, "0")}`;
  return `${digits}${checkDigit(digits)}`;
}

/** Whether a code is one of the shop's own. */
export const isOwnBarcode = (code: string): boolean => code.startsWith("20") && isEan13(code);

/** The spellings under which a scanned code may be kept: a UPC-A is an EAN-13 whose first digit is 0, and scanners send either. */
export function spellingsOf(code: string): string[] {
  if (/^\d{12}$/.test(code)) return [code, `0${code}`];
  if (/^0\d{12}$/.test(code)) return [code, code.slice(1)];
  return [code];
}

/** One spelling of all, to compare by: a UPC-A and the EAN-13 that only adds a zero are one code. `product_barcodes_one_spelling` says the same. */
export const oneSpelling = (code: string): string => spellingsOf(code).reduce((shortest, each) => (each.length < shortest.length ? each : shortest));

/**
 * The codes under which a scanned text may be kept, the likeliest first: as it is, a UPC as an EAN, and of a GS1 marking
 * code (01, fourteen digits, serial number …) the trade number in it. Runs in the browser too.
 */
export function codesOf(scanned: string): string[] {
  const plain = scanned.replace(/^\](?:d2|C1|Q3|e0)/, "").replace(/^\x1d/, "").trim();
  const tradeNumber = /^01(\d{14})/.exec(plain)?.[1];
  const ofNumber = tradeNumber ? [tradeNumber, ...(tradeNumber.startsWith("0") ? spellingsOf(tradeNumber.slice(1)) : [])] : [];
  return [...new Set([scanned, plain, ...spellingsOf(plain), ...ofNumber])].filter((code) => code !== "");
}

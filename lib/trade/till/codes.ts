import { spellingsOf } from "@/lib/warehouse/product/barcode";

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

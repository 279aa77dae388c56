type Row = { code: string };

/** Whether a row of the form says anything: one without a code does not travel. */
export const isFilled = ({ code }: Row): boolean => code.trim() !== "";

/** `barcodes.0.code` of what travelled, as the row of the form in which it was typed. */
export function placeOf(path: string, { barcodes = [] }: { barcodes?: readonly Row[] }): string {
  const travelled = barcodes.flatMap((row, at) => (isFilled(row) ? [at] : []));
  return path.replace(/^barcodes\.(\d+)/, (place, at: string) => (travelled[Number(at)] === undefined ? place : `barcodes.${travelled[Number(at)]}`));
}

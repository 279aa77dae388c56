type Cell = string | number;

/** Prints rows as a table for people, columns in the order of the first row. */
export function table(title: string, rows: Record<string, Cell>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => String(row[column]).length)));
  const print = (cells: Cell[]) => console.log(`  ${cells.map((cell, i) => (typeof cell === "number" ? String(cell).padStart(widths[i]!) : cell.padEnd(widths[i]!))).join("  ")}`);

  console.log(`\n${title}`);
  print(columns);
  print(widths.map((width) => "-".repeat(width)));
  for (const row of rows) print(columns.map((column) => row[column]!));
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value that this share (0 to 1) of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
}

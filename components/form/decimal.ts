/** What people type as what travels: `1 250,5` is `"1250.5"`, nothing is `undefined`. What is no number stays as it is, to be refused in words. */
export function plainDecimal(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".").replace("\u2212", "-");
  return text === "" ? undefined : text;
}

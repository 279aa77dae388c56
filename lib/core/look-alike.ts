/** Capital letters that look the same in both scripts, Cyrillic and Latin, each in its place. */
export const CYRILLIC_LOOKS = "АВЕКМНОРСТУХ";
export const LATIN_LOOKS = "ABEKMHOPCTYX";

/** Short codes as the eye sees them, in capitals: a `К1` typed in Cyrillic and a `K1` in Latin are one on paper. */
export const looksOf = (code: string): string =>
  code.toUpperCase().replace(/./gu, (letter) => LATIN_LOOKS[CYRILLIC_LOOKS.indexOf(letter)] ?? letter);

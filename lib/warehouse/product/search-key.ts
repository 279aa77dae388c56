/**
 * One key for one word, however it is written: Uzbek in the old Latin alphabet, the new one and Cyrillic, Russian,
 * brands. Whoever types with any keyboard meets the name in any script. It folds letters, it does not translate:
 * „sut“ is not „молоко“.
 *
 * Kept short of sound: what people confuse (х ҳ h x, қ к q k, ў о oʻ o, ғ г gʻ g, ъ ь ʼ) becomes one letter, `y`
 * and `й` become `i`, double letters single. `sh` and `ch` stay two letters, so that half a word typed is half a key.
 */

const CYRILLIC: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", ғ: "g", ґ: "g", д: "d", е: "e", є: "e", э: "e", ж: "j", з: "z", и: "i", й: "i", і: "i", ї: "i",
  к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n", о: "o", ў: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ү: "u", ұ: "u",
  ф: "f", х: "h", ҳ: "h", һ: "h", ц: "s", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i", ь: "", ю: "iu", я: "ia", ә: "a",
};

/** Letters of the new Uzbek Latin alphabet and its drafts, and what brands bring along. Other accents fall off by themselves. */
const LATIN: Readonly<Record<string, string>> = { ş: "sh", š: "sh", ș: "sh", ç: "ch", č: "ch", ž: "j", ŋ: "ng", ı: "i", ß: "s", æ: "e", ø: "o", ð: "d", þ: "t", ł: "l" };

/** Spellings of one sound, first to last. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, "sh"], [/zh/g, "j"], [/dj/g, "j"], [/kh/g, "h"], [/gh/g, "g"], [/ph/g, "f"],
  [/ck/g, "k"], [/c(?=[eiy])/g, "s"], [/c(?!h)/g, "k"], [/qu/g, "kv"], [/q/g, "k"], [/w/g, "v"], [/x/g, "h"],
  [/(?<![a-z])ye|(?<=[aeiou])ye/g, "e"], [/y/g, "i"],
  [/(ch|sh|[a-z])\1+/g, "$1"],
];

/** A unit after a number is written together with it and in one way: `0,5 л`, `0.5l` and `0.50 litr` are `0.5l`. */
const UNITS: readonly (readonly [string, string])[] = [
  ["g|gr|gram|grm", "g"], ["kg|kgr|kilo|kilogram", "kg"], ["l|lt|litr|litra|litrov|liter", "l"], ["ml|mililitr", "ml"], ["sht|shtuk|dona|ta|pcs", "sht"], ["sm|cm", "sm"],
];
const AFTER_NUMBER = UNITS.map(([names, unit]) => [new RegExp(`(\\d) ?(?:${names})(?![a-z0-9])`, "g"), `$1${unit}`] as const);

const APOSTROPHES = /[\u02bb\u02bc\u02b9\u02bd\u02c8\u2018\u2019\u201b\u2032\uff07'`\u00b4]/g;
const VOWEL_OR_NOTHING = /(?:^|[^\p{L}]|[аеёиоуыэюяўaeiou])$/u;

/** The key of a name or of what was typed: words of Latin letters and digits, parted by single spaces. */
export function searchKey(text: string): string {
  const plain = text.replace(APOSTROPHES, "").normalize("NFKC").toLowerCase().replace(/(?<=\d),(?=\d)/g, ".");
  let key = "";
  let before = "";
  for (const letter of plain) {
    key += folded(letter, before);
    before = letter;
  }

  for (const [spelling, sound] of SPELLINGS) key = key.replace(spelling, sound);
  key = key.replace(/\.(?!\d)|(?<!\d)\./g, " ").replace(/(\d)\.(\d*?)0+(?!\d)/g, (_all, whole: string, rest: string) => (rest ? `${whole}.${rest}` : whole));
  key = key.replace(/\s+/g, " ").trim();
  for (const [spelling, unit] of AFTER_NUMBER) key = key.replace(spelling, unit);
  return key;
}

function folded(letter: string, before: string): string {
  if ((letter >= "a" && letter <= "z") || (letter >= "0" && letter <= "9") || letter === ".") return letter;
  // Uzbek ё is yo (ёғ, буёқ); after a consonant it is the Russian one, which shops write as е (мёд, зелёный).
  if (letter === "ё") return VOWEL_OR_NOTHING.test(before) ? "io" : "e";
  const known = CYRILLIC[letter] ?? LATIN[letter];
  if (known !== undefined) return known;

  const bare = letter.normalize("NFD").replace(/\p{M}/gu, "");
  return /^[a-z0-9]+$/.test(bare) ? bare : /\p{M}/u.test(letter) ? "" : /[\p{L}\p{N}]/u.test(letter) ? letter : " ";
}

/**
 * What was typed, word by word, each with the other ways its letters may stand in a name's key: the first is the
 * likely one. A name matches when of every word one way is found in it.
 */
export function searchWords(text: string): string[][] {
  const words = wordsOf(searchKey(text));
  const withKs = wordsOf(searchKey(text.replace(/[xX]/g, "ks"))); // Twix is Твикс, but xolva is холва
  const typed = text.trim().toLowerCase();

  return words.map((word, i) => {
    const ways = [word, ...measures(word)];
    if (withKs.length === words.length) ways.push(withKs[i]!);
    if (word.includes("ks")) ways.push(word.replaceAll("ks", "h"));
    if (word.includes("ts")) ways.push(word.replaceAll("ts", "s"));
    if (i === words.length - 1 && typed.endsWith("c")) ways.push(`${word.slice(0, -1)}c`, `${word.slice(0, -1)}s`); // half a ch
    return [...new Set(ways)];
  });
}

const wordsOf = (key: string): string[] => key.split(" ").filter(Boolean);

const SMALLER: Readonly<Record<string, string>> = { l: "ml", kg: "g" };
const LARGER: Readonly<Record<string, string>> = { ml: "l", g: "kg" };

/** 500 ml is half a litre. */
function measures(word: string): string[] {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)(ml|l|kg|g)$/.exec(word) ?? [];
  const small = SMALLER[unit];
  if (small) return [`${Math.round(Number(number) * 1000)}${small}`];
  const large = LARGER[unit];
  return large ? [`${Number(number) / 1000}${large}`] : [];
}

const QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const KEYBOARDS = {
  russian: "йцукенгшщзхъфывапролджэячсмитьбюё",
  uzbekCyrillic: "йцукенгшўзхъфқвапролджэячсмитьбюё",
};
const SHIFTED: Readonly<Record<string, string>> = { "{": "[", "}": "]", ":": ";", "\"": "'", "<": ",", ">": ".", "~": "`" };

/**
 * What the same keys would have typed with the other keyboard switched on: „vjkjrj“ is „молоко“, „ыгфшкф“ is
 * „sugira“. One reading for Cyrillic typed, one or two for Latin; none where no letter would change.
 */
export function otherKeyboard(text: string): string[] {
  const typed = text.normalize("NFC").toLowerCase();
  if (/\p{Script=Cyrillic}/u.test(typed)) return [retyped(typed, KEYBOARDS.russian, QWERTY)];
  if (!/[a-z[\]{};:'",.<>`~]/.test(typed)) return [];

  const keys = [...typed].map((letter) => SHIFTED[letter] ?? letter).join("");
  return [...new Set([retyped(keys, QWERTY, KEYBOARDS.russian), retyped(keys, QWERTY, KEYBOARDS.uzbekCyrillic)])];
}

function retyped(text: string, from: string, to: string): string {
  return text.replace(/(?<=\d)[.,](?=\d)|([^])/gu, (all, letter?: string) => to[letter === undefined ? -1 : from.indexOf(letter)] ?? all);
}

/**
 * How many letters two keys are apart: missing, surplus, wrong, or two exchanged. Stops counting beyond `most`.
 * With `beginning`, the rest of `word` costs nothing, as `typed` may be its beginning.
 */
export function lettersApart(typedKey: string, wordKey: string, most: number, beginning = false): number {
  const [typed, word] = [inLetters(typedKey), inLetters(wordKey)];
  if (!beginning && Math.abs(typed.length - word.length) > most) return most + 1;
  const target = beginning ? word.slice(0, typed.length + most) : word;
  let older: number[] = [];
  let old = Array.from({ length: target.length + 1 }, (_, j) => j);

  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= target.length; j++) {
      const same = typed[i - 1] === target[j - 1];
      let least = Math.min(row[j - 1]! + 1, old[j]! + 1, old[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === target[j - 2] && typed[i - 2] === target[j - 1]) least = Math.min(least, older[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, old] = [old, row];
  }
  return Math.min(beginning ? Math.min(...old) : old[target.length]!, most + 1);
}

/** `sh` and `ch` are one letter each; `w` and a lone `c` stand in no key. */
const inLetters = (key: string): string => key.replaceAll("sh", "w").replaceAll("ch", "c");

/**
 * Uzbek Latin to Uzbek Cyrillic, by rule: `messages/uz.json` is written by hand, `messages/uz-Cyrl.json` comes from here.
 *
 *     tsx scripts/cyrillic.ts           writes messages/uz-Cyrl.json
 *     tsx scripts/cyrillic.ts --check   fails when it is not what the rule makes
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Names, keys and formats that are Latin in every language. */
export const LATIN: ReadonlySet<string> = new Set([
  "Alt", "API", "Asl", "Backspace", "Bearer", "Belgisi", "Bluetooth", "Chrome", "Click", "CODE128", "Code", "cookie", "CRM", "CSV", "csv", "Ctrl", "Ctrl+K", "Delete", "Del", "dpi", "EAN", "EAN-8", "EAN-13", "email",
  "Enter", "Esc", "ESC", "EUR", "Excel", "FIFO", "Google", "HMAC", "HTTP", "HTTPS", "Humo", "IP", "JPG", "jpg", "JSON", "json", "Latin", "LIFO", "Microsoft", "OK", "OpenAPI", "Payme", "PDF", "pdf", "PIN", "PNG", "png", "JPEG", "POS", "POST",
  "QR", "RUB", "Shift", "Shop", "SKU", "SMS", "SVG", "Tab", "Telegram", "Unicode", "UPC", "UPC-A", "URL", "USB", "USD", "UTC", "UTF-8", "Uzcard", "Uzum", "UZS", "Webhook", "webhook", "WhatsApp", "Windows", "XLS", "xls", "XLSX", "xlsx", "WebP", "webp", "Xprinter",
]);

/** Words whose Cyrillic no rule finds: soft signs and ц that Latin spelling has lost. The key is a beginning, so endings may follow. */
const EXCEPTIONS: Record<string, string> = {
  aksiya: "акция", albom: "альбом", aprel: "апрель", bilyard: "бильярд", buxgalter: "бухгалтер", dekabr: "декабрь", detal: "деталь", detsimal: "децимал", fevral: "февраль", filtr: "фильтр", intervyu: "интервью",
  iyul: "июль", iyun: "июнь", kalendar: "календарь", kompyuter: "компьютер", konsert: "концерт", kontrol: "контроль", mebel: "мебель", model: "модель", modul: "модуль", multfilm: "мультфильм", noyabr: "ноябрь",
  obyekt: "объект", oktabr: "октябрь", parol: "пароль", profil: "профиль", pult: "пульт", pyesa: "пьеса", rezyume: "резюме", rol: "роль", rubl: "рубль", sement: "цемент", sentabr: "сентябрь", sentner: "центнер", sex: "цех",
  sikl: "цикл", sirk: "цирк", sisterna: "цистерна", stil: "стиль", subyekt: "субъект", tabel: "табель", tyul: "тюль", ventil: "вентиль", yanvar: "январь",
};

/** Two letters that are one sound, the longest first. */
const PAIRS: [RegExp, string][] = [
  [/^yoʻ/, "йў"], [/^oʻ/, "ў"], [/^gʻ/, "ғ"], [/^sh/, "ш"], [/^ch/, "ч"], [/^tsiya/, "ция"], [/^tsiy/, "ций"], [/^ts/, "ц"], [/^yo/, "ё"], [/^yu/, "ю"], [/^ya/, "я"], [/^ye/, "е"],
];

const LETTERS: Record<string, string> = {
  a: "а", b: "б", c: "ц", d: "д", e: "е", f: "ф", g: "г", h: "ҳ", i: "и", j: "ж", k: "к", l: "л", m: "м", n: "н", o: "о", p: "п", q: "қ", r: "р", s: "с", t: "т", u: "у", v: "в", w: "в", x: "х", y: "й", z: "з", ʼ: "ъ",
};

const WORD = /[A-Za-zʻʼ]+(?:[-+][A-Za-z0-9]+)*[0-9]*/g;

/** A sentence in Cyrillic. Names in `LATIN`, addresses and single capitals with digits (`F4`) stay as they are. */
export function toCyrillic(text: string): string {
  return text.replace(/\S+@\S+|https?:\/\/\S+|(?<!\S)\/[a-z]\S*\/|\S+\.(?:uz|com|csv|xlsx|pdf)\b/g, "\u0000$&\u0000").split("\u0000")
    .map((part, at) => (at % 2 ? part : part.replace(WORD, wordOf))).join("");
}

function wordOf(word: string): string {
  if (LATIN.has(word) || /^[A-Z]\d+$/.test(word)) return word;
  const [stem = "", ending] = word.split(/[-+](?=[a-zʻ])/);
  if (ending !== undefined && LATIN.has(stem)) return `${stem}-${wordOf(ending)}`;
  if (word.includes("-")) return word.split("-").map(wordOf).join("-");
  for (const known of LATIN) {
    // `Exceldan`, `PDFni`: the name stays, its ending is ours.
    if (known.length > 2 && word.startsWith(known) && /^[a-zʻʼ]+$/.test(word.slice(known.length)) && ENDING.test(word.slice(known.length))) return known + letters(word.slice(known.length), known);
  }
  return letters(word, "");
}

const ENDING = /^(?:ga|ni|da|dan|ning|lar|larni|lari|lariga|i|imiz|si|sini|siga|dagi|li|siz|gacha|orqali)$/;

function letters(word: string, before: string): string {
  const lower = word.toLowerCase();
  const beginning = before === "" ? Object.keys(EXCEPTIONS).filter((stem) => lower.startsWith(stem)).sort((a, b) => b.length - a.length)[0] : undefined;
  const done = beginning ? softened(EXCEPTIONS[beginning]!, lower.slice(beginning.length)) : "";
  return cased(word, done + spelled(lower.slice(beginning?.length ?? 0), done || before));
}

/** Endings that begin with a vowel drop the soft sign: parolʼ + ingiz is паролингиз. */
const softened = (stem: string, ending: string): string => (/^[aeiou]/.test(ending) && stem.endsWith("ь") ? stem.slice(0, -1) : stem);

function spelled(rest: string, before: string): string {
  let made = "";
  while (rest !== "") {
    const pair = PAIRS.find(([latin]) => latin.test(rest));
    if (pair) {
      made += pair[1];
      rest = rest.replace(pair[0], "");
      continue;
    }
    const letter = rest[0]!;
    const open = before + made === "" || /[аеёиоуўэюя]$/.test(before + made);
    made += letter === "e" && open ? "э" : LETTERS[letter] ?? letter;
    rest = rest.slice(1);
  }
  return made;
}

function cased(latin: string, cyrillic: string): string {
  const plain = latin.replace(/[ʻʼ]/g, "");
  if (plain.length > 1 && plain === plain.toUpperCase()) return cyrillic.toUpperCase();
  return latin[0] !== latin[0]!.toLowerCase() ? cyrillic[0]!.toUpperCase() + cyrillic.slice(1) : cyrillic;
}

/** An ICU message: words are turned; arguments, their keywords, tags and what stands in `<code>` are not. */
export function messageToCyrillic(message: string): string {
  let made = "";
  let words = "";
  const flush = () => {
    made += toCyrillic(words);
    words = "";
  };
  for (let at = 0; at < message.length; at++) {
    if (message[at] === "<") {
      const code = message.startsWith("<code>", at) ? message.indexOf("</code>", at) : -1;
      const end = message.indexOf(">", Math.max(at, code));
      flush();
      made += message.slice(at, end + 1);
      at = end;
    } else if (message[at] === "{") {
      const end = closing(message, at);
      flush();
      made += argument(message.slice(at + 1, end));
      at = end;
    } else words += message[at];
  }
  flush();
  return made;
}

/** `count, plural, one {…} other {…}`: only what stands in inner braces is words. */
function argument(body: string): string {
  if (!/^\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/.test(body)) return `{${body}}`;
  let made = "";
  for (let at = 0; at < body.length; at++) {
    if (body[at] !== "{") {
      made += body[at];
      continue;
    }
    const end = closing(body, at);
    made += `{${messageToCyrillic(body.slice(at + 1, end))}}`;
    at = end;
  }
  return `{${made}}`;
}

function closing(text: string, from: number): number {
  for (let at = from, depth = 0; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`A brace is not closed: ${text}`);
}

export type Catalogue = { [key: string]: string | Catalogue };

/** The whole catalogue. */
export const catalogueToCyrillic = (latin: Catalogue): Catalogue =>
  Object.fromEntries(Object.entries(latin).map(([key, value]) => [key, typeof value === "string" ? messageToCyrillic(value) : catalogueToCyrillic(value)]));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (name: string) => fileURLToPath(new URL(`../messages/${name}.json`, import.meta.url));
  const made = `${JSON.stringify(catalogueToCyrillic(JSON.parse(readFileSync(at("uz"), "utf8")) as Catalogue), null, 2)}\n`;
  if (!process.argv.includes("--check")) writeFileSync(at("uz-Cyrl"), made);
  else if (readFileSync(at("uz-Cyrl"), "utf8") !== made) {
    console.error("messages/uz-Cyrl.json is not what the rule makes: run tsx scripts/cyrillic.ts");
    process.exitCode = 1;
  }
}

import "server-only";

import { AppError, invalid } from "@/lib/core/errors";

type Frame = { keys: Set<string> | null; at: string | number; awaitsKey: boolean };

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * JSON without its silent losses: a key given twice, a number that JavaScript cannot hold exactly and text that
 * PostgreSQL cannot keep are refused with the name of their field, where `JSON.parse` takes the last, rounds, and passes on.
 */
export function parseJson(text: string): unknown {
  const value = parsed(text);
  examine(text);
  return value;
}

/** Text a database can keep: no NUL, no half of a surrogate pair, no byte that was not UTF-8. */
export const isCleanText = (text: string): boolean => text.isWellFormed() && !text.includes("\0") && !text.includes("\ufffd");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", "brokenJson");
  }
}

/** One pass over text that is known to be JSON. */
function examine(text: string): void {
  const stack: Frame[] = [];
  for (let i = 0; i < text.length;) {
    const top = stack.at(-1);
    const sign = text[i]!;
    if (sign === "{" || sign === "[") stack.push(sign === "{" ? { keys: new Set(), at: "", awaitsKey: true } : { keys: null, at: 0, awaitsKey: false });
    if (sign === "}" || sign === "]") stack.pop();
    if (sign === "," && top) follow(top);

    if (sign === '"') i = stringAt(text, i, stack);
    else if (sign === "-" || (sign >= "0" && sign <= "9")) i = numberAt(text, i, stack);
    else i += 1;
  }
}

function follow(frame: Frame): void {
  if (frame.keys) frame.awaitsKey = true;
  else frame.at = Number(frame.at) + 1;
}

function stringAt(text: string, start: number, stack: Frame[]): number {
  const end = endOfString(text, start);
  const raw = text.slice(start + 1, end - 1);
  const top = stack.at(-1);
  const value = raw.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : raw;

  if (top?.keys && top.awaitsKey) {
    const isTwice = top.keys.has(value);
    top.keys.add(value);
    Object.assign(top, { at: value, awaitsKey: false });
    if (isTwice) throw invalid("duplicateField", {}, pathOf(stack));
  }
  if (!isCleanText(value)) throw invalid("badCharacters", {}, pathOf(stack));
  return end;
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; ; i += 1) {
    i = text.indexOf('"', i);
    let slashes = 0;
    while (text[i - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return i + 1;
  }
}

function numberAt(text: string, start: number, stack: Frame[]): number {
  NUMBER.lastIndex = start;
  const token = NUMBER.exec(text)![0];
  const isPlain = token.length <= 15 && !/[eE]/.test(token);
  if (!isPlain && !Number.isFinite(Number(token))) throw invalid("tooLarge", {}, pathOf(stack));
  if (!isPlain && !isExact(token)) throw invalid("inexactNumber", {}, pathOf(stack));
  return start + token.length;
}

/** Whether the number prints as the very digits that were sent. */
function isExact(token: string): boolean {
  const [sent, kept] = [significant(token), significant(String(Number(token)))];
  return sent === kept;
}

/** Digits and power of ten, so that 1.50e3, 1500 and 1500.0 are the same. */
function significant(token: string): string {
  const [, whole = "", fraction = "", power = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token)!;
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  return kept === "" ? "0" : `${kept}e${Number(power) - fraction.length + digits.length - kept.length}`;
}

/** Where in the document one is: `items.0.quantity`; the document itself is `body`. */
const pathOf = (stack: Frame[]): string => stack.map(({ at }) => at).join(".").slice(0, 200) || "body";

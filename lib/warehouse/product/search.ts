import "server-only";

import { type AnyColumn, type SQL, sql } from "drizzle-orm";

import { oneOf } from "@/db/rows";
import type { TxContext } from "@/lib/core/context";

import { spellingsOf } from "./barcode";
import { lettersApart, otherKeyboard, searchWords } from "./search-key";

/** Fewer hits than this, and it is asked whether the keyboard or a letter was wrong. */
const ENOUGH = 3;
/** Beyond this a text is no search but something pasted by mistake. */
const MOST_LETTERS = 100;
const MOST_WORDS = 8;

/** More than anybody pages through in order of likeness. */
const MOST_RANKED = 1000;

type Ways = string[][];
type Options = { inactive?: "last" | "none" };

/**
 * Ids of the goods that a text may mean, the likeliest first. It is a code (whole, its beginning, its last four or
 * more digits), or any parts of the name in any order and any script. Where little is found, the same keys on the
 * other keyboard, one wrong letter in a word (two in a long one) and words written together are tried as well.
 * Goods put away come last, or with `inactive: "none"` not at all.
 */
export const searchProductIds = async (ctx: TxContext, text: string, limit: number, options?: Options): Promise<string[]> => (await search(ctx, text, limit, options)).ids;

export type Found = {
  /** The likeliest, best first, at most 1,000. */
  best: string[];
  /** The condition that all that were found meet, however many they are. */
  isFound: (id: AnyColumn) => SQL;
};

/** What the same search finds for a list that is narrowed by it: none is left out. */
export async function searchProducts(ctx: TxContext, text: string): Promise<Found> {
  const { ids, readings, digits } = await search(ctx, text, MOST_RANKED);
  const all = sql`select matching_products(${JSON.stringify(readings)}::jsonb, ${digits}::text)`;
  return { best: ids, isFound: (id) => (ids.length < MOST_RANKED ? oneOf(id, ids) : sql`(${oneOf(id, ids)} or ${id} in (${all}))`) };
}

type Hits = { ids: string[]; readings: Ways[]; digits: string | null };

/** Ids with what was asked for them: the readings of the words, and the part of a code. */
async function search(ctx: TxContext, text: string, limit: number, { inactive = "last" }: Options = {}): Promise<Hits> {
  const typed = text.trim().slice(0, MOST_LETTERS);
  if (typed === "" || !typed.isWellFormed() || typed.includes("\u0000")) return { ids: [], readings: [], digits: null };
  const ask: Ask = { ctx, limit, withInactive: inactive === "last", readings: [] };
  const found = new Set<string>();
  const add = (lists: string[][]): boolean => {
    for (const id of lists.flat()) found.add(id);
    return found.size >= ENOUGH;
  };
  const digits = digitsOf(typed);
  const answer = (): Hits => ({ ids: [...found].slice(0, limit), readings: ask.readings, digits });

  const words = waysOf(typed);
  if (add(await Promise.all([byCode(ask, typed), byCodePart(ask, digits), byName(ask, words)]))) return answer();

  const retyped = otherKeyboard(typed).map(waysOf).filter((ways) => ways.length > 0);
  if (add(await Promise.all(retyped.map((ways) => byName(ask, ways))))) return answer();

  const mended = await mend(ctx, words, found.size === 0);
  if (add([await byName(ask, mended)])) return answer();
  const parted = await part(ctx, words);
  if (parted && add([await byName(ask, parted)])) return answer();
  if (found.size > 0) return answer();

  const mistyped = await Promise.all(retyped.map((ways) => mend(ctx, ways, true)));
  add(await Promise.all(mistyped.map((ways) => byName(ask, ways))));
  return answer();
}

const waysOf = (text: string): Ways => searchWords(text).slice(0, MOST_WORDS);

type Ask = { ctx: TxContext; limit: number; withInactive: boolean; readings: Ways[] };

async function byName({ ctx, limit, withInactive, readings }: Ask, ways: Ways): Promise<string[]> {
  if (ways.length === 0) return [];
  readings.push(ways);
  return list(ctx, sql`search_products(${JSON.stringify(ways)}::jsonb, ${ways.map(([first]) => first).join(" ")}, ${withInactive}, ${limit}::int)`);
}

/** A whole code, as it was scanned; any text may be one, but none has a space. */
const byCode = ({ ctx, withInactive }: Ask, typed: string): Promise<string[]> =>
  /\s/.test(typed) || !/\d/.test(typed)
    ? Promise.resolve([])
    : list(ctx, sql`search_codes(array(select json_array_elements_text(${JSON.stringify(spellingsOf(typed))}::json)), ${withInactive})`);

const byCodePart = async ({ ctx, limit, withInactive }: Ask, digits: string | null): Promise<string[]> =>
  digits === null ? [] : list(ctx, sql`search_code_parts(${digits}, ${withInactive}, ${limit}::int)`);

/** Four or more digits may be a part of a code. */
function digitsOf(typed: string): string | null {
  const digits = typed.replace(/\s/g, "");
  return /^\d{4,}$/.test(digits) ? digits : null;
}

/**
 * Each word with those of the shop's words that are a letter away from it, nearest first; with `beginnings` also those
 * of which only the beginning was typed. A key is often shorter than what was typed: „piyiz“ is `piz`.
 */
async function mend(ctx: TxContext, ways: Ways, beginnings: boolean): Promise<Ways> {
  return Promise.all(ways.map(async (group) => {
    const [typed = ""] = group;
    if (!/^\D{3,40}$/.test(typed)) return group;

    const most = typed.length >= 8 ? 2 : 1;
    const alike = await list(ctx, sql`similar_words(${typed}, 200)`);
    const near = alike
      .map((word, place) => ({ word, place, apart: distance(typed, word, most, beginnings) }))
      .filter(({ apart }) => apart <= most + 0.75)
      .sort((a, b) => a.apart - b.apart || a.place - b.place)
      .slice(0, 5);
    return [...new Set([...group, ...near.map(({ word }) => word)])];
  }));
}

/** Letters apart; a little more where the first letter differs, people get that one right, and where the end is missing. */
function distance(typed: string, word: string, most: number, beginnings: boolean): number {
  const sameStart = word[0] === typed[0];
  const whole = lettersApart(typed, word, most);
  if (whole <= most) return sameStart ? whole : typed.length === 3 ? Infinity : whole + 0.25;
  return beginnings && typed.length > 3 && lettersApart(typed, word, 1, true) === 1 ? 1.5 + (sameStart ? 0 : 0.25) : Infinity;
}

/** „cocacola“ is „coca cola“: a word that nothing is named with, cut where both parts are words. */
async function part(ctx: TxContext, ways: Ways): Promise<Ways | undefined> {
  const cuts = ways.map(([word = ""]) => (/^\D{6,40}$/.test(word) ? Array.from({ length: word.length - 5 }, (_, i) => [word.slice(0, i + 3), word.slice(i + 3)]) : []));
  const pieces = cuts.flat(2);
  if (pieces.length === 0) return undefined;

  const known = new Set(await list(ctx, sql`known_words(array(select json_array_elements_text(${JSON.stringify(pieces)}::json)))`));
  const parted = cuts.map((each) => each.find((two) => two.every((piece) => known.has(piece))));
  if (!parted.some(Boolean)) return undefined;
  return ways.flatMap((group, i) => parted[i]?.map((piece) => [piece]) ?? [group]);
}

/** The array that a function answers; as JSON, since a driver's arrays differ by type. */
async function list({ tx }: TxContext, call: SQL): Promise<string[]> {
  const [row] = await tx.execute<{ list: string[] }>(sql`select array_to_json(${call}) as list`);
  return row?.list ?? [];
}

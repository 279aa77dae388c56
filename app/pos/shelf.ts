import type { ScannedCode, TillProducts, TillProductsInput } from "@/lib/trade/till/schemas";

import { ask, type Asked, dataOf } from "./ask";
import type { Good } from "./cart";
import { Catalogue } from "./catalogue";
import { splitQuantity } from "./code";
import { NO_GOODS, type TillState, type View } from "./till-state";

const PAGE = 60;
const MEMORY_PAGE = 250;
/** Goods of the branch that a till keeps in memory; others are looked up when they are scanned. */
const MOST_REMEMBERED = 5_000;
/** One question asks for no more. */
const MOST_ASKED = 500;
const SEARCH_AFTER_MS = 120;

/** The till around the shelf: what is on it now, how it changes, and who says that no goods came. */
type Around = { get(): TillState; set(change: Partial<TillState>): void; sayMissed(asked: Asked<unknown>): void };

/** The goods: what the tiles show, what is looked for, and all that this till remembers of the branch. */
export class Shelf {
  readonly catalogue = new Catalogue();
  private readonly views = new Map<string | null, View>();
  private looking = new AbortController();
  private lookedFor: string | null = null; // while the answer is on its way
  private searchTimer: ReturnType<typeof setTimeout> | undefined;

  /** `branchId`: whose goods these are. */
  constructor(private readonly storeId: string, private branchId: string | null, private readonly till: Around) {}

  /** What stands on the tiles at first: what the page brought along, or nothing yet. */
  begin(products: TillProducts | null): View {
    const view: View = products ? { ...NO_GOODS, goods: this.catalogue.learn(products.rows), next: products.next, loading: false } : NO_GOODS;
    if (products) this.views.set(null, view);
    return view;
  }

  /** The goods of the branch that is sold in now. Another's are forgotten: its prices may be the same, what is left of them is not. Answers whether there were any. */
  enter(branchId: string): boolean {
    const isOther = this.branchId !== null && this.branchId !== branchId;
    this.branchId = branchId;
    if (!isOther) return false;
    this.stop();
    this.catalogue.clear();
    this.views.clear();
    this.till.set({ view: NO_GOODS, search: "", catalogueAt: null });
    return true;
  }

  /** The first tiles, unless they are there. */
  fill(): void {
    if (!this.views.has(null)) void this.look();
  }

  /** Nothing that was looked for comes any more. */
  stop(): void {
    this.looking.abort();
    this.lookedFor = null;
    clearTimeout(this.searchTimer);
  }

  setSearch(search: string): void {
    const { search: before, view } = this.till.get();
    if (search === before) return;
    this.till.set({ search });
    clearTimeout(this.searchTimer);
    const query = splitQuantity(search).rest;
    const isThere = query === view.query && !view.failed;
    if (isThere && (this.lookedFor === null || this.lookedFor === query)) return;
    if (query === "") return this.showCategory(view.categoryId);
    if (isThere) return this.giveUp();
    this.searchTimer = setTimeout(() => void this.look(query), SEARCH_AFTER_MS);
  }

  /** What stands on the tiles is what is wanted after all. */
  private giveUp(): void {
    this.stop();
    this.till.set({ view: { ...this.till.get().view, loading: false } });
  }

  /** What is typed now is looked for at once, unless it stands there already. */
  async find(query: string): Promise<View | undefined> {
    const { view } = this.till.get();
    return view.query === query && !view.loading && !view.failed ? view : this.look(query);
  }

  /** Whoever pressed Enter does not wait for the typing to rest. */
  stopTyping = (): void => clearTimeout(this.searchTimer);

  /** A category on the tiles; null is all of them. What was seen before shows at once. */
  showCategory(categoryId: string | null): void {
    this.stop();
    const { search, view } = this.till.get();
    const seen = this.views.get(categoryId);
    const query = splitQuantity(search).rest;
    this.till.set({ search: query === "" ? search : "", view: seen ? this.freshened(seen) : { ...view, categoryId, query: "", loading: true, failed: false, next: null } });
    if (!seen) void this.look();
  }

  /** The next page of tiles. */
  async lookFurther(): Promise<void> {
    const { view } = this.till.get();
    if (view.next === null || view.loading || view.query !== "") return;
    this.till.set({ view: { ...view, loading: true } });
    const page = dataOf(await this.fetch({ categoryId: view.categoryId, after: view.next }));
    const now = this.till.get().view;
    if (now.categoryId !== view.categoryId || now.query !== "" || now.next !== view.next) return;
    if (!page) return this.till.set({ view: { ...now, loading: false } });
    this.show({ ...now, goods: [...now.goods, ...this.catalogue.learn(page.rows)], next: page.next, loading: false });
  }

  /** Fetches what the tiles shall show; the old ones stay until it is there. */
  async look(query = ""): Promise<View | undefined> {
    this.looking.abort();
    const { signal } = (this.looking = new AbortController());
    const before = this.till.get().view;
    const { categoryId } = before;
    this.lookedFor = query;
    this.till.set({ view: { ...before, loading: true, failed: false } });
    const asked = await this.fetch(query === "" ? { categoryId } : { search: query }, signal);
    if (signal.aborted) return undefined;
    this.lookedFor = null;

    const page = dataOf(asked);
    const view: View = page
      ? { categoryId, query, goods: this.catalogue.learn(page.rows), next: page.next, loading: false, failed: false }
      : { ...this.till.get().view, loading: false, failed: true };
    this.show(view);
    if (!page && this.till.get().hold.kind === "mine" && (query !== "" || view.goods.length > 0)) this.till.sayMissed(asked); // tiles without goods say so themselves
    return view;
  }

  /** Learns what the branch has, in the background, page by page, until `signal` says stop. Answers whether it could. */
  async learnBranch(signal: AbortSignal): Promise<boolean> {
    let after: string | null = null;
    for (let learned = 0; learned < MOST_REMEMBERED; learned += MEMORY_PAGE) {
      const page: TillProducts | undefined = dataOf(await this.fetch({ stocked: true, after, limit: MEMORY_PAGE }));
      if (!page || signal.aborted) return false;
      this.catalogue.learn(page.rows);
      after = page.next;
      if (after === null) break;
      await quiet();
    }
    return true;
  }

  /** What a scan has found, unless the till is in another branch by now. */
  learnScanned(product: ScannedCode, branchId: string): void {
    if (this.branchId === branchId) this.catalogue.learn([product]);
  }

  /** These goods as the shop has them now, also those that are no longer sold. */
  async refresh(ids: readonly string[]): Promise<Map<string, Good> | undefined> {
    const asked = [...new Set(ids)].slice(0, MOST_ASKED);
    const page = asked.length > 0 ? dataOf(await this.fetch({ ids: asked, limit: MOST_ASKED })) : undefined;
    return page && new Map(this.catalogue.learn(page.rows).map(({ id, name, unit, price }) => [id, { id, name, unit, price }]));
  }

  /** What was just sold here is no longer on it. */
  take(sold: readonly { productId: string; quantity: bigint }[]): void {
    for (const { productId, quantity } of sold) this.catalogue.take(productId, quantity);
    for (const [id, view] of this.views) this.views.set(id, this.freshened(view));
  }

  /** The tiles with what is known of their goods now. */
  freshened(view: View): View {
    const goods = view.goods.map((good) => this.catalogue.get(good.id) ?? good);
    return goods.every((good, i) => good === view.goods[i]) ? view : { ...view, goods };
  }

  private show(view: View): void {
    if (view.query === "" && !view.failed) this.views.set(view.categoryId, view);
    this.till.set({ view });
  }

  /** Of this branch. An answer that comes when the till is in another is none. */
  private async fetch(input: Partial<TillProductsInput>, signal?: AbortSignal): Promise<Asked<TillProducts>> {
    const { branchId } = this;
    if (this.till.get().hold.kind !== "mine" || branchId === null) return { kind: "unknown" };
    const asked = await ask<TillProducts>(this.storeId, "goods", { branchId, limit: PAGE, ...input }, { signal });
    return this.branchId === branchId ? asked : { kind: "unknown" };
  }
}

const quiet = (): Promise<void> => new Promise((resume) => setTimeout(resume, 30));

import type { TillProducts, TillProductsInput } from "@/lib/trade/till/schemas";

import { ask, dataOf } from "./ask";
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

/** The till around the shelf: what is on it now, and how it changes. */
type Around = { get(): TillState; set(change: Partial<TillState>): void };

/** The goods: what the tiles show, what is looked for, and all that this till remembers of the branch. */
export class Shelf {
  readonly catalogue = new Catalogue();
  private readonly views = new Map<string | null, View>();
  private looking = new AbortController();
  private searchTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly storeId: string, private readonly till: Around) {}

  /** What stands on the tiles at first: what the page brought along, or nothing yet. */
  begin(products: TillProducts | null): View {
    const view: View = products ? { ...NO_GOODS, goods: this.catalogue.learn(products.rows), next: products.next, loading: false } : NO_GOODS;
    if (products) this.views.set(null, view);
    return view;
  }

  /** The first tiles, unless they are there. */
  fill(): void {
    if (!this.views.has(null)) void this.look();
  }

  stop(): void {
    this.looking.abort();
    clearTimeout(this.searchTimer);
  }

  setSearch(search: string): void {
    const { search: before, view } = this.till.get();
    if (search === before) return;
    this.till.set({ search });
    clearTimeout(this.searchTimer);
    const query = splitQuantity(search).rest;
    if (query === view.query && !view.failed) return;
    if (query === "") return this.showCategory(view.categoryId);
    this.searchTimer = setTimeout(() => void this.look(query), SEARCH_AFTER_MS);
  }

  /** What is typed now is looked for at once, unless it stands there already. */
  async find(query: string): Promise<View | undefined> {
    const { view } = this.till.get();
    return view.query === query && !view.loading ? view : this.look(query);
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
    const page = await this.fetch({ categoryId: view.categoryId, after: view.next });
    const now = this.till.get().view;
    if (now.categoryId !== view.categoryId || now.query !== "") return;
    if (!page) return this.till.set({ view: { ...now, loading: false } });
    this.show({ ...now, goods: [...now.goods, ...this.catalogue.learn(page.rows)], next: page.next, loading: false });
  }

  /** Fetches what the tiles shall show; the old ones stay until it is there. */
  async look(query = ""): Promise<View | undefined> {
    this.looking.abort();
    const { signal } = (this.looking = new AbortController());
    const before = this.till.get().view;
    const { categoryId } = before;
    this.till.set({ view: { ...before, loading: true, failed: false } });
    const page = await this.fetch(query === "" ? { categoryId } : { search: query }, signal);
    if (signal.aborted) return undefined;

    const view: View = page
      ? { categoryId, query, goods: this.catalogue.learn(page.rows), next: page.next, loading: false, failed: false }
      : { ...this.till.get().view, loading: false, failed: true };
    this.show(view);
    return view;
  }

  /** Learns what the branch has, in the background, page by page, until `signal` says stop. Answers whether it could. */
  async learnBranch(signal: AbortSignal): Promise<boolean> {
    let after: string | null = null;
    for (let learned = 0; learned < MOST_REMEMBERED; learned += MEMORY_PAGE) {
      const page: TillProducts | undefined = await this.fetch({ stocked: true, after, limit: MEMORY_PAGE });
      if (!page || signal.aborted) return false;
      this.catalogue.learn(page.rows);
      after = page.next;
      if (after === null) break;
      await quiet();
    }
    return true;
  }

  /** These goods as the shop has them now, also those that are no longer sold. */
  async refresh(ids: readonly string[]): Promise<Map<string, Good> | undefined> {
    const asked = [...new Set(ids)].slice(0, MOST_ASKED);
    const page = asked.length > 0 ? await this.fetch({ ids: asked, limit: MOST_ASKED }) : undefined;
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

  private async fetch(input: Partial<TillProductsInput>, signal?: AbortSignal): Promise<TillProducts | undefined> {
    const { hold } = this.till.get();
    if (hold.kind !== "mine") return undefined;
    return dataOf(await ask<TillProducts>(this.storeId, "goods", { branchId: hold.register.branchId, limit: PAGE, ...input }, { signal }));
  }
}

const quiet = (): Promise<void> => new Promise((resume) => setTimeout(resume, 30));

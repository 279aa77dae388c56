import type { TillProduct } from "@/lib/trade/till/schemas";
import { codesOf } from "@/lib/warehouse/product/barcode";

import type { Good } from "./cart";

/** A product as the till remembers it, with what this branch had when it was last looked at. */
export type TillGood = Good & { categoryId: string | null; pictureKey: string | null; stock: bigint; state: TillProduct["stockState"] };

type Coded = { id: string; quantity: bigint };

/** What the shop sends as exact decimals, as whole units: all its digits without the point. */
export const unitsOf = (decimal: string): bigint => BigInt(decimal.replace(".", ""));

export const goodOf = ({ id, name, unit, price, categoryId, pictureKey, stock, stockState }: TillProduct): TillGood =>
  ({ id, name, unit, price: price === null ? null : unitsOf(price), categoryId, pictureKey, stock: unitsOf(stock), state: stockState });

/** The goods this till knows: found by code in no time, and never asked for twice. */
export class Catalogue {
  private readonly goods = new Map<string, TillGood>();
  private readonly codes = new Map<string, Coded>();

  clear(): void {
    this.goods.clear();
    this.codes.clear();
  }

  get size(): number {
    return this.goods.size;
  }

  /** Keeps these, and answers with them as kept: what has not changed stays the same object, so that its tile is not drawn again. */
  learn(products: readonly TillProduct[]): TillGood[] {
    return products.map((product) => {
      for (const { code, quantity } of product.barcodes) this.codes.set(code, { id: product.id, quantity: unitsOf(quantity) });
      return this.put(goodOf(product));
    });
  }

  get = (id: string): TillGood | undefined => this.goods.get(id);

  /** The goods behind a code, and how many the code stands for. */
  find(code: string): { good: TillGood; quantity: bigint } | undefined {
    for (const spelling of codesOf(code)) {
      const coded = this.codes.get(spelling);
      const good = coded && this.goods.get(coded.id);
      if (good) return { good, quantity: coded.quantity };
    }
    return undefined;
  }

  /** What was just sold here is no longer on the shelf. */
  take(productId: string, quantity: bigint): void {
    const good = this.goods.get(productId);
    if (good && good.state !== "none") this.put({ ...good, stock: good.stock - quantity, state: good.stock - quantity <= 0n ? "out" : good.state });
  }

  private put(good: TillGood): TillGood {
    const known = this.goods.get(good.id);
    if (known && isSame(known, good)) return known;
    this.goods.set(good.id, good);
    return good;
  }
}

const isSame = (a: TillGood, b: TillGood): boolean =>
  a.price === b.price && a.stock === b.stock && a.state === b.state && a.name === b.name && a.unit === b.unit && a.categoryId === b.categoryId && a.pictureKey === b.pictureKey;

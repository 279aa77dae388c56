import { type DBSchema, type IDBPDatabase, openDB } from "idb";

import { type Cart, type Carts, inOrder, newCart } from "./cart";

/** Whose receipts: one register of one store. Nobody else's are ever read. */
export type Place = { storeId: string; registerId: string };

type Front = { current: string; owner: string };
type Schema = DBSchema & {
  carts: { key: [string, string, string]; value: Cart };
  fronts: { key: [string, string]; value: Front };
};

/** Another tab of this browser has taken the register: nothing may be written any more. */
export class Lost extends Error {}

let opening: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>("till", 1, {
    upgrade(db) {
      db.createObjectStore("carts");
      db.createObjectStore("fronts");
    },
    terminated: () => void (opening = undefined),
  }).catch((error: unknown) => {
    opening = undefined; // the next change tries again
    throw error;
  });
  return opening;
}

/** How long a browser may take to write: a queue does not wait for its disk. */
const PATIENCE_MS = 2_000;

/** What was asked of the storage, or a refusal when it does not answer. */
function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => { timer = setTimeout(() => refuse(new Error("The storage of this browser does not answer")), PATIENCE_MS); });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/**
 * The open receipts of a register in this browser, written at every change. Transactions of IndexedDB stand in one queue
 * for all tabs, so the name of the owning tab in the same transaction keeps a forgotten tab from writing over another's.
 */
export class Keep {
  private written: Carts | undefined;
  private waiting: { carts: Carts; strict: boolean } | undefined;
  private writing: Promise<void> | undefined;
  private isOurs = false;

  constructor(private readonly place: Place, private readonly tab: string) {}

  /** Takes the register's receipts over for this tab; refused when that takes too long. What comes after that changes nothing. */
  async open(mint: () => string, now: number): Promise<Carts> {
    const carts = await inTime(this.take(mint, now));
    this.written = carts;
    this.isOurs = true;
    return carts;
  }

  /** A receipt that cannot be read is no reason to lose the others. */
  private async take(mint: () => string, now: number): Promise<Carts> {
    const { storeId, registerId } = this.place;
    const db = await database();
    const tx = db.transaction(["carts", "fronts"], "readwrite");
    const front = await tx.objectStore("fronts").get([storeId, registerId]);
    const kept = await tx.objectStore("carts").getAll(IDBKeyRange.bound([storeId, registerId], [storeId, registerId, []]));
    const carts: Carts = sorted(kept.filter(isCart), front?.current) ?? opened(mint(), now);

    await tx.objectStore("fronts").put({ current: carts.current, owner: this.tab }, [storeId, registerId]);
    for (const cart of carts.open) if (!kept.includes(cart)) await tx.objectStore("carts").put(cart, [storeId, registerId, cart.id]);
    await tx.done;
    return carts;
  }

  /**
   * Writes what changed since the last time, or is refused when that takes too long. Changes that come while one is being
   * written travel together.
   */
  save(carts: Carts, { strict = false } = {}): Promise<void> {
    this.waiting = { carts, strict: strict || (this.waiting?.strict ?? false) };
    this.writing ??= this.drain().finally(() => void (this.writing = undefined));
    return inTime(this.writing);
  }

  private async drain(): Promise<void> {
    while (this.waiting) {
      const { carts, strict } = this.waiting;
      this.waiting = undefined;
      await this.write(carts, strict);
    }
  }

  private async write(carts: Carts, strict: boolean): Promise<void> {
    const { storeId, registerId } = this.place;
    const before = this.written?.open ?? [];
    const db = await database();
    const tx = db.transaction(["carts", "fronts"], "readwrite", { durability: strict ? "strict" : "relaxed" });
    const front = await tx.objectStore("fronts").get([storeId, registerId]);
    if (this.isOurs && front?.owner !== this.tab) {
      tx.abort();
      await tx.done.catch(() => undefined);
      throw new Lost();
    }

    for (const cart of carts.open) if (!before.includes(cart)) void tx.objectStore("carts").put(cart, [storeId, registerId, cart.id]);
    for (const { id } of before) if (!carts.open.some((cart) => cart.id === id)) void tx.objectStore("carts").delete([storeId, registerId, id]);
    void tx.objectStore("fronts").put({ current: carts.current, owner: this.tab }, [storeId, registerId]);
    await tx.done;
    this.written = carts;
    this.isOurs = true;
  }
}

const opened = (id: string, now: number): Carts => ({ open: [newCart(id, 1, now)], current: id });

function sorted(kept: Cart[], current: string | undefined): Carts | undefined {
  const open = inOrder(kept);
  const [first] = open;
  return first && { open, current: open.some(({ id }) => id === current) ? current! : first.id };
}

/** Written by an older version of the page, perhaps. */
const isCart = (value: Cart): boolean => typeof value?.id === "string" && Array.isArray(value.lines) && "seal" in value;

import "server-only";

import { performance } from "node:perf_hooks";

import postgres from "postgres";

import { connect } from "@/db/client";
import { newId } from "@/lib/core/id";
import { createSale } from "@/lib/trade/sale/create-sale";

import { type BenchShop, DEVICE, openBenchShop, pick, settleDatabase, type Urls } from "./sale-fixture";
import { median, table } from "./table";

const LINES = 5;
const CONNECTIONS = [1, 8, 32];
const GOAL = 0.5;

/** Sells one after the other, as the `i`-th of those who do. */
export type Seller = { sell(i: number): Promise<unknown>; end(): Promise<void> };

/**
 * `createSale` with five lines and all its rules, beside the same rows written by one hand-made statement a sale on
 * postgres.js without any check. Both on the same durable server, taking turns; the median of the rounds counts.
 */
export async function benchCreateSale(urls: Urls, { rounds = 5, seconds = 3 } = {}): Promise<void> {
  await compare(urls, "8 registers, 1,000 products (goal: 0.5 of the limit at 8 connections)", { tills: 8, goods: 1_000 }, rounds, seconds);
  await compare(urls, "1 register, 10 products (reported)", { tills: 1, goods: 10 }, rounds, seconds);
}

async function compare(urls: Urls, title: string, size: { tills: number; goods: number }, rounds: number, seconds: number): Promise<void> {
  const shop = await openBenchShop(urls, size);
  await settleDatabase(urls);

  const rows = [];
  for (const connections of CONNECTIONS) {
    const ours: number[] = [];
    const limit: number[] = [];
    await rate(useCase(urls, shop, connections), connections, 1); // warm: plans, pages, compiled code
    await rate(byHand(urls, shop, connections), connections, 1);
    for (let round = 0; round < rounds; round++) {
      limit.push(await rate(byHand(urls, shop, connections), connections, seconds));
      ours.push(await rate(useCase(urls, shop, connections), connections, seconds));
    }
    const ratio = median(ours.map((each, i) => each / limit[i]!));
    rows.push({ connections, "createSale /s": Math.round(median(ours)), "limit /s": Math.round(median(limit)), ratio: ratio.toFixed(2), "": connections === 8 && size.tills > 1 ? (ratio >= GOAL ? "goal met" : "goal missed") : "" });
  }
  table(`5-line sale, ${title}: sales a second, median of ${rounds} rounds of ${seconds} s`, rows);
}

/** Sales a second over that many connections, each selling one after the other. */
export async function rate(seller: Seller, connections: number, seconds: number): Promise<number> {
  let sold = 0;
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  await Promise.all(Array.from({ length: connections }, async (_, i) => {
    while (performance.now() < until) {
      await seller.sell(i);
      sold++;
    }
  }));
  const rate = sold / ((performance.now() - begun) / 1_000);
  await seller.end();
  return rate;
}

function useCase({ appUrl }: Urls, { ctx, branchId, registerIds, productIds }: BenchShop, connections: number): Seller {
  const db = connect(appUrl, connections);
  const sell = (i: number) => {
    const now = new Date();
    return createSale({ ...ctx, db, now }, {
      id: newId(), branchId, registerId: registerIds[i % registerIds.length]!, deviceId: DEVICE, soldAt: now.toISOString(),
      lines: pick(productIds, LINES).map((productId) => ({ productId, quantity: "1" })),
      discount: { kind: "percent", percent: "5" }, payments: [{ method: "cash", amount: "1000000.00" }],
    });
  };
  return { sell, end: () => db.$client.end() };
}

/** The limit: the rows of a sale (counter, sale, lines, payment, movements, levels, layers, event, outbox) as one statement and transaction. */
export function byHand({ ownerUrl }: Urls, { ctx, branchId, registerIds, productIds, workerId }: BenchShop, connections: number): Seller {
  const sql = postgres(ownerUrl, { max: connections, onnotice: () => undefined });
  const sell = (i: number) => {
    const [saleId, eventId, paymentId, now] = [newId(), newId(), newId(), new Date().toISOString()];
    const lines = pick(productIds, LINES).map((productId, position) => ({ id: newId(), movement: newId(), product: productId, position }));
    return sql`
      with line as materialized (
        select l.*, b.id as batch, least(b.value_left, b.value_left * 1000 / b.quantity_left) as cost, v.quantity - 1000 as level
        from json_to_recordset(${JSON.stringify(lines)}::text::json) as l(id uuid, movement uuid, product uuid, position smallint)
        join stock_levels v on v.store_id = ${ctx.storeId} and v.location_id = ${branchId} and v.product_id = l.product
        cross join lateral (select id, quantity_left, value_left from batches b where b.store_id = ${ctx.storeId} and b.location_id = ${branchId} and b.product_id = l.product
          and b.quantity_left <> 0 order by b.id limit 1) b
        order by l.product for update of v
      ), counter as (
        update registers set last_number = last_number + 1 where store_id = ${ctx.storeId} and id = ${registerIds[i % registerIds.length]!} returning last_number, prefix
      ), sale as (
        insert into sales (store_id, id, branch_id, register_id, worker_id, number, receipt_number, line_count, gross, discount, total, rounding, payable, paid, change, tax,
          source, clock_refused, sold_at, recorded_at, content_hash)
        select ${ctx.storeId}, ${saleId}, ${branchId}, ${registerIds[i % registerIds.length]!}, ${workerId}, last_number, prefix || '-' || last_number, 5, 500000, 25000, 475000, 0, 475000, 500000, 25000, 50893,
          'till', false, ${now}, ${now}, ${saleId} from counter
      ), lines as (
        insert into sale_lines (store_id, id, sale_id, position, product_id, name, unit, quantity, catalogue_price, price, gross, line_discount, sale_discount, total, cost, tax_rate, tax)
        select ${ctx.storeId}, id, ${saleId}, position, product, 'Good', 'piece', 1000, 100000, 100000, 100000, 0, 5000, 95000, cost, 1200, 10179 from line
      ), paid as (
        insert into payments (store_id, id, sale_id, method, amount, change) values (${ctx.storeId}, ${paymentId}, ${saleId}, 'cash', 500000, 25000)
      ), movement as (
        insert into stock_movements (store_id, id, location_id, product_id, quantity, cost, uncosted, reason, source_id, line_id, worker_id, created_at, level_after)
        select ${ctx.storeId}, movement, ${branchId}, product, -1000, -cost, 0, 'sale', ${saleId}, id, ${workerId}, ${now}, level from line
      ), layer as (
        update batches b set quantity_left = b.quantity_left - 1000, value_left = b.value_left - l.cost from line l where b.store_id = ${ctx.storeId} and b.id = l.batch
      ), level as (
        update stock_levels v set quantity = v.quantity - 1000, value = v.value - l.cost from line l
        where v.store_id = ${ctx.storeId} and v.location_id = ${branchId} and v.product_id = l.product
      ), event as (
        insert into events (store_id, id, actor_kind, actor_id, name, entity_id, after, request_id, created_at)
        select ${ctx.storeId}, ${eventId}, 'worker', ${workerId}, 'sale.created', ${saleId}, json_build_object('number', last_number)::jsonb, 'bench', ${now} from counter
      )
      insert into outbox (store_id, event_id) values (${ctx.storeId}, ${eventId})`;
  };
  return { sell, end: () => sql.end() };
}

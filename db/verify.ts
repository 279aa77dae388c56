import type { Database } from "./client";

/** A statement that finds what breaks an invariant of the domain; no rows: it holds. Runs inside one store's fence. */
type Check = { name: string; sql: string };

const CHECKS: Check[] = [
  { name: "1 sale: total, discount, tax and count are those of its lines", sql: `
    select s.id, s.receipt_number, s.total, l.total as lines from sales s
    left join (select sale_id, count(*) as n, sum(gross) as gross, sum(line_discount + sale_discount) as discount, sum(total) as total, sum(tax) as tax
      from sale_lines group by 1) l on l.sale_id = s.id
    where (s.line_count, s.gross, s.discount, s.total, s.tax) is distinct from (l.n, l.gross, l.discount, l.total, l.tax)` },
  { name: "1 sale: payments − change = total + rounding", sql: `
    select s.id, s.receipt_number, s.payable, p.net from sales s
    left join (select sale_id, sum(amount) as paid, sum(change) as change, sum(amount - change) as net from payments group by 1) p on p.sale_id = s.id
    where s.payable <> s.total + s.rounding or s.payable <> coalesce(p.net, 0) or s.paid <> coalesce(p.paid, 0) or s.change <> coalesce(p.change, 0)` },
  { name: "1 line: total = gross − discounts, never below zero, tax inside it", sql: `
    select id, sale_id from sale_lines
    where total <> gross - line_discount - sale_discount or total < 0 or gross <> round(price::numeric * quantity / 1000)
      or tax <> case when tax_rate = 0 then 0 else round(total::numeric * tax_rate / (10000 + tax_rate)) end` },
  { name: "3 stock: level = Σ movements", sql: `
    select location_id, product_id, l.quantity, m.quantity as movements from stock_levels l
    full join (select location_id, product_id, sum(quantity) as quantity from stock_movements group by 1, 2) m using (location_id, product_id)
    where coalesce(l.quantity, 0) <> coalesce(m.quantity, 0)` },
  { name: "3 stock: level and value = Σ cost layers left", sql: `
    select location_id, product_id, l.quantity, b.quantity as layers, l.value, b.value as layers_value from stock_levels l
    full join (select location_id, product_id, sum(quantity_left) as quantity, sum(value_left) as value from batches group by 1, 2) b using (location_id, product_id)
    where coalesce(l.quantity, 0) <> coalesce(b.quantity, 0) or coalesce(l.value, 0) <> coalesce(b.value, 0)` },
  { name: "3 stock: an empty layer is worth nothing, and no layer is beyond what it was", sql: `
    select id, product_id, quantity, quantity_left, value_left from batches
    where (quantity_left = 0 and value_left <> 0) or sign(quantity_left) not in (0, sign(quantity)) or abs(quantity_left) > abs(quantity) or sign(value_left) not in (0, sign(quantity))` },
  { name: "3 stock: nothing went below zero where the shop forbids it", sql: `
    select m.id, m.product_id, m.level_after from stock_movements m join settings s on s.store_id = m.store_id
    where s.below_zero = 'forbid' and m.created_at > s.updated_at and m.quantity < 0 and m.level_after < 0 and m.reason <> 'sale_cancel'` },
  { name: "7 receipt numbers: from 1 to the register's counter, no gap", sql: `
    select r.id, r.prefix, r.last_number, s.n, s.least, s.most from registers r
    left join (select register_id, count(*) as n, min(number) as least, max(number) as most from sales group by 1) s on s.register_id = r.id
    where (r.last_number, r.last_number, least(r.last_number, 1)) is distinct from (coalesce(s.n, 0), coalesce(s.most, 0), coalesce(s.least, 0))` },
  { name: "8 events: every document left its fact", sql: `
    select d.name, d.id from (
      select 'sale.created' as name, id from sales union all select 'sale.cancelled', sale_id from sale_cancellations
      union all select 'stock.received', id from stock_receipts union all select 'stock.adjusted', id from stock_adjustments
    ) d where not exists (select from events e where e.entity_id = d.id and e.name = d.name)` },
  { name: "8 events: every fact waits in the outbox", sql: `
    select id, name from events e where not exists (select from outbox o where o.store_id = e.store_id and o.event_id = e.id)` },
  { name: "11 cost: Σ cost moved + corrections = value left", sql: `
    select location_id, product_id, l.value, m.cost, c.amount from stock_levels l
    left join (select location_id, product_id, sum(cost) as cost from stock_movements group by 1, 2) m using (location_id, product_id)
    left join (select location_id, product_id, sum(amount) as amount from cost_corrections group by 1, 2) c using (location_id, product_id)
    where l.value <> coalesce(m.cost, 0) + coalesce(c.amount, 0)` },
  { name: "11 cost: a line's cost is what its movement took", sql: `
    select l.id, l.sale_id, l.cost, m.cost as movement from sale_lines l
    left join stock_movements m on m.source_id = l.sale_id and m.line_id = l.id and m.reason = 'sale'
    where m.id is null or m.quantity <> -l.quantity or l.cost is distinct from case when m.uncosted = 0 then -m.cost end` },
  { name: "11 cost: a cancelled sale gave back exactly what it took", sql: `
    select c.sale_id, m.product_id from sale_cancellations c join stock_movements m on m.source_id = c.sale_id
    group by 1, 2 having sum(m.quantity) <> 0 or sum(m.cost) <> 0 or sum(m.uncosted) <> 0` },
];

/** Every reference of a store's table carries the store, so that no row can point into another one. */
const REFERENCES: Check = { name: "9 references: every foreign key between stores' tables carries store_id", sql: `
  select conrelid::regclass::text as "table", conname from pg_constraint c
  where contype = 'f' and connamespace = 'public'::regnamespace
    and confrelid not in ('stores'::regclass, 'users'::regclass, 'sessions'::regclass)
    and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'store_id')` };

/**
 * Checks the invariants of the domain that exist so far, store by store, through the application's own fence: it works on
 * any database, and whoever runs it needs no more rights than the application has. Answers what breaks, by invariant.
 */
export async function verifyInvariants({ db, systemDb }: { db: Database; systemDb: Database }): Promise<{ name: string; broken: object[] }[]> {
  const broken = new Map<string, object[]>([REFERENCES, ...CHECKS].map(({ name }) => [name, []]));
  broken.get(REFERENCES.name)!.push(...(await systemDb.$client.unsafe(REFERENCES.sql)));

  for (const store of await systemDb.$client<{ id: string }[]>`select id from stores`) {
    await db.$client.begin("isolation level repeatable read", async (tx) => { // one moment: sales may go on meanwhile
      await tx`select set_config('app.store_id', ${store.id}, true)`;
      for (const { name, sql } of CHECKS) {
        const rows = await tx.unsafe(sql);
        broken.get(name)!.push(...rows.map((row) => ({ store: store.id, ...row })));
      }
    });
  }
  return [...broken].map(([name, rows]) => ({ name, broken: rows }));
}

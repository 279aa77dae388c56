import type { Sql, TransactionSql } from "postgres";

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
  { name: "1 sale: made on a register of its branch, whose prefix and number its receipt bears", sql: `
    select s.id, s.receipt_number, s.number, r.prefix from sales s left join registers r on r.id = s.register_id
    where r.branch_id is distinct from s.branch_id or s.receipt_number is distinct from r.prefix || '-' || s.number` },
  { name: "1 line: total = gross − discounts, never below zero, tax inside it", sql: `
    select id, sale_id from sale_lines
    where total <> gross - line_discount - sale_discount or total < 0 or gross <> round(price::numeric * quantity / 1000)
      or tax <> case when tax_rate = 0 then 0 else round(total::numeric * tax_rate / (10000 + tax_rate)) end` },
  { name: "3 stock: level = Σ movements", sql: `
    select location_id, product_id, l.quantity, m.quantity as movements from stock_levels l
    full join (select location_id, product_id, sum(quantity) as quantity from stock_movements group by 1, 2) m using (location_id, product_id)
    where coalesce(l.quantity, 0) <> coalesce(m.quantity, 0)` },
  { name: "3 stock: every movement goes on from the level that one before it left", sql: `
    select location_id, product_id, level from (
      select location_id, product_id, level_after - quantity as level, 1 as n from stock_movements union all select location_id, product_id, quantity, 1 from stock_levels
      union all select location_id, product_id, level_after, -1 from stock_movements union all select location_id, product_id, 0, -1 from stock_levels
    ) steps group by 1, 2, 3 having sum(n) <> 0` },
  { name: "3 stock: every movement has its document, and every document its movements", sql: `
    select reason, source_id, line_id, product_id, d.quantity, m.quantity as moved, m.n as movements from (
      select 'sale' as reason, s.id as source_id, l.id as line_id, s.branch_id as location_id, l.product_id, -l.quantity as quantity from sales s join sale_lines l on l.sale_id = s.id
      union all select 'sale_cancel', s.id, l.id, s.branch_id, l.product_id, l.quantity from sale_cancellations c join sales s on s.id = c.sale_id join sale_lines l on l.sale_id = s.id
      union all select 'receipt', r.id, l.id, r.location_id, l.product_id, l.quantity from stock_receipts r join stock_receipt_lines l on l.receipt_id = r.id
      union all select case reason when 'opening' then 'opening' else 'adjustment' end, id, id, location_id, product_id, quantity from stock_adjustments
    ) d full join (
      select reason, source_id, coalesce(line_id, source_id) as line_id, location_id, product_id, sum(quantity) as quantity, count(*) as n from stock_movements group by 1, 2, 3, 4, 5
    ) m using (reason, source_id, line_id, location_id, product_id)
    where (m.n is distinct from 1 or m.quantity is distinct from d.quantity) and not (
      reason = 'opening' and d.quantity is null and m.n = 1 and (source_id = product_id or source_id in (select id from imports where status = 'done')))` }, // a first stock comes with its product or an import
  { name: "3 stock: level and value = Σ cost layers left", sql: `
    select location_id, product_id, l.quantity, b.quantity as layers, l.value, b.value as layers_value from stock_levels l
    full join (select location_id, product_id, sum(quantity_left) as quantity, sum(value_left) as value from batches group by 1, 2) b using (location_id, product_id)
    where coalesce(l.quantity, 0) <> coalesce(b.quantity, 0) or coalesce(l.value, 0) <> coalesce(b.value, 0)` },
  { name: "3 stock: an empty layer is worth nothing, and no layer is beyond what it was", sql: `
    select id, product_id, quantity, quantity_left, value_left from batches
    where (quantity_left = 0 and value_left <> 0) or sign(quantity_left) not in (0, sign(quantity)) or abs(quantity_left) > abs(quantity) or sign(value_left) not in (0, sign(quantity))` },
  { name: "3 stock: what a shortage has less than it had was filled by corrections", sql: `
    select b.id, b.product_id, b.quantity, b.quantity_left, c.filled from batches b
    left join (select batch_id, sum(quantity) as filled from cost_corrections group by 1) c on c.batch_id = b.id
    where coalesce(c.filled, 0) <> case when b.quantity < 0 then b.quantity_left - b.quantity else 0 end` },
  { name: "3 stock: nothing went below zero where the shop forbids it", sql: `
    select m.id, m.product_id, m.level_after from stock_movements m join settings s on s.store_id = m.store_id
    where s.below_zero = 'forbid' and m.quantity < 0 and m.level_after < 0 and m.reason <> 'sale_cancel' and m.created_at > coalesce((
      select max(e.created_at) + interval '1 minute' from events e where e.entity_id = s.store_id and e.name = 'settings.updated' and e.after ? 'belowZero'
    ), '-infinity')` }, // a sale that had read the rule before it changed is written after it: within a minute
  { name: "7 receipt numbers: from 1 to the register's counter, no gap", sql: `
    select r.id, r.prefix, r.last_number, s.n, s.least, s.most from registers r
    left join (select register_id, count(*) as n, min(number) as least, max(number) as most from sales group by 1) s on s.register_id = r.id
    where (r.last_number, r.last_number, least(r.last_number, 1)) is distinct from (coalesce(s.n, 0), coalesce(s.most, 0), coalesce(s.least, 0))` },
  { name: "8 events: what a command made left its fact, once, and no fact is of nothing", sql: `
    select name, id, e.n as facts from (
      select 'sale.created' as name, id from sales union all select 'sale.cancelled', sale_id from sale_cancellations
      union all select 'stock.received', id from stock_receipts union all select 'stock.adjusted', id from stock_adjustments
      union all select 'product.imported', id from imports where status = 'done'
      union all (select 'branch.created', id from locations where kind = 'branch' order by id in (select entity_id from events where name = 'branch.created'), created_at offset 1)
      union all (select 'worker.created', id from workers order by id in (select entity_id from events where name = 'worker.created'), created_at offset 1)
    ) d full join (
      select name, entity_id as id, count(*) as n from events
      where name in ('sale.created', 'sale.cancelled', 'stock.received', 'stock.adjusted', 'product.imported', 'branch.created', 'worker.created') group by 1, 2
    ) e using (name, id)
    where e.n is distinct from 1 or d.id is null` }, // a shop begins with one branch and one worker, which came with it
  { name: "8 events: every fact waits in the outbox", sql: `
    select id, name from events e where not exists (select from outbox o where o.store_id = e.store_id and o.event_id = e.id)` },
  { name: "10 goods in: total and count are those of its lines", sql: `
    select r.id, r.number, r.total, r.line_count, l.n, l.total as lines from stock_receipts r
    left join (select receipt_id, count(*) as n, sum(coalesce(total, 0)) as total from stock_receipt_lines group by 1) l on l.receipt_id = r.id
    where (r.line_count, r.total) is distinct from (l.n, l.total)` },
  { name: "11 cost: Σ cost moved + corrections = value left", sql: `
    select location_id, product_id, l.value, m.cost, c.amount from stock_levels l
    left join (select location_id, product_id, sum(cost) as cost from stock_movements group by 1, 2) m using (location_id, product_id)
    left join (select location_id, product_id, sum(amount) as amount from cost_corrections group by 1, 2) c using (location_id, product_id)
    where l.value <> coalesce(m.cost, 0) + coalesce(c.amount, 0)` },
  { name: "11 cost: a line's cost is what its movement took", sql: `
    select l.id, l.sale_id, l.cost, m.cost as movement from sale_lines l
    left join stock_movements m on m.source_id = l.sale_id and m.line_id = l.id and m.reason = 'sale'
    where m.id is null or m.quantity <> -l.quantity or l.cost is distinct from case when m.uncosted = 0 then -m.cost end` },
  { name: "11 cost: goods in brought what their line says they cost", sql: `
    select l.id, l.receipt_id, l.unit_cost, l.total, m.cost, m.uncosted from stock_receipt_lines l
    left join stock_movements m on m.source_id = l.receipt_id and m.line_id = l.id and m.reason = 'receipt'
    where l.total is distinct from round(l.unit_cost::numeric * l.quantity / 1000) or (m.cost, m.uncosted) is distinct from (coalesce(l.total, 0), case when l.total is null then l.quantity else 0 end)` },
  { name: "11 cost: a cancelled sale gave back exactly what it took", sql: `
    select c.sale_id, m.product_id from sale_cancellations c join stock_movements m on m.source_id = c.sale_id and m.reason in ('sale', 'sale_cancel')
    group by 1, 2 having sum(m.quantity) <> 0 or sum(m.cost) <> 0 or sum(m.uncosted) <> 0` },
];

/** Every reference of a store's table carries the store, so that no row can point into another one. */
const KEYS: Check = { name: "9 references: every foreign key between stores' tables carries store_id", sql: `
  select conrelid::regclass::text as "table", conname from pg_constraint c
  where contype = 'f' and connamespace = 'public'::regnamespace
    and confrelid not in ('stores'::regclass, 'users'::regclass, 'sessions'::regclass)
    and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'store_id')` };

const REFERENCES = "9 references: no row points at a row that is not there, or at another store's";

/** One statement for all foreign keys, of the tables that the application reads: a restored copy may hold rows no key was asked about. */
const REFERENCES_SQL = `
  select string_agg(format('select %L as "table", %L as "to", count(*)::int as rows from %s c where %s and not exists (select from %s p where %s) having count(*) > 0',
    child, parent, child, named, parent, matches), ' union all ') as sql
  from (
    select conrelid::regclass as child, confrelid::regclass as parent,
      string_agg(format('c.%I is not null', a.attname), ' and ') as named, string_agg(format('c.%I = p.%I', a.attname, b.attname), ' and ') as matches
    from pg_constraint k cross join unnest(conkey, confkey) as pair(here, there)
    join pg_attribute a on a.attrelid = conrelid and a.attnum = here
    join pg_attribute b on b.attrelid = confrelid and b.attnum = there
    where contype = 'f' and connamespace = 'public'::regnamespace and has_table_privilege(conrelid, 'select') and has_table_privilege(confrelid, 'select')
    group by k.oid, conrelid, confrelid
  ) keys`;

/** What breaks in one store, by invariant, as seen by whoever `tx` is signed in as: the application, in a transaction of its own. */
export async function checkStore(tx: Sql | TransactionSql, storeId: string): Promise<{ name: string; broken: object[] }[]> {
  await tx`select set_config('app.store_id', ${storeId}, true)`;
  const [references] = await tx.unsafe<{ sql: string }[]>(REFERENCES_SQL);

  const results: { name: string; broken: object[] }[] = [];
  for (const { name, sql } of [...CHECKS, { name: REFERENCES, sql: references!.sql }]) results.push({ name, broken: await tx.unsafe(sql) });
  return results;
}

/**
 * Checks the invariants of the domain that exist so far, store by store, through the application's own fence: it works on
 * any database, and whoever runs it needs no more rights than the application has. Answers what breaks, by invariant.
 */
export async function verifyInvariants({ db, systemDb }: { db: Database; systemDb: Database }): Promise<{ name: string; broken: object[] }[]> {
  const broken = new Map<string, object[]>([...CHECKS.map(({ name }) => name), REFERENCES, KEYS.name].map((name) => [name, []]));
  broken.get(KEYS.name)!.push(...(await systemDb.$client.unsafe(KEYS.sql)));

  for (const store of await systemDb.$client<{ id: string }[]>`select id from stores`) {
    // One moment: sales may go on meanwhile.
    const results = await db.$client.begin("isolation level repeatable read", (tx) => checkStore(tx, store.id));
    for (const { name, broken: rows } of results) broken.get(name)!.push(...rows.map((row) => ({ store: store.id, ...row })));
  }
  return [...broken].map(([name, rows]) => ({ name, broken: rows }));
}

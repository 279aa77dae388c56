import "server-only";

import { sql } from "drizzle-orm";

import { into } from "@/db/rows";
import { payments, saleLines, sales } from "@/db/schema";
import { assertBranch, type TxContext, workerIdOf } from "@/lib/core/context";
import { AppError, attempt, conflict, notFound, rejected } from "@/lib/core/errors";
import { contentHash } from "@/lib/core/hash";
import { newId } from "@/lib/core/id";
import { sum, under } from "@/lib/core/money";
import { command } from "@/lib/core/use-case";
import { listCatalogue } from "@/lib/warehouse/product/catalogue";
import { lockStockAsking, type MoveResult, moveStock } from "@/lib/warehouse/stock/ledger";

import { findCounter, type SellingPoint } from "./counter";
import { findSaleHash, loadSale } from "./queries";
import { completeTenders, type OrderedLine, type PricedLine, priceLines, settle, type Settled } from "./rules";
import { CreateSaleInput, Sale } from "./schemas";

type Input = Omit<typeof CreateSaleInput._zod.output, "id">;

/** Rings up a sale: the till's button and the public API both end here. The same id again answers with the first sale. */
export const createSale = command({
  permission: "sale.create",
  input: CreateSaleInput,
  output: Sale,

  async run(ctx, { id, ...input }) {
    assertBranch(ctx, input.branchId);
    const hash = hashOf(input);
    const productIds = input.lines.map((line) => line.productId);

    const [point, catalogue, [stock, twinHash]] = await Promise.all([ // one round trip
      findCounter(ctx, input.branchId, input.registerId),
      listCatalogue(ctx, productIds),
      lockStockAsking(ctx, input.branchId, productIds, () => findSaleHash(ctx, id)),
    ]);
    if (twinHash !== undefined && twinHash !== hash) throw conflict("otherSaleHasId", {}, "id");
    if (twinHash !== undefined) return { data: await loadSale(ctx, id), events: [] }; // the till asked twice
    assertMaySellHere(point, input);

    const ordered = input.lines.map((line) => ({ ...line, id: line.id ?? newId() }));
    const rules = point.rulesFor(ctx);
    const lines = priced(ordered, catalogue, input.discount, rules);
    const sums = under(() => "lines", () => sumsOf(lines));
    const settled = under(() => "payments", () => settle(sums.total, completeTenders(sums.total, input.payments, rules.cashRounding), rules));

    const { moved, events, written } = under(() => "lines", () => moveStock(ctx, stock, { reason: "sale", sourceId: id, belowZero: point.belowZero }, lines.map((line, i) => (
      { productId: line.productId, name: line.name, lineId: line.id, quantity: -line.quantity, cost: 0n, uncosted: 0n, field: `lines.${i}.quantity` }
    ))));
    const rows = rowsFor(ctx, { id, hash, input, point, lines, sums, moved, settled });
    const inserted = Promise.all([insertSale(ctx, rows), written]); // not waited for: one more, with the events and the commit

    return {
      data: inserted.then(([receipt]) => answer(ctx, rows, point, receipt)),
      events: [{ name: "sale.created", entityId: id, after: summary(rows) }, ...events],
    };
  },
});

/** Of what was asked, without what only says who asks: the till's retry from another tab is the same sale. */
const hashOf = ({ deviceId: _, ...content }: Input): string => contentHash(content);

/** What cannot be booked is refused at the line that is too large by itself, else at all of them, whose sum is. */
function priced(...[ordered, catalogue, discount, rules]: Parameters<typeof priceLines>): PricedLine[] {
  const isTooLarge = (line: OrderedLine) => {
    const alone = attempt(() => priceLines([line], catalogue, null, rules));
    return alone instanceof AppError && alone.key === "tooLarge";
  };
  const field = () => {
    const at = ordered.findIndex(isTooLarge);
    return at < 0 ? "lines" : `lines.${at}.quantity`;
  };
  return under(field, () => priceLines(ordered, catalogue, discount, rules));
}

/** Of a whole sale. Before its goods move: what is refused once a statement is on its way leaves it behind. */
const sumsOf = (lines: readonly PricedLine[]) => ({
  gross: sum(lines.map((line) => line.gross)),
  discount: sum(lines.map((line) => line.lineDiscount + line.saleDiscount)),
  total: sum(lines.map((line) => line.total)),
  tax: sum(lines.map((line) => line.tax)),
});

function assertMaySellHere(point: SellingPoint | undefined, { registerId, deviceId }: Input): asserts point is SellingPoint {
  if (!point) throw notFound("branch", "branchId");
  if (!point.branchActive) throw rejected("branchClosed", { branch: point.branchName }, "branchId");
  if (!point.registerId) throw notFound("register", "registerId");
  if (!point.registerActive) throw rejected("registerClosed", { register: point.registerName }, "registerId");
  if (registerId !== null && point.kind === "till" && (deviceId === null || point.claimDevice !== deviceId)) {
    throw conflict("registerNotYours", { register: point.registerName }, "registerId");
  }
}

type Made = { id: string; hash: string; input: Input; point: SellingPoint; lines: PricedLine[]; sums: ReturnType<typeof sumsOf>; moved: MoveResult[]; settled: Settled };
type Rows = ReturnType<typeof rowsFor>;

function rowsFor(ctx: TxContext, { id, hash, input, point, lines, sums, moved, settled }: Made) {
  const part = { storeId: ctx.storeId, saleId: id };
  return {
    deviceId: input.deviceId,
    sale: {
      storeId: ctx.storeId, id, branchId: input.branchId, registerId: point.registerId, workerId: workerIdOf(ctx),
      lineCount: lines.length,
      gross: sums.gross, discount: sums.discount, tax: sums.tax,
      total: settled.total, rounding: settled.rounding, payable: settled.payable, paid: settled.paid, change: settled.change,
      note: input.note, source: input.source, ...clock(ctx.now, input.soldAt, point), recordedAt: ctx.now, contentHash: hash,
    },
    lines: lines.map((line, position) => ({
      ...part, ...line, position, cost: moved[position]!.uncosted === 0n ? -moved[position]!.cost : null, note: input.lines[position]!.note,
    })),
    payments: settled.payments.map((payment) => ({ ...part, id: newId(), ...payment })),
  };
}

const SEVEN_DAYS_MS = 7 * 24 * 3_600_000;

/** The till's clock is believed from a claimed register, not in the future and not more than 7 days back (domain §4.10). */
function clock(now: Date, soldAt: Date | null, { kind }: SellingPoint): { soldAt: Date; clockRefused: boolean } {
  if (soldAt === null || kind !== "till") return { soldAt: now, clockRefused: false };
  const believed = soldAt <= now && now.getTime() - soldAt.getTime() <= SEVEN_DAYS_MS;
  return { soldAt: believed ? soldAt : now, clockRefused: !believed };
}

type Receipt = { number: bigint; receiptNumber: string };

/**
 * The counter is taken in the statement that writes the sale: no number without a sale, and the lock is short. A register
 * that was closed or taken over meanwhile gives none, and the sale cannot be written without: `command()` looks again.
 */
async function insertSale({ tx, storeId }: TxContext, { sale, deviceId, ...rows }: Rows): Promise<Receipt> {
  const [given] = await tx.execute<{ number: string; receipt_number: string }>(sql`
    with counter as (
      update registers set last_number = last_number + 1
      where store_id = ${storeId}::uuid and id = ${sale.registerId}::uuid and status = 'active' and (kind = 'api' or claim_device = ${deviceId})
      returning last_number as number, prefix || '-' || last_number as receipt_number
    ), sale as (
      insert into ${sales} (store_id, id, branch_id, register_id, worker_id, number, receipt_number, line_count, gross, discount, total, rounding,
        payable, paid, change, tax, note, source, clock_refused, sold_at, recorded_at, content_hash)
      select ${storeId}::uuid, ${sale.id}::uuid, ${sale.branchId}::uuid, ${sale.registerId}::uuid, ${sale.workerId}::uuid, number, receipt_number,
        ${sale.lineCount}::int, ${sale.gross}::bigint, ${sale.discount}::bigint, ${sale.total}::bigint, ${sale.rounding}::bigint, ${sale.payable}::bigint,
        ${sale.paid}::bigint, ${sale.change}::bigint, ${sale.tax}::bigint, ${sale.note}::text, ${sale.source}::text, ${sale.clockRefused}::boolean,
        ${sale.soldAt.toISOString()}::timestamptz, ${sale.recordedAt.toISOString()}::timestamptz, ${sale.contentHash}::text
      from (select) as asked left join counter on true
    ), lines as (${into(saleLines, rows.lines)}), paid as (${into(payments, rows.payments)})
    select number, receipt_number from counter`);
  return { number: BigInt(given!.number), receiptNumber: given!.receipt_number };
}

const summary = ({ sale, lines, payments: paidWith }: Rows) => ({
  branchId: sale.branchId, registerId: sale.registerId, total: sale.total, discount: sale.discount, rounding: sale.rounding, payable: sale.payable,
  lines: lines.map(({ productId, quantity, price, total }) => ({ productId, quantity, price, total })),
  payments: paidWith.map(({ method, amount, change }) => ({ method, amount, change })),
});

function answer(ctx: TxContext, { sale, lines, payments: paidWith }: Rows, point: SellingPoint, receipt: Receipt) {
  const seesCost = ctx.grants.has("cost.see");
  return {
    ...sale, ...receipt, status: "completed" as const, branchName: point.branchName, registerName: point.registerName, workerName: point.workerName,
    lines: lines.map((line) => ({ ...line, cost: seesCost ? line.cost : null })),
    payments: paidWith,
    belowCost: seesCost ? lines.filter(({ cost, total }) => cost !== null && total < cost).map(({ id }) => id) : [],
    cancelledAt: null, cancelledBy: null, cancelReason: null,
  };
}

"use client";

import { PackagePlus, ScanBarcode, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type CSSProperties, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";

import { timesCode } from "@/app/pos/code";
import { alarm } from "@/app/pos/sound";
import { Field } from "@/components/form/field";
import { formatCount, formatTime } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { unitsOf } from "@/components/markup-text";
import { SignInAgain } from "@/components/form/sign-in-again";
import { useStoreFormat } from "@/components/store-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Confirm, Sheet } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Note } from "@/components/ui/note";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useHotkey } from "@/components/use-hotkey";
import { newId } from "@/lib/core/id";
import type { CategoryNode } from "@/lib/warehouse/category/schemas";
import type { Location } from "@/lib/warehouse/location";
import type { ProductRow } from "@/lib/warehouse/product/schemas";

import { findByCode } from "../../products/find-products";
import { useScanner } from "../../use-scanner";
import { useAction } from "../../store";
import { receiveStockAction } from "../actions";
import { GoodsLine } from "./goods-line";
import { belowCost, changesPrice, errorsOf, type Line, linesToSend, MOST_LINES, moneyString, type Product, totalOf } from "./lines";
import { ScanField } from "./scan-field";
import { useGoodsIn } from "./use-goods-in";

const ProductForm = dynamic(() => import("../../products/product-form").then((form) => form.NewProductForm));

type Props = { storeId: string; locations: Location[]; categories: CategoryNode[]; mayCreate: boolean; seesCost: boolean; first?: ProductRow };

type Trouble = { kind: "unknown"; code: string; times: bigint | null } | { kind: "said"; message: string };
type Refusal = { message: string; byLine: Record<string, string>; saved: boolean; signedOut: boolean };

/** Goods in: the scan field is first and always listening; a scan adds a line or adds to it. */
export function GoodsIn({ storeId, locations, categories, mayCreate, seesCost, first }: Props) {
  const t = useTranslations("receipts");
  const c = useTranslations("common");
  const router = useRouter();
  const { timeZone } = useStoreFormat();
  const placeIds = useMemo(() => locations.map(({ id }) => id), [locations]);
  const { state, dispatch, kept, isReady } = useGoodsIn(storeId, placeIds);
  const { lines, flash, locationId } = state;
  const scanField = useRef<HTMLInputElement>(null);
  const receive = useAction(receiveStockAction);

  const [trouble, setTrouble] = useState<Trouble>();
  const [looking, setLooking] = useState(0);
  const [opened, setOpened] = useState<"product" | "below" | "drop">();
  const [tried, setTried] = useState(false);
  const [warned, setWarned] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  const add = useCallback((product: Product, code: string | null, quantity: bigint, scanned: boolean) => {
    setTrouble(undefined);
    dispatch({ kind: "add", product, code, quantity, scanned, key: newId() });
  }, [dispatch]);

  const take = (row: ProductRow, code: string | null, quantity: bigint, scanned: boolean) => {
    if (row.status === "inactive") { alarm(); return setTrouble({ kind: "said", message: t("inactive", { name: row.name }) }); }
    if (lines.length >= MOST_LINES && !lines.some(({ product }) => product.id === row.id)) { alarm(); return setTrouble({ kind: "said", message: t("tooManyLines", { limit: MOST_LINES }) }); }
    return add({ id: row.id, name: row.name, unit: row.unit, price: row.price, lastCost: row.lastCost }, code, quantity, scanned);
  };
  const lookUp = async (code: string, times: bigint | null) => {
    setLooking((count) => count + 1);
    const result = await findByCode(code, { store: storeId, location: locationId });
    setLooking((count) => count - 1);

    if (result && !result.error) return take(result.data, result.data.code, timesCode(times, unitsOf(result.data.quantity, 3) ?? 1000n), true);
    alarm();
    return setTrouble(result?.error?.code === "not_found" ? { kind: "unknown", code, times } : { kind: "said", message: result?.message ?? t("lookupFailed") });
  };

  useScanner((code) => void lookUp(code, null), opened === undefined && !busy);
  useScanKey(scanField, opened === undefined);
  useHotkey("mod+Enter", () => void book(), opened === undefined);
  useFocus(flash);
  const begun = useRef(false);
  useEffect(() => { scanField.current?.focus(); }, []);
  useEffect(() => {
    if (!first || !isReady || begun.current) return; // a draft comes first, and this adds to it
    begun.current = true;
    router.replace("/receipts/new", { scroll: false }); // a reload must not add it again
    add({ id: first.id, name: first.name, unit: first.unit, price: first.price, lastCost: first.lastCost }, first.barcode, 1000n, false);
  }, [first, isReady, add, router]);

  const wrong = lines.filter((line) => Object.keys(errorsOf(line)).length > 0);
  const below = seesCost ? lines.filter((line) => belowCost(line) > 0n) : [];

  async function book(anyway = false) {
    if (busy || lines.length === 0) return;
    setTried(true);
    if (wrong.length > 0) return document.getElementById(`q-${wrong[0]!.key}`)?.focus();
    if (below.length > 0 && !warned && !anyway) return setOpened("below");

    setBusy(true);
    setRefusal(undefined);
    const sent = lines;
    const result = await receive({ id: state.id, locationId, ...(state.note.trim() ? { note: state.note } : {}), lines: linesToSend(sent) });
    setBusy(false);
    setOpened(undefined);

    if (!result.error) {
      dispatch({ kind: "reset", id: newId() });
      toast(result.message);
      return router.push(`/receipts/${result.data.id}`);
    }
    const fields = Object.entries(result.error.fields).flatMap(([path, [message]]) => {
      const key = sent[Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1)]?.key;
      return key && message ? [[key, message] as const] : [];
    });
    return setRefusal({
      message: result.error.code === "unavailable" ? t("offline") : result.message,
      byLine: Object.fromEntries(fields),
      saved: result.error.code === "conflict" && !("store" in result.error.fields),
      signedOut: result.error.code === "unauthenticated",
    });
  }

  const onEdit = useCallback((key: string, field: "quantity" | "unitCost" | "newPrice", value: string) => {
    setRefusal(undefined);
    dispatch({ kind: "edit", key, field, value });
  }, [dispatch]);
  const current = useRef(lines);
  useEffect(() => { current.current = lines; });
  const onRemove = useCallback((key: string) => {
    const at = current.current.findIndex((line) => line.key === key);
    const line = current.current[at];
    if (!line) return;
    dispatch({ kind: "remove", key });
    toast(t("removed", { name: line.product.name }), { undo: { label: t("undo"), onClick: () => dispatch({ kind: "putBack", line, at }) } });
  }, [dispatch, t]);

  const draft = kept !== null && (kept === "refused" ? t("draftNot") : t("draftAt", { time: formatTime(kept.at, timeZone, "time") }));
  const total = lines.reduce((sum, line) => sum + (totalOf(line) ?? 0n), 0n);
  return (
    <div className="gin" data-scans="">
      <PageHeader title={t("new")} back={{ href: "/receipts", label: t("title") }} badge={lines.length > 0 && <Badge tone="warn" dot>{t("unsaved")}</Badge>}>
        <span className="mut text-13 hide-s">{draft}</span>
        {lines.length > 0 && <Button icon={Trash2} className="hide-s" onClick={() => setOpened("drop")}>{t("dropDraft")}</Button>}
      </PageHeader>

      <div className="ggrid">
        <div className="l">
          <section className="card gh two">
            <Field label={t("where")}>
              <Select value={locationId} disabled={locations.length === 1} onChange={(event) => dispatch({ kind: "place", locationId: event.target.value })} options={locations.map(({ id, name }) => ({ value: id, label: name }))} />
            </Field>
            <Field label={t("note")} optional><Input value={state.note} maxLength={300} placeholder={t("noteHint")} onChange={(event) => dispatch({ kind: "note", note: event.target.value })} /></Field>
          </section>

          <section className="card gl">
            <div className="scanrow">
              <ScanField
                ref={scanField}
                locationId={locationId}
                busy={looking > 0}
                onCode={(code, times) => void lookUp(code, times)}
                onProduct={(product, times) => take(product, product.barcode, times ?? 1000n, false)}
              />
              {mayCreate && <Button size="lg" icon={PackagePlus} onClick={() => setOpened("product")}>{t("newProduct")}</Button>}
            </div>
            {trouble && (
              <div className="px-4 pb-3">
                <Note tone="bad" title={trouble.kind === "unknown" ? t("unknown", { code: trouble.code }) : trouble.message} action={trouble.kind === "unknown" && mayCreate && <Button size="sm" onClick={() => setOpened("product")}>{t("addUnknown")}</Button>} />
              </div>
            )}
            {lines.length === 0 ? <Empty icon={ScanBarcode} small title={t("begin")}>{t("beginText")}</Empty> : (
              <table className="tbl gt" aria-label={t("lines")} style={{ "--digits": mostDigits(lines) } as CSSProperties}>
                <thead>
                  <tr>
                    <th className="no">{t("number")}</th>
                    <th>{t("product")}</th>
                    <th className="num q">{t("quantity")}</th>
                    <th className="num c">{t("unitCost")}</th>
                    <th className="num p">{t("newPrice")}</th>
                    {seesCost && <th className="num m">{t("markup")}</th>}
                    <th className="num s">{t("sum")}</th>
                    <th className="x"><span className="sr">{t("removeLine")}</span></th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line, at) => (
                    <GoodsLine
                      key={line.key}
                      line={line}
                      at={at}
                      seesCost={seesCost}
                      tried={tried}
                      flash={flash?.key === line.key ? (flash.scanned ? "scanned" : "added") : null}
                      refused={refusal?.byLine[line.key]}
                      onEdit={onEdit}
                      onRemove={onRemove}
                    />
                  ))}
                </tbody>
              </table>
            )}
          </section>
        </div>

        <div className="r">
          <Totals lines={lines.length} total={total} uncosted={lines.filter(({ unitCost }) => unitCost === "").length} repriced={lines.filter(changesPrice).length} />
          {refusal && (
            <Note tone="bad" title={refusal.message} action={refusal.saved ? <LinkButton size="sm" href={`/receipts/${state.id}`}>{t("openSaved")}</LinkButton> : refusal.signedOut && <SignInAgain />}>
              <LineLinks keys={Object.keys(refusal.byLine)} order={lines.map(({ key }) => key)} />
            </Note>
          )}
          {tried && wrong.length > 0 && <Note tone="bad" title={t("toFix")}><LineLinks keys={wrong.map(({ key }) => key)} order={lines.map(({ key }) => key)} /></Note>}
          {lines.length > 0 && (
            <div className="only-s text-center">
              <p className="mut text-13">{draft}</p>
              <Button kind="ghost" icon={Trash2} onClick={() => setOpened("drop")}>{t("dropDraft")}</Button>
            </div>
          )}
        </div>
      </div>

      <div className="savebar">
        <span className="sec hide-s grow">{t("receiptTotal")}: <b><MoneyText amount={moneyString(total)} />{"\u00a0"}{c("soum")}</b></span>
        <span className="only-s grow"><b><MoneyText amount={moneyString(total)} />{"\u00a0"}{c("soum")}</b></span>
        <LinkButton kind="ghost" href="/receipts" className="hide-s">{t("leave")}</LinkButton>
        <Button kind="primary" size="lg" hint="Ctrl Enter" busy={busy} disabled={lines.length === 0 && t("bookEmpty")} onClick={() => void book()}>{t("book")}</Button>
      </div>

      <Sheet open={opened === "product"} onOpenChange={(open) => setOpened(open ? "product" : undefined)} title={t("newProduct")}>
        <ProductForm
          categories={categories}
          locations={[]}
          seesCost={seesCost}
          code={trouble?.kind === "unknown" ? trouble.code : undefined}
          onSaved={(product, message) => {
            setOpened(undefined);
            toast(message);
            add({ ...product, lastCost: null }, product.barcodes[0]?.code ?? null, trouble?.kind === "unknown" ? trouble.times ?? 1000n : 1000n, false);
          }}
        />
      </Sheet>
      <Confirm
        open={opened === "below"}
        onOpenChange={(open) => { if (!open) { setOpened(undefined); setWarned(true); } }}
        mild
        title={t("belowTitle")}
        consequences={below.slice(0, 8).map((line) => ({ text: line.product.name, value: <MoneyText amount={`-${moneyString(belowCost(line))}`} tone="warn" /> }))}
        stay={t("belowStay")}
        verb={t("belowVerb")}
        busy={busy}
        onConfirm={() => { setWarned(true); void book(true); }}
      />
      <Confirm
        open={opened === "drop"}
        onOpenChange={(open) => { if (!open) setOpened(undefined); }}
        title={t("dropTitle")}
        consequences={[{ text: t("dropLines"), value: formatCount(lines.length) }, { text: t("dropTotal"), value: <MoneyText amount={moneyString(total)} unit /> }]}
        stay={t("stay")}
        verb={t("dropDraft")}
        onConfirm={() => { dispatch({ kind: "reset", id: newId() }); setOpened(undefined); setTried(false); setRefusal(undefined); scanField.current?.focus(); }}
      />
    </div>
  );
}

/** Of the largest sum, by which its column is as wide as it must be. */
const mostDigits = (lines: readonly Line[]): number => Math.max(...lines.map((line) => String((totalOf(line) ?? 0n) / 100n).length));

type TotalsProps = { lines: number; total: bigint; uncosted: number; repriced: number };

function Totals({ lines, total, uncosted, repriced }: TotalsProps) {
  const t = useTranslations("receipts");
  const c = useTranslations("common");
  return (
    <section className="card"><div className="bd tot2">
      <div className="r"><span>{t("positions")}</span><b className="tn">{formatCount(lines)}</b></div>
      {uncosted > 0 && <div className="r"><span>{t("uncosted")}</span><b className="tn warn">{formatCount(uncosted)}</b></div>}
      <div className="r big"><span>{t("receiptTotal")}</span><span><b><MoneyText amount={moneyString(total)} /></b> <span className="mut text-13">{c("soum")}</span></span></div>
      {repriced > 0 && <div className="r"><span>{t("pricesChange")}</span><span>{t("products", { count: formatCount(repriced), n: repriced })}</span></div>}
    </div></section>
  );
}

/** Numbers of lines as links to them. */
function LineLinks({ keys, order }: { keys: string[]; order: string[] }) {
  return keys.slice(0, 12).map((key, at) => (
    <span key={key}>{at > 0 && ", "}<button type="button" className="link nw" onClick={() => document.getElementById(`q-${key}`)?.focus()}>№ {order.indexOf(key) + 1}</button></span>
  ));
}

/** F2 comes to the scan field from anywhere, also out of another field. */
function useScanKey(field: RefObject<HTMLInputElement | null>, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const down = (event: KeyboardEvent) => {
      if (event.key !== "F2") return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", down);
    return () => document.removeEventListener("keydown", down);
  }, [field, on]);
}

/** The caret goes to the quantity of the line that was just added to. */
function useFocus(flash: { key: string; times: number } | null): void {
  useEffect(() => {
    if (!flash) return;
    const field = document.getElementById(`q-${flash.key}`);
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "nearest" });
  }, [flash]);
}

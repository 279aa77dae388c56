"use client";

import { Banknote, ChevronDown, ChevronUp, Clock, Ellipsis, Plus, ReceiptText, RefreshCw, ScanBarcode, Trash2, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";

import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Menu } from "@/components/ui/menu";
import { Note } from "@/components/ui/note";
import { toast } from "@/components/ui/toast";
import { AppError } from "@/lib/core/errors";
import { UNITS } from "@/lib/warehouse/unit";

import { type Cart, cartOf, type Line, type Priced, pricedAlone } from "./cart";
import { useFigures, useSay, useSayNote } from "./figures";
import { LineRow } from "./line";
import { DiscountForm } from "./line-forms";
import { changeOf } from "./tenders";
import { useTill, useTillItself } from "./till-context";
import { mayDiscount } from "./till-state";

type Props = { onRemove: (lineId: string) => void };

/** The right half: the receipt being made, and what it comes to. On a phone a drawer. */
export function Panel({ onRemove }: Props) {
  const t = useTranslations("till");
  const cart = useTill((state) => cartOf(state.carts));
  return (
    <section className="rcp" aria-label={t("receipt")}>
      <ReceiptTabs />
      <Sealed cart={cart} />
      <Lines cart={cart} onRemove={onRemove} />
      <Sums cart={cart} />
      <Actions cart={cart} />
    </section>
  );
}

function ReceiptTabs() {
  const t = useTranslations("till");
  const till = useTillItself();
  const { open, current } = useTill((state) => state.carts);
  return (
    <div className="rtabs">
      <div className="row" role="group" aria-label={t("receipts")}>
        {open.map((cart) => <ReceiptTab key={cart.id} cart={cart} isOn={cart.id === current} />)}
      </div>
      <button type="button" className="new" aria-label={t("newReceipt")} data-tip={`${t("newReceipt")} (Alt N)`} onClick={till.openReceipt}><Icon as={Plus} size={18} /></button>
      <span className="grow" />
      <Button kind="ghost" icon={ChevronDown} label={t("closeReceipt")} className="close" onClick={() => till.setCartOpen(false)} />
    </div>
  );
}

/** The one in front is in sight, however many there are. */
function ReceiptTab({ cart, isOn }: { cart: Cart; isOn: boolean }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const { money } = useFigures();
  const isRefused = useTill((state) => state.problems[cart.id] !== undefined);
  const tab = useRef<HTMLButtonElement>(null);
  const price = cart.lines.length > 0 ? till.priceOf(cart) : null;

  useEffect(() => {
    if (isOn) tab.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isOn]);

  return (
    <button ref={tab} type="button" className={cx(isOn && "on")} aria-pressed={isOn} data-tip={cart.number <= 9 ? `Alt ${cart.number}` : undefined} onClick={() => till.show(cart.id)}>
      {cart.seal ? <Icon as={Clock} size={14} className="warn" /> : isRefused && <Icon as={TriangleAlert} size={14} className="bad" />}
      <b>{t("receiptNumber", { number: cart.number })}</b>
      {price && <span>{price instanceof AppError ? "—" : money(price.total)}</span>}
    </button>
  );
}

/** Asked, and the answer not known; or refused, and open again. */
function Sealed({ cart }: { cart: Cart }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const isAsking = useTill((state) => state.asking.includes(cart.id));
  const problem = useTill((state) => state.problems[cart.id]);
  const isSignedOut = useTill((state) => state.isSignedOut);
  const isKept = useTill((state) => state.isKept);
  const say = useSayNote();
  const isPaying = useTill((state) => state.isPaying);
  const point = useTill((state) => state.point);
  const { money } = useFigures();

  if (cart.seal && !isPaying) {
    const price = point ? till.priceOf(cart) : null;
    const change = price && !(price instanceof AppError) ? changeOf(price.total, cart.seal.input.payments, point!.rules) : 0n;
    return (
      <div className="seal">
        <Note tone="warn" icon={Clock} title={t("answerUnknown")}>{isSignedOut ? t("signedOut") : (problem ? say(problem) : t("answerUnknownText"))}</Note>
        {change > 0n && <Note icon={Banknote}>{t("changeOnceSold", { amount: money(change) })}</Note>}
        <div className="row">
          {isSignedOut
            ? <Button size="lg" onClick={() => location.assign("/sign-in?next=/pos")}>{t("signIn")}</Button>
            : <Button size="lg" icon={RefreshCw} busy={isAsking} onClick={() => void till.selling.askFor(cart.id)}>{t("askAgain")}</Button>}
          <Button size="lg" icon={Plus} hint="Alt N" onClick={till.openReceipt}>{t("newReceipt")}</Button>
        </div>
      </div>
    );
  }
  return (
    <>
      {isSignedOut && (
        <div className="seal">
          <Note tone="warn" action={<Button onClick={() => location.assign("/sign-in?next=/pos")}>{t("signIn")}</Button>}>{t("signedOut")}</Note>
        </div>
      )}
      {problem && <div className="seal"><Note tone="bad" title={t("refused")}>{say(problem)}</Note></div>}
      {!isKept && <div className="seal"><Note tone="warn" icon={TriangleAlert}>{t("notKept")}</Note></div>}
    </>
  );
}

function Lines({ cart, onRemove }: { cart: Cart; onRemove: (lineId: string) => void }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const point = useTill((state) => state.point);
  const restored = useTill((state) => state.restored);
  const price = point ? till.priceOf(cart) : null;
  const priceOf = (line: Line, at: number) => (price instanceof AppError ? pricedAlone(line, point!.rules) : price?.lines[at]);
  const shortages = useMemo(() => (point && point.belowZero !== "allow" ? till.shortagesOf(cart) : new Map<string, bigint>()), [cart, point, till]);

  if (cart.lines.length === 0) {
    return (
      <div className="lines blank">
        {restored && <><Icon as={ScanBarcode} size={32} /><b>{t("empty")}</b><p>{t("emptyText")}</p></>}
      </div>
    );
  }
  return (
    <ol className="lines">
      {cart.lines.map((line, i) => {
        const priced = priceOf(line, i);
        return (
          <LineRow
            key={line.id}
            line={line}
            at={i}
            isChosen={cart.chosen === line.id}
            gross={priced?.gross ?? null}
            discount={priced?.lineDiscount ?? 0n}
            short={shortages.get(line.id) ?? null}
            isSealed={cart.seal !== null}
            onRemove={onRemove}
          />
        );
      })}
    </ol>
  );
}

function Sums({ cart }: { cart: Cart }) {
  const t = useTranslations("till");
  const soum = useTranslations("common")("soum");
  const say = useSay();
  const till = useTillItself();
  const { money, quantity } = useFigures();
  const point = useTill((state) => state.point);
  const form = useTill((state) => state.form);
  const price = point ? till.priceOf(cart) : null;
  const discountForm = form === "discount" && cart.lines.length > 0 && <DiscountForm key={cart.id} discount={cart.discount} />;
  if (price instanceof AppError) return <div className="sum">{discountForm}<Note tone="bad">{say(price)}</Note></div>;

  const off = (price?.lineDiscount ?? 0n) + (price?.saleDiscount ?? 0n);
  const parts = [
    price && price.lineDiscount > 0n ? t("ofLines", { amount: money(price.lineDiscount) }) : "",
    price && price.saleDiscount > 0n ? t("ofReceipt", { amount: money(price.saleDiscount) }) : "",
  ].filter(Boolean);
  return (
    <div className="sum">
      {discountForm}
      {price && cart.lines.length > 0 && <div className="r"><span>{t("lineCount", { count: cart.lines.length })}: {quantities(cart, quantity)}</span><span>{money(price.gross)}</span></div>}
      {price && off > 0n && <div className="r"><span>{t("discount")}: {parts.join(", ")}</span><span>−{money(off)}</span></div>}
      <div className="tot" role="status" aria-label={t("toPay")}><span>{t("toPay")}</span><b>{money(price?.total ?? 0n)}<i className="u">{soum}</i></b></div>
    </div>
  );
}

/** `11 dona, 1,686 kg`: what is in the bag, unit by unit. */
function quantities({ lines }: Cart, write: (thousandths: bigint, unit: string) => string): string {
  const sums = new Map<string, bigint>();
  for (const { good, quantity } of lines) sums.set(good.unit, (sums.get(good.unit) ?? 0n) + quantity);
  return UNITS.filter((unit) => sums.has(unit)).map((unit) => write(sums.get(unit)!, unit)).join(", ");
}

function Actions({ cart }: { cart: Cart }) {
  const t = useTranslations("till");
  const common = useTranslations("common");
  const till = useTillItself();
  const point = useTill((state) => state.point);
  const last = useTill((state) => state.last);
  const form = useTill((state) => state.form);
  const isDiscountable = mayDiscount(point, cart.discount);
  const price: Priced | AppError | null = point ? till.priceOf(cart) : null;
  const isReady = cart.lines.length > 0 && !cart.seal && price !== null && !(price instanceof AppError);

  const discard = () => {
    const back = till.discard(cart.id);
    if (back) toast(t("receiptCleared", { number: cart.number }), { undo: { label: common("undo"), onClick: back } });
  };
  return (
    <div className={cx("acts", !isDiscountable && "two")}>
      {isDiscountable && <Button size="lg" hint="F7" disabled={cart.lines.length === 0 || cart.seal !== null} aria-expanded={form === "discount"} onClick={() => till.openForm(form === "discount" ? null : "discount")}>{t("discount")}</Button>}
      <Menu
        size="lg"
        icon={Ellipsis}
        label={t("moreActions")}
        side="top"
        items={[
          { label: t("lastReceipt"), icon: ReceiptText, disabled: last === null, onSelect: () => void till.selling.showLast() },
          { label: t("clearReceipt"), icon: Trash2, disabled: cart.seal !== null || (cart.lines.length === 0 && till.get().carts.open.length === 1), onSelect: discard },
          "line",
          { label: t("otherRegister"), icon: RefreshCw, onSelect: () => till.leaveRegister() },
        ]}
      />
      <Button kind="primary" className="pay" disabled={!isReady} onClick={till.openPayment}><span>{t("pay")}</span><Kbd>F4</Kbd></Button>
    </div>
  );
}

/** On a phone: how many lines, what they come to, and Pay. */
export function CartBar() {
  const t = useTranslations("till");
  const soum = useTranslations("common")("soum");
  const till = useTillItself();
  const { money } = useFigures();
  const cart = useTill((state) => cartOf(state.carts));
  const point = useTill((state) => state.point);
  const price = point ? till.priceOf(cart) : null;
  const isReady = cart.lines.length > 0 && !cart.seal && price !== null; // what cannot be sold as it is says why in the drawer, which Pay opens
  return (
    <div className="cartbar">
      <button type="button" className="sumb" aria-label={t("openReceipt")} onClick={() => till.setCartOpen(true)}>
        <span className="cnt">{cart.lines.length}</span>
        <span><small>{t("toPay")}</small><b>{price instanceof AppError ? "—" : <>{money(price?.total ?? 0n)}<i className="u">{soum}</i></>}</b></span>
        <Icon as={ChevronUp} size={20} className="mut" />
      </button>
      <Button kind="primary" disabled={!isReady} onClick={till.openPayment}>{t("pay")}</Button>
    </div>
  );
}

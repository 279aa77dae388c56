"use client";

import { Banknote, Check, CreditCard, Landmark, Layers, type LucideIcon, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";

import { formatMoney } from "@/components/format";
import { textFieldOf } from "@/components/scanner/text-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Note } from "@/components/ui/note";
import { useLate } from "@/components/use-late";
import { AppError } from "@/lib/core/errors";
import { moneyText, Money } from "@/lib/core/money";
import type { Method } from "@/lib/trade/sale/rules";

import { AmountInput, grouped } from "./amount-input";
import { type Cart, cartOf, type Priced } from "./cart";
import { LONG, quickSums } from "./cash";
import { ChangeInNotes } from "./change-in-notes";
import { useFigures, useSay } from "./figures";
import { remember, remembered } from "./memory";
import { Modal } from "./modal";
import { Pad, typedOn } from "./pad";
import { type Draft, dueIn, reckon } from "./tenders";
import { useTill, useTillItself } from "./till-context";
import type { Point } from "./till-state";

const ICONS: Record<Method | "split", LucideIcon> = { cash: Banknote, card: CreditCard, transfer: Landmark, split: Layers };
/** Nobody hands over so much more than is due: a slow scanner typed a code. Minor units. */
const ABSURD_CHANGE = 50_000_000_00n;
/** How long an answer may take before another receipt is offered. */
const PATIENCE_MS = 2_000;

/** The payment of the receipt in front, while it is open. */
export function Payment() {
  const isPaying = useTill((state) => state.isPaying);
  const cart = useTill((state) => cartOf(state.carts));
  const point = useTill((state) => state.point);
  const price = useTillItself().priceOf(cart);
  if (!isPaying || !point || price === null || price instanceof AppError) return null;
  return <PayDialog key={cart.number} cart={cart} point={point} price={price} />;
}

/** `typed`: only what somebody typed; an amount that nobody did is what is due, whatever that comes to be. `fresh`: the next digit replaces it. */
type Fields = { kind: Method | "split"; parts: readonly Method[]; typed: Partial<Record<Method, string>>; at: Method; fresh: boolean };

function PayDialog({ cart, point: { rules }, price: { total } }: { cart: Cart; point: Point; price: Priced }) {
  const t = useTranslations("till");
  const soum = useTranslations("common")("soum");
  const close = useTranslations("common")("close");
  const say = useSay();
  const till = useTillItself();
  const { locale, money, signed } = useFigures();
  const refusedScan = useTill((state) => state.refusedScan);
  const [first] = rules.methods;
  const kinds: readonly (Method | "split")[] = rules.methods.length > 1 ? [...rules.methods, "split"] : rules.methods;
  const [fields, setFields] = useState<Fields>(() => opening(first ?? "cash"));
  const [nth, setNth] = useState(0); // what was chosen anew has new fields
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [prints, setPrints] = useState(() => remembered("till.print") === "yes");
  const [isTouch] = useState(() => matchMedia("(pointer: coarse)").matches); // then the pad is the keyboard
  const isWaiting = useLate(cart.seal !== null, PATIENCE_MS);
  const written = (units: bigint) => formatMoney(moneyText(units), locale);

  function opening(kind: Method | "split"): Fields {
    if (kind !== "split") return { kind, parts: [kind], typed: {}, at: kind, fresh: true };
    const parts = [...rules.methods.filter((method) => method !== "cash").slice(0, 1), ...rules.methods.filter((method) => method === "cash")];
    return { kind, parts: parts.length > 1 ? parts : rules.methods.slice(0, 2), typed: {}, at: parts[0]!, fresh: true };
  }

  const due = fields.kind === "split" ? 0n : dueIn(fields.kind, total, rules);
  const shown = (method: Method) => fields.typed[method] ?? (fields.kind === "split" ? "" : written(due));
  const draft: Draft = fields.kind === "split"
    ? { kind: "split", parts: fields.parts.map((method) => ({ method, typed: amountOf(fields.typed[method]) })) }
    : { kind: fields.kind, typed: fields.typed[fields.kind] === undefined ? due : (amountOf(fields.typed[fields.kind]) ?? 0n) };
  const { payable, rounding, missing, change, cashPart, tenders, outcome } = reckon(total, draft, rules);
  const isBusy = cart.seal !== null;
  const isShort = missing > 0n; // the answer at the right says so already
  const isAbsurd = change > ABSURD_CHANGE;
  const blocked = isShort ? t("missing", { amount: money(missing) }) : outcome instanceof AppError ? say(outcome) : isAbsurd ? t("absurdChange") : null;

  const choose = (kind: Method | "split") => {
    setFields(opening(kind));
    setNth((now) => now + 1);
    goOn();
  };
  const write = (method: Method, typed: string, fresh = false) => {
    setFields((now) => ({ ...now, typed: { ...now.typed, [method]: typed }, at: method, fresh }));
    goOn();
  };
  /** What was said has been heard, and lies over the fields no longer. */
  const goOn = () => {
    setRefusal(null);
    till.clearRefusedScan();
  };
  const finish = async () => {
    if (isBusy || blocked) return;
    remember("till.print", prints ? "yes" : "no");
    setRefusal(await till.pay(tenders));
  };

  const down = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const byNumber = event.altKey ? kinds[Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0) - 1] : undefined;
    if (isBusy) return;
    if (byNumber || step !== 0) {
      event.preventDefault();
      return choose(byNumber ?? kinds[(kinds.indexOf(fields.kind) + step + kinds.length) % kinds.length]!);
    }
    if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) { // a button does what it says
      event.preventDefault();
      if (!event.repeat) void finish();
      return;
    }
    if (!textFieldOf(event.target) && /^[\d.,]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      press(event.key);
    }
  };
  const press = (key: string) => {
    const field = document.querySelector<HTMLInputElement>(".paydlg .is-at input");
    const marked = field !== null && field.selectionStart === 0 && field.selectionEnd === field.value.length;
    write(fields.at, grouped(typedOn(marked ? "" : shown(fields.at), key), locale));
    field?.setSelectionRange(field.value.length, field.value.length);
  };

  return (
    <Modal className="dlg paydlg" label={t("payment")} onClose={till.closePayment} onKeyDown={down} fixed={isBusy}>
      <div className="phd">
        <div>
          <small>{t("receiptNumber", { number: cart.number })}</small>
          <div className="due"><span>{t("toPay")}</span><b>{money(payable)}<i className="u">{soum}</i></b></div>
        </div>
        {rules.cashRounding > 0n && <div className="rnd">{rounding !== 0n && <><span>{t("beforeRounding", { amount: money(total) })}</span><span>{t("cashRounding", { amount: signed(rounding) })}</span></>}</div>}
        <Button kind="ghost" icon={X} label={close} disabled={isBusy} onClick={till.closePayment} />
      </div>

      {(refusedScan > 0 || refusal) && (
        <div className="psay" key={refusedScan}><Note tone="bad">{refusal ? say(refusal) : t("scanWhilePaying")}</Note></div>
      )}
      {isWaiting && (
        <div className="psay"><Note tone="warn" title={t("waiting")} action={<Button icon={Plus} onClick={till.openReceipt}>{t("newReceipt")}</Button>}>{t("waitingText")}</Note></div>
      )}

      <div className="pb">
        <div className="meths" role="group" aria-label={t("method")}>
          {kinds.map((kind, i) => (
            <button key={kind} type="button" aria-pressed={fields.kind === kind} className={cx(fields.kind === kind && "on")} disabled={isBusy} onClick={() => choose(kind)}>
              <Icon as={ICONS[kind]} size={20} />
              <span className="grow">{t(`methods.${kind}`)}</span>
              <Kbd>{String(i + 1)}</Kbd>
            </button>
          ))}
        </div>

        <div className="pm1">
          {fields.kind === "split" ? (
            <>
              <div className={cx("spls", fields.parts.length > 2 && "more")}>
                {fields.parts.map((method, i) => (
                  <div key={method} className={cx("spl", fields.at === method && "on")}>
                    <span className="row"><Icon as={ICONS[method]} size={19} /><b>{t(`methods.${method}`)}</b></span>
                    <AmountInput
                      key={`${nth} ${method}`}
                      fresh={i === 0 && fields.fresh}
                      className={cx(fields.at === method && "is-at")}
                      locale={locale}
                      value={fields.typed[method] ?? ""}
                      placeholder={method === "cash" ? money(cashPart) : "0"}
                      onValue={(typed) => write(method, typed)}
                      onFocus={() => setFields((now) => ({ ...now, at: method }))}
                      readOnly={isBusy}
                      inputMode={isTouch ? "none" : "decimal"}
                      suffix={soum}
                      aria-label={t(`methods.${method}`)}
                    />
                    {fields.parts.length > 2 && <Button kind="ghost" icon={X} label={t("removeMethod")} disabled={isBusy} onClick={() => setFields((now) => without(now, method))} />}
                    {method === "cash" && change > 0n && <div className="x">{t("cashPart")} <b>{money(cashPart)}</b> · {t("changeOf")} <b>{money(change)}</b></div>}
                  </div>
                ))}
                {rules.methods.filter((method) => !fields.parts.includes(method)).map((method) => (
                  <Button key={method} kind="ghost" className="addm" icon={Plus} disabled={isBusy} onClick={() => setFields((now) => ({ ...now, parts: [method, ...now.parts], at: method, fresh: true }))}>{t("addMethod", { method: t(`methods.${method}`) })}</Button>
                ))}
              </div>
              <div className="lefts">
                <span>{t("entered")} <b>{money(tenders.reduce((sum, { amount }) => sum + amount, 0n))}</b></span>
                <span className={missing > 0n ? "warn" : "ok"}>{missing === 0n && <Icon as={Check} size={16} />}{t("stillMissing")} <b>{money(missing)}</b></span>
              </div>
            </>
          ) : (
            <>
              <label className="fld">
                <span className="lab">{t(fields.kind === "cash" ? "handedOver" : "amount")}</span>
                <AmountInput
                  key={nth}
                  fresh={fields.fresh}
                  className="big is-at"
                  locale={locale}
                  value={shown(fields.kind)}
                  onValue={(typed) => write(fields.kind as Method, typed)}
                  readOnly={isBusy}
                  inputMode={isTouch ? "none" : "decimal"}
                  suffix={soum}
                />
              </label>
              {fields.kind === "cash" && (
                <div className="quick">
                  {quickSums(payable).map((sum, i) => (
                    <button key={String(sum)} type="button" className={cx("btn", sum === (draft.kind === "cash" ? draft.typed : null) && "on")} disabled={isBusy} onClick={() => { write("cash", written(sum), true); setNth((now) => now + 1); }}>
                      {i === 0 && <small>{t("exact")}</small>}<b>{money(sum)}</b>
                    </button>
                  ))}
                </div>
              )}
              {fields.kind !== "cash" && <p className="sec">{t("onTerminal", { amount: money(total) })}</p>}
            </>
          )}
          {blocked && !isShort && <p className="errm" role="alert">{blocked}</p>}
          <Pad onPress={press} disabled={isBusy} />
        </div>

        <div className="pm2">
          {missing > 0n
            ? <div className={cx("chg lack", missing >= LONG && "long")}><span>{t("stillMissing")}</span><b>{money(missing)}<i className="u">{soum}</i></b></div>
            : <div className={cx("chg", change >= LONG && "long")} role="status"><span>{t("change")}</span><b>{isAbsurd ? "—" : <>{money(change)}<i className="u">{soum}</i></>}</b></div>}
          {change > 0n && !isAbsurd && <ChangeInNotes change={change} />}
        </div>
      </div>

      <div className="pf">
        <Button kind="ghost" size="xl" disabled={isBusy} onClick={till.closePayment}><Kbd>Esc</Kbd><span>{t("backToReceipt")}</span></Button>
        <span className="grow" />
        <Checkbox checked={prints} onChange={(event) => setPrints(event.target.checked)}>{t("printReceipt")}</Checkbox>
        <Button kind="primary" size="xl" className="fin" hint="Enter" busy={isBusy} disabled={blocked ?? false} onClick={() => void finish()}>{t("finish")}</Button>
      </div>
    </Modal>
  );
}

function amountOf(typed: string | undefined): bigint | null {
  const parsed = typed ? Money.safeParse(typed) : undefined;
  return parsed?.success ? parsed.data : null;
}

function without(fields: Fields, method: Method): Fields {
  const parts = fields.parts.filter((each) => each !== method);
  const { [method]: _, ...typed } = fields.typed;
  return { ...fields, parts, typed, at: parts[0]! };
}

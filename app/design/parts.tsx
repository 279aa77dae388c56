"use client";

import { Ban, Barcode, Box, Calculator, Coins, Moon, Pencil, Search, Store, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";

import { Field } from "@/components/form/field";
import { MoneyInput, QuantityInput } from "@/components/form/money-input";
import { chooseTheme } from "@/components/shell/theme";
import { Button } from "@/components/ui/button";
import { PeriodCalendar } from "@/components/ui/calendar";
import { Checkbox, Radio, RadioGroup, Switch } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { Combobox, type ComboOption } from "@/components/ui/combobox";
import { DateRange } from "@/components/ui/date-range";
import type { Period } from "@/components/ui/days";
import { Confirm, type Consequence, Dialog, Sheet } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { Input, Textarea } from "@/components/ui/input";
import { CloseButton, LayerBody, LayerFooter, useCloseGuard } from "@/components/ui/layer";
import { Menu } from "@/components/ui/menu";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { Stepper } from "@/components/ui/stepper";
import { toast } from "@/components/ui/toast";

import { CATEGORIES, SHOP } from "./samples";

const options = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

export function ThemeButton() {
  const t = useTranslations("design");
  return <Button icon={Moon} onClick={() => chooseTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark")}>{t("theme")}</Button>;
}

/** Fields in every state. */
export function FieldParts() {
  const w = useTranslations("design.words");
  const { control } = useForm({ defaultValues: { price: "62000.00", quantity: "1.250" } });
  const [category, setCategory] = useState<ComboOption | null>(null);
  return (
    <>
      <div className="gr2">
        <Field label={w("name")} hint={w("nameHint")}><Input placeholder={w("nameEmpty")} /></Field>
        <Field label={w("nameFocused")} hint={"\u00a0"}><Input className="is-focus" defaultValue={w("tea")} /></Field>
        <Field label={w("price")} error={w("belowCost")}><MoneyInput control={control} name="price" /></Field>
        <Field label={w("quantity")} hint={w("three")}><QuantityInput control={control} name="quantity" unit="kg" /></Field>
        <Field label={w("phone")} optional><Input type="tel" defaultValue="+998 90 123-45-67" /></Field>
        <Field label={w("code")}><Input readOnly defaultValue={SHOP.receipt} /></Field>
        <Field label={w("category")}><Select options={options(CATEGORIES.slice(0, 8))} defaultValue="Choy, qahva" /></Field>
        <Field label={w("search")}><Input icon={Search} hint="/" placeholder={w("searchHint")} /></Field>
        <Field label={w("category")}><Combobox value={category} onChange={setCategory} options={options(CATEGORIES)} placeholder={w("comboHint")} create={{ label: (text) => w("new", { text }), onCreate: (text) => setCategory({ value: text, label: text }) }} /></Field>
        <Field label={w("note")} optional><Textarea rows={1} /></Field>
        <Field label={w("category")} error={w("off")}><Select options={options(CATEGORIES.slice(0, 8))} /></Field>
        <Field label={w("name")}><Input disabled defaultValue={w("tea")} /></Field>
      </div>
      <div className="wr gap-5! pt-1">
        <Checkbox>{w("no")}</Checkbox>
        <Checkbox defaultChecked>{w("yes")}</Checkbox>
        <Checkbox mixed>{w("some")}</Checkbox>
        <RadioGroup label={w("paper")} row><Radio name="paper" value="80" defaultChecked>{w("wide")}</Radio><Radio name="paper" value="58">{w("narrow")}</Radio></RadioGroup>
        <Switch defaultChecked>{w("on")}</Switch>
        <Switch>{w("offWord")}</Switch>
      </div>
      <div className="wr gap-5!">
        <Checkbox disabled>{w("no")}</Checkbox>
        <Checkbox disabled defaultChecked>{w("yes")}</Checkbox>
        <Radio name="paperOff" value="58" disabled>{w("narrow")}</Radio>
        <Switch disabled defaultChecked>{w("on")}</Switch>
        <Switch disabled>{w("offWord")}</Switch>
      </div>
      <FileDrop title={w("drop")} hint={w("dropHint")} accept=".xlsx,.csv" onFile={() => undefined} />
    </>
  );
}

/** Lists that open. */
export function MenuParts() {
  const w = useTranslations("design.words");
  return (
    <>
      <div className="gr2">
        <Select options={options(SHOP.branches)} aria-label={SHOP.branch} />
        <div className="wr">
          <Menu
            icon={Pencil}
            align="start"
            items={[
              { label: w("edit"), icon: Pencil, hint: "E", onSelect: () => toast(w("saved")) },
              { label: w("labels"), icon: Barcode, onSelect: () => toast(w("saved")) },
              "line",
              { label: w("disable"), icon: Ban, tone: "bad", onSelect: () => toast(w("saved")) },
            ]}
          >
            {w("actions")}
          </Menu>
          <Button data-tip={w("tip")}>{w("price")}</Button>
          <span className="tip still">{w("pay")}<kbd>F4</kbd></span>
          <span className="tip still">{w("tip")}</span>
        </div>
      </div>
      <div className="gr2">
        <div className="menu" aria-hidden="true">
          {SHOP.branches.map((branch, at) => <div key={branch} className={at === 0 ? "it on hl" : "it"}><Store size={17} strokeWidth={1.75} className="ic" /><span className="grow">{branch}</span></div>)}
        </div>
        <div className="menu" aria-hidden="true">
          <div className="it"><Pencil size={17} strokeWidth={1.75} className="ic" /><span className="grow">{w("edit")}</span><kbd>E</kbd></div>
          <div className="it"><Barcode size={17} strokeWidth={1.75} className="ic" /><span className="grow">{w("labels")}</span></div>
          <hr />
          <div className="it bad"><Ban size={17} strokeWidth={1.75} className="ic" /><span className="grow">{w("disable")}</span></div>
        </div>
      </div>
    </>
  );
}

/** A period, open and closed. */
export function Calendars() {
  const [period, setPeriod] = useState<Period>({ from: "2026-11-09", to: "2026-11-14" });
  return (
    <>
      <div className="wr"><DateRange value={period} onChange={setPeriod} /></div>
      <div className="menu cal still"><PeriodCalendar value={period} today="2026-11-18" onPick={setPeriod} /></div>
    </>
  );
}

/** Chips, segments, stepper. */
export function ChipParts() {
  const w = useTranslations("design.words");
  const [view, setView] = useState("today");
  const [count, setCount] = useState(1);
  return (
    <>
      <div className="wr">
        <Chip>{w("date")}</Chip>
        <Chip value={w("activeLow")} removeLabel={w("removeFilter")} onRemove={() => undefined}>{w("status")}</Chip>
        <Chip opens className="is-focus">{w("category")}</Chip>
        <Chip add>{w("filter")}</Chip>
      </div>
      <div className="wr">
        <Segment label={w("period")} value={view} onChange={setView} choices={[{ value: "today", label: w("today") }, { value: "yesterday", label: w("yesterday") }, { value: "week", label: w("week") }]} />
        <Stepper label={w("quantity")} value={count} onLess={count > 1 ? () => setCount(count - 1) : undefined} onMore={() => setCount(count + 1)} />
      </div>
    </>
  );
}

/** A quick create, as in a sheet. */
export function SheetForm({ still }: { still?: boolean }) {
  const w = useTranslations("design.words");
  const { control, register, formState } = useForm({ defaultValues: { name: SHOP.customer, phone: SHOP.phone, limit: "1000000.00" } });
  useCloseGuard(formState.isDirty);
  const body = (
    <>
      <LayerBody>
        <Field label={w("person")}><Input {...register("name")} /></Field>
        <div className="cols2">
          <Field label={w("phone")}><Input type="tel" {...register("phone")} /></Field>
          <Field label={w("limit")}><MoneyInput control={control} name="limit" /></Field>
        </div>
      </LayerBody>
      <LayerFooter>
        <CloseButton>{w("cancel")}</CloseButton>
        <Button kind="primary" hint="Enter">{w("save")}</Button>
      </LayerFooter>
    </>
  );
  if (!still) return <form onSubmit={(event) => event.preventDefault()}>{body}</form>;
  return <div className="shd still"><div className="hd"><h2>{w("newCustomer")}</h2></div>{body}</div>;
}

/** What floats, behind the buttons that call it. */
export function LayerParts() {
  const w = useTranslations("design.words");
  const [open, setOpen] = useState<"dialog" | "sheet" | "confirm">();
  const change = (next: boolean) => { if (!next) setOpen(undefined); };
  const consequences: Consequence[] = [
    { icon: Undo2, text: w("back1"), value: w("back1Value") },
    { icon: Coins, text: w("back2"), value: "−220 800", tone: "bad" },
    { icon: Calculator, text: w("back3"), value: "9 625 400" },
  ];
  return (
    <>
      <div className="wr">
        <Button icon={Box} onClick={() => setOpen("dialog")}>{w("dialog")}</Button>
        <Button onClick={() => setOpen("sheet")}>{w("sheet")}</Button>
        <Button kind="destructive-outline" onClick={() => setOpen("confirm")}>{w("confirm")}</Button>
        <Button onClick={() => toast(w("lineRemoved"), { undo: { label: w("undo"), onClick: () => toast(w("saved")) } })}>{w("undo")}</Button>
        <Button onClick={() => toast(w("saved"), { action: { label: w("print"), onClick: () => undefined } })}>{w("save")}</Button>
      </div>
      <div className="toast"><span className="grow">{w("lineRemoved")}</span><Button size="sm" className="u2">{w("undo")}</Button></div>
      <Dialog open={open === "dialog"} onOpenChange={change} title={w("newCustomer")}><SheetForm /></Dialog>
      <Sheet open={open === "sheet"} onOpenChange={change} title={w("newCustomer")}><SheetForm /></Sheet>
      <Confirm
        open={open === "confirm"}
        onOpenChange={change}
        title={w("cancelQuestion")}
        consequences={consequences}
        reason={{ label: w("reason"), options: [w("reason1"), w("reason2"), w("reason3")].map((word) => ({ value: word, label: word })) }}
        stay={w("stay")}
        verb={w("cancelVerb")}
        onConfirm={() => { setOpen(undefined); toast(w("saved")); }}
      >
        {w("cancelText")}
      </Confirm>
    </>
  );
}

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
import { Confirm, Dialog, Sheet } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { Input, Textarea } from "@/components/ui/input";
import { CloseButton, LayerBody, LayerFooter, useCloseGuard } from "@/components/ui/layer";
import { Menu } from "@/components/ui/menu";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { Stepper } from "@/components/ui/stepper";
import { toast } from "@/components/ui/toast";

import { CATEGORIES, CONSEQUENCES, SHOP, WORDS } from "./samples";

const options = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

export function ThemeButton() {
  const t = useTranslations("design");
  return <Button icon={Moon} onClick={() => chooseTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark")}>{t("theme")}</Button>;
}

/** Fields in every state. */
export function FieldParts() {
  const { control } = useForm({ defaultValues: { price: "62000.00", quantity: "1.250" } });
  const [category, setCategory] = useState<ComboOption | null>(null);
  return (
    <>
      <div className="gr2">
        <Field label={WORDS.name} hint={WORDS.nameHint}><Input placeholder={WORDS.nameEmpty} /></Field>
        <Field label={WORDS.nameFocused} hint={"\u00a0"}><Input className="is-focus" defaultValue={WORDS.tea} /></Field>
        <Field label={WORDS.price} error={WORDS.belowCost}><MoneyInput control={control} name="price" /></Field>
        <Field label={WORDS.quantity} hint={WORDS.three}><QuantityInput control={control} name="quantity" unit="kg" /></Field>
        <Field label={WORDS.phone} optional><Input type="tel" defaultValue="+998 90 123-45-67" /></Field>
        <Field label={WORDS.code}><Input readOnly defaultValue={SHOP.receipt} /></Field>
        <Field label={WORDS.category}><Select options={options(CATEGORIES.slice(0, 8))} defaultValue="Choy, qahva" /></Field>
        <Field label={WORDS.search}><Input icon={Search} hint="/" placeholder={WORDS.searchHint} /></Field>
        <Field label={WORDS.category}><Combobox value={category} onChange={setCategory} options={options(CATEGORIES)} placeholder={WORDS.comboHint} create={{ label: WORDS.new, onCreate: (text) => setCategory({ value: text, label: text }) }} /></Field>
        <Field label={WORDS.note} optional><Textarea rows={1} /></Field>
      </div>
      <div className="wr gap-5! pt-1">
        <Checkbox>{WORDS.no}</Checkbox>
        <Checkbox defaultChecked>{WORDS.yes}</Checkbox>
        <Checkbox mixed>{WORDS.some}</Checkbox>
        <RadioGroup label={WORDS.paper} row><Radio name="paper" value="80" defaultChecked>{WORDS.wide}</Radio><Radio name="paper" value="58">{WORDS.narrow}</Radio></RadioGroup>
        <Switch defaultChecked>{WORDS.on}</Switch>
        <Switch>{WORDS.offWord}</Switch>
      </div>
      <FileDrop title={WORDS.drop} hint={WORDS.dropHint} accept=".xlsx,.csv" onFile={() => undefined} />
    </>
  );
}

/** Lists that open. */
export function MenuParts() {
  return (
    <>
      <div className="gr2">
        <Select options={options(SHOP.branches)} aria-label={SHOP.branch} />
        <div className="wr">
          <Menu
            icon={Pencil}
            align="start"
            items={[
              { label: WORDS.edit, icon: Pencil, hint: "E", onSelect: () => toast(WORDS.saved) },
              { label: WORDS.labels, icon: Barcode, onSelect: () => toast(WORDS.saved) },
              "line",
              { label: WORDS.disable, icon: Ban, tone: "bad", onSelect: () => toast(WORDS.saved) },
            ]}
          >
            {WORDS.actions}
          </Menu>
          <Button data-tip={WORDS.tip}>{WORDS.price}</Button>
          <span className="tip still">{WORDS.pay}<kbd>F4</kbd></span>
          <span className="tip still">{WORDS.tip}</span>
        </div>
      </div>
      <div className="gr2">
        <div className="menu" aria-hidden="true">
          {SHOP.branches.map((branch, at) => <div key={branch} className={at === 0 ? "it on hl" : "it"}><Store size={17} strokeWidth={1.75} className="ic" /><span className="grow">{branch}</span></div>)}
        </div>
        <div className="menu" aria-hidden="true">
          <div className="it"><Pencil size={17} strokeWidth={1.75} className="ic" /><span className="grow">{WORDS.edit}</span><kbd>E</kbd></div>
          <div className="it"><Barcode size={17} strokeWidth={1.75} className="ic" /><span className="grow">{WORDS.labels}</span></div>
          <hr />
          <div className="it bad"><Ban size={17} strokeWidth={1.75} className="ic" /><span className="grow">{WORDS.disable}</span></div>
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
  const [view, setView] = useState("today");
  const [count, setCount] = useState(1);
  return (
    <>
      <div className="wr">
        <Chip>{WORDS.date}</Chip>
        <Chip value={WORDS.activeLow} removeLabel={WORDS.removeFilter} onRemove={() => undefined}>{WORDS.status}</Chip>
        <Chip opens className="is-focus">{WORDS.category}</Chip>
        <Chip add>{WORDS.filter}</Chip>
      </div>
      <div className="wr">
        <Segment label={WORDS.period} value={view} onChange={setView} choices={[{ value: "today", label: WORDS.today }, { value: "yesterday", label: WORDS.yesterday }, { value: "week", label: WORDS.week }]} />
        <Stepper label={WORDS.quantity} value={count} onLess={count > 1 ? () => setCount(count - 1) : undefined} onMore={() => setCount(count + 1)} />
      </div>
    </>
  );
}

/** A quick create, as in a sheet. */
export function SheetForm({ still }: { still?: boolean }) {
  const { control, register, formState } = useForm({ defaultValues: { name: SHOP.customer, phone: SHOP.phone, limit: "1000000.00" } });
  useCloseGuard(formState.isDirty);
  const body = (
    <>
      <LayerBody>
        <Field label={WORDS.person}><Input {...register("name")} /></Field>
        <div className="cols2">
          <Field label={WORDS.phone}><Input type="tel" {...register("phone")} /></Field>
          <Field label={WORDS.limit}><MoneyInput control={control} name="limit" /></Field>
        </div>
      </LayerBody>
      <LayerFooter>
        <CloseButton>{WORDS.cancel}</CloseButton>
        <Button kind="primary" hint="Enter">{WORDS.save}</Button>
      </LayerFooter>
    </>
  );
  if (!still) return <form onSubmit={(event) => event.preventDefault()}>{body}</form>;
  return <div className="shd still"><div className="hd"><h2>{WORDS.newCustomer}</h2></div>{body}</div>;
}

/** What floats, behind the buttons that call it. */
export function LayerParts() {
  const [open, setOpen] = useState<"dialog" | "sheet" | "confirm">();
  const change = (next: boolean) => { if (!next) setOpen(undefined); };
  const icons = [Undo2, Coins, Calculator];
  return (
    <>
      <div className="wr">
        <Button icon={Box} onClick={() => setOpen("dialog")}>{WORDS.dialog}</Button>
        <Button onClick={() => setOpen("sheet")}>{WORDS.sheet}</Button>
        <Button kind="destructive-outline" onClick={() => setOpen("confirm")}>{WORDS.confirm}</Button>
        <Button onClick={() => toast(WORDS.lineRemoved, { undo: { label: WORDS.undo, onClick: () => toast(WORDS.saved) } })}>{WORDS.undo}</Button>
        <Button onClick={() => toast(WORDS.saved, { action: { label: WORDS.print, onClick: () => undefined } })}>{WORDS.save}</Button>
      </div>
      <div className="toast"><span className="grow">{WORDS.lineRemoved}</span><Button size="sm" className="u2">{WORDS.undo}</Button></div>
      <Dialog open={open === "dialog"} onOpenChange={change} title={WORDS.newCustomer}><SheetForm /></Dialog>
      <Sheet open={open === "sheet"} onOpenChange={change} title={WORDS.newCustomer}><SheetForm /></Sheet>
      <Confirm
        open={open === "confirm"}
        onOpenChange={change}
        title={WORDS.cancelQuestion}
        consequences={CONSEQUENCES.map((line, at) => ({ ...line, icon: icons[at] }))}
        reason={{ label: WORDS.reason, options: options(WORDS.reasons) }}
        stay={WORDS.stay}
        verb={WORDS.cancelVerb}
        onConfirm={() => { setOpen(undefined); toast(WORDS.saved); }}
      >
        {WORDS.cancelText}
      </Confirm>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";

import { Chip } from "@/components/ui/chip";
import { PeriodPopover, usePeriodText } from "@/components/ui/date-range";
import { useOnceOpened } from "@/components/ui/dialog";
import type { MenuItem } from "@/components/ui/menu";
import type { Period } from "@/components/ui/days";
import { MOST_READ } from "@/components/ui/pick-menu";
import { usePopup } from "@/components/ui/use-popup";

import type { useListParams } from "./use-list-params";

export type Choice = { value: string; label: string };

/** One of a few values under one key of the address; `many`: several, with commas. `standing`: its chip is always there. */
export type ChoiceFilter = { key: string; label: string; options: readonly Choice[]; many?: boolean; standing?: boolean };

/** A period under two keys. */
export type PeriodFilter = { kind: "period"; label: string; from: string; to: string; standing?: boolean };

export type Filter = ChoiceFilter | PeriodFilter;

const PickPanel = lazy(() => import("@/components/ui/pick-panel").then((panel) => ({ default: panel.PickPanel })));
const MenuPanel = lazy(() => import("@/components/ui/menu-panel").then((panel) => ({ default: panel.MenuPanel })));

type Props = { filters: readonly Filter[]; list: ReturnType<typeof useListParams> };

/** What is filtered, as chips; `+ Filter` adds one. */
export function Filters({ filters, list }: Props) {
  const t = useTranslations("common.table");
  const [added, setAdded] = useState<string>();
  const isOn = (filter: Filter) => keysOf(filter).some((key) => list.current.get(key));
  const shown = filters.filter((filter) => isOn(filter) || filter.standing || idOf(filter) === added);
  const others = filters.filter((filter) => !shown.includes(filter));
  const clear = Object.fromEntries(filters.flatMap(keysOf).map((key) => [key, undefined]));

  return (
    <>
      {shown.map((filter) =>
        "kind" in filter
          ? <PeriodChip key={idOf(filter)} filter={filter} list={list} fresh={idOf(filter) === added} onDone={() => setAdded(undefined)} />
          : <ChoiceChip key={idOf(filter)} filter={filter} list={list} fresh={idOf(filter) === added} onDone={() => setAdded(undefined)} />,
      )}
      {others.length > 0 && <AddFilter filters={others} onPick={(filter) => setAdded(idOf(filter))} />}
      {filters.some(isOn) && <button type="button" className="link clr" onClick={() => list.setParams(clear)}>{t("clear")}</button>}
    </>
  );
}

const idOf = (filter: Filter): string => ("kind" in filter ? filter.from : filter.key);
const keysOf = (filter: Filter): string[] => ("kind" in filter ? [filter.from, filter.to] : [filter.key]);

type ChipProps<F> = { filter: F; list: Props["list"]; fresh: boolean; onDone: () => void };

function ChoiceChip({ filter, list, fresh, onDone }: ChipProps<ChoiceFilter>) {
  const t = useTranslations("common.table");
  const popup = usePopup(fresh);
  const chosen = (list.current.get(filter.key) ?? "").split(",").filter(Boolean);
  const words = filter.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);

  const pick = (value: string) => {
    const next = filter.many ? (chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]) : [value];
    list.setParams({ [filter.key]: next.join(",") });
  };
  const isLong = filter.options.length > MOST_READ;
  const close: typeof popup.change = (next, why) => { popup.change(next, why); if (!next) onDone(); };
  const items: MenuItem[] = filter.options.map(({ value, label }) => ({ label, chosen: chosen.includes(value), keepOpen: filter.many, onSelect: () => pick(value) }));
  const value = words.length === 0 ? undefined : words.length > 2 ? String(words.length) : words.join(", ");

  return (
    <>
      <Chip
        {...popup.owner}
        aria-haspopup={isLong ? "dialog" : "menu"}
        opens={value === undefined}
        value={value}
        removeLabel={t("remove", { name: filter.label })}
        onRemove={value === undefined ? undefined : () => list.setParams({ [filter.key]: undefined })}
      >
        {filter.label}
      </Chip>
      {useOnceOpened(popup.open) && (
        <Suspense>
          {isLong
            ? <PickPanel open={popup.open} onOpenChange={close} anchor={popup.anchor} options={filter.options} chosen={chosen} onPick={pick} keepOpen={filter.many} label={filter.label} />
            : <MenuPanel open={popup.open} onOpenChange={close} anchor={popup.anchor} items={items} align="start" side="bottom" />}
        </Suspense>
      )}
    </>
  );
}

function PeriodChip({ filter, list, fresh, onDone }: ChipProps<PeriodFilter>) {
  const t = useTranslations("common.table");
  const popup = usePopup(fresh);
  const value: Partial<Period> = { from: list.current.get(filter.from) ?? undefined, to: list.current.get(filter.to) ?? undefined };
  const text = usePeriodText()(value);
  const own: typeof popup = {
    ...popup,
    setOpen: (open) => { popup.setOpen(open); if (!open) onDone(); },
    change: (open, why) => { popup.change(open, why); if (!open) onDone(); },
  };

  return (
    <>
      <Chip
        {...popup.owner}
        aria-haspopup="dialog"
        opens={text === undefined}
        value={text}
        removeLabel={t("remove", { name: filter.label })}
        onRemove={text === undefined ? undefined : () => list.setParams({ [filter.from]: undefined, [filter.to]: undefined })}
      >
        {filter.label}
      </Chip>
      <PeriodPopover popup={own} value={value} onChange={({ from, to }) => list.setParams({ [filter.from]: from, [filter.to]: to })} />
    </>
  );
}

function AddFilter({ filters, onPick }: { filters: readonly Filter[]; onPick: (filter: Filter) => void }) {
  const t = useTranslations("common.table");
  const popup = usePopup();
  const items = filters.map((filter): MenuItem => ({ label: filter.label, onSelect: () => onPick(filter) }));
  return (
    <>
      <Chip add {...popup.owner} aria-haspopup="menu">{t("filter")}</Chip>
      {useOnceOpened(popup.open) && <Suspense><MenuPanel open={popup.open} onOpenChange={popup.change} anchor={popup.anchor} items={items} align="start" side="bottom" /></Suspense>}
    </>
  );
}

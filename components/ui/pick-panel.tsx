"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";

import type { ComboOption } from "./combobox";
import { matching, OptionItem } from "./combobox-panel";
import { Icon } from "./icon";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean, why: { event?: Event }) => void;
  anchor: RefObject<HTMLElement | null>;
  options: readonly ComboOption[];
  /** Which have a check mark. */
  chosen?: readonly string[];
  onPick: (value: string) => void;
  /** Stays open: several are ticked one after another. */
  keepOpen?: boolean;
  label: string;
  side?: "top" | "bottom";
};

/** A menu of more than twelve: the same list with a field over it that narrows it. In a chunk of its own. */
export function PickPanel({ open, onOpenChange, anchor, options, chosen = [], onPick, keepOpen = false, label, side = "bottom" }: Props) {
  const t = useTranslations("common");
  const [text, setText] = useState("");
  const ticked = options.filter(({ value }) => chosen.includes(value));
  const change = (next: boolean, why: { event?: Event }) => {
    onOpenChange(next, why);
    if (!next) setText("");
  };
  const pick = (now: ComboOption[]) => {
    const picked = now.find(({ value }) => !chosen.includes(value)) ?? ticked.find(({ value }) => !now.some((option) => option.value === value));
    if (picked) onPick(picked.value);
    if (!keepOpen) change(false, {});
  };

  return (
    <Combobox.Root<ComboOption, true>
      multiple
      items={matching(options, text)}
      filter={null}
      value={ticked}
      onValueChange={pick}
      inputValue={text}
      onInputValueChange={(next, { reason }) => { if (reason !== "item-press") setText(next); }}
      open={open}
      onOpenChange={(next, why) => change(next, why)}
      autoHighlight
      itemToStringLabel={({ label: words }) => words}
      isItemEqualToValue={(option, other) => option.value === other.value}
    >
      <Combobox.Portal>
        <Combobox.Positioner className="pop" anchor={anchor} side={side} align="start" sideOffset={4} collisionPadding={8}>
          <Combobox.Popup className="menu pick" aria-label={label} finalFocus={anchor}>
            <div className="pickin">
              <span className="inp"><Icon as={Search} size={16} /><Combobox.Input placeholder={t("search")} aria-label={label} /></span>
            </div>
            <Combobox.Empty><div className="lbl">{t("nothingFound")}</div></Combobox.Empty>
            <Combobox.List>
              {(option: ComboOption) => <OptionItem key={option.value} option={option} />}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

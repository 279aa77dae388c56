"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { useFound } from "@/components/use-found";

import type { ComboOption, ComboProps } from "./combobox";
import { cx } from "./cx";
import { Icon } from "./icon";
import { Spinner } from "./spinner";

const CREATE = "\u0000create";

/** See `Combobox`. */
export function ComboPanel({ value, onChange, options = [], load, placeholder, create, disabled, id, invalid, size = "md", ...aria }: ComboProps) {
  const t = useTranslations("common");
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const { found, asking, refusal } = useFound(load, open ? text.trim() : null);
  const offered = load ? found : matching(options, text === value?.label ? "" : text);
  const typed = text.trim();
  const shown = create && typed !== "" && !offered.some(({ label }) => label.toLowerCase() === typed.toLowerCase()) ? [...offered, { value: CREATE, label: create.label(typed) }] : offered;

  const pick = (option: ComboOption | null) => (option?.value === CREATE ? create?.onCreate(typed) : onChange(option));

  return (
    <Combobox.Root<ComboOption>
      items={shown}
      filter={null}
      value={value}
      onValueChange={pick}
      onInputValueChange={setText}
      open={open}
      onOpenChange={setOpen}
      disabled={disabled}
      autoHighlight
      itemToStringLabel={(option) => (option.value === CREATE ? "" : option.label)}
      isItemEqualToValue={(option, chosen) => option.value === chosen.value}
    >
      <Combobox.InputGroup className={cx("inp", size === "lg" && "lg", invalid && "err", disabled && "off")}>
        <Combobox.Input id={id} placeholder={placeholder} {...aria} />
        {asking && <Spinner />}
        {value !== null && !disabled && <Combobox.Clear className="inb" aria-label={t("clear")}><Icon as={X} size={16} /></Combobox.Clear>}
        <Combobox.Trigger className="inb" aria-label={t("openList")}><Icon as={ChevronDown} size={16} /></Combobox.Trigger>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner className="pop" sideOffset={4} align="start">
          <Combobox.Popup className="menu combo">
            <Combobox.Empty>{!asking && <div className={cx("lbl", refusal !== undefined && "bad")}>{refusal === undefined ? t("nothingFound") : refusal || t("offline")}</div>}</Combobox.Empty>
            <Combobox.List>
              {(option: ComboOption) => <OptionItem key={option.value} option={option} isNew={option.value === CREATE} />}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

/** A row of a list to choose from, with its check mark. */
export function OptionItem({ option, isNew = false }: { option: ComboOption; isNew?: boolean }) {
  return (
    <Combobox.Item value={option} className={cx("it", option.note && "two-line")}>
      {isNew && <Icon as={Plus} />}
      <span className="grow ell">{option.label}{option.note && <small className="mut block ell">{option.note}</small>}</span>
      {option.aside && <span className="mut tn">{option.aside}</span>}
      <Combobox.ItemIndicator><Icon as={Check} size={16} className="acc" /></Combobox.ItemIndicator>
    </Combobox.Item>
  );
}

const folded = (text: string): string => text.toLowerCase().replace(/[ʻʼ‘’`´]/g, "'");

/** What holds every word that was typed. */
export function matching(options: readonly ComboOption[], text: string): readonly ComboOption[] {
  const parts = folded(text).split(/\s+/).filter(Boolean);
  return parts.length === 0 ? options.slice(0, 200) : options.filter(({ label, note }) => parts.every((part) => folded(`${label} ${note ?? ""}`).includes(part))).slice(0, 200);
}

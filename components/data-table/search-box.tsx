"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

import { Input } from "@/components/ui/input";
import { useEarlyText } from "@/components/use-early-text";
import { useHotkey } from "@/components/use-hotkey";

import type { useListParams } from "./use-list-params";

/** Searches while one types; `/` comes here, Esc empties it. */
export function SearchBox({ list, placeholder }: { list: ReturnType<typeof useListParams>; placeholder: string }) {
  const t = useTranslations("common.table");
  const input = useRef<HTMLInputElement>(null);
  const asked = list.current.get("search") ?? "";
  const [text, setText] = useState(asked);
  const [seen, setSeen] = useState(asked);
  useEarlyText(input, setText);
  // Back, or a cleared filter: the address changed without us.
  if (asked !== seen) {
    setSeen(asked);
    if (asked !== text.trim()) setText(asked);
  }

  const ask = (next: string) => { if (next.trim() !== asked) list.setParams({ search: next.trim() }, { silent: true }); };
  const latest = useRef(ask);
  useEffect(() => { latest.current = ask; });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  useHotkey("/", () => input.current?.focus());

  return (
    <Input
      ref={input}
      type="search"
      className="srch"
      icon={Search}
      hint={text ? undefined : "/"}
      placeholder={placeholder}
      aria-label={placeholder}
      maxLength={100}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") ask(text);
        if (event.key === "Escape" && text) { event.stopPropagation(); setText(""); }
      }}
      button={text ? { icon: X, label: t("searchClear"), onClick: () => { setText(""); input.current?.focus(); } } : undefined}
    />
  );
}

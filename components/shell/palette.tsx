"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { leave } from "@/components/ui/leaving";
import { Spinner } from "@/components/ui/spinner";
import { useFound } from "@/components/use-found";

import { MENU_ICONS } from "./menu-icons";
import type { Hit, ShellData } from "./types";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; data: ShellData };

/** Finds pages, actions, and what the shop holds. The first hit is chosen; its price and stock stand in the row. */
export function Palette({ open, onOpenChange, data }: Props) {
  const t = useTranslations("shell");
  const c = useTranslations("common");
  const [text, setText] = useState("");
  const asked = text.trim();
  const { found: hits, asking, refusal } = useFound(data.onSearch, open && asked.length > 1 ? asked : null);
  const router = useRouter();

  // Each search begins anew.
  const change = (next: boolean) => {
    setText("");
    setChosen("");
    onOpenChange(next);
  };
  const go = (href: string, apart: boolean) => {
    change(false);
    if (apart) window.open(href, "_blank", "noopener");
    else leave(() => router.push(href));
  };
  const groups = [...new Set(hits.map(({ group }) => group))];
  // cmdk tells of Enter, but not with which key.
  const [apart, setApart] = useState(false);
  // What is found stands for the letters before until the answer is there: an Enter that is faster waits for it.
  const [isHeld, setHeld] = useState(false);
  const keys = (event: KeyboardEvent) => {
    setApart(event.ctrlKey || event.metaKey);
    const waits = event.key === "Enter" && asking && !/^(?:page|action):/.test(chosen);
    setHeld(waits);
    if (waits) event.preventDefault(); // cmdk takes no key that is taken
  };
  const latest = useRef(go);
  useEffect(() => { latest.current = go; });
  useEffect(() => {
    if (!isHeld || asking) return;
    setHeld(false);
    if (hits[0]) latest.current(hits[0].href, apart);
  }, [isHeld, asking, hits, apart]);
  // What the shop holds comes last and stands first: then it is the first hit that Enter takes.
  const [chosen, setChosen] = useState("");
  useEffect(() => { if (hits[0]) setChosen(`hit:${hits[0].id}`); }, [hits]);

  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Portal>
        <Dialog.Backdrop className="back" />
        <Dialog.Viewport className="dlgv palv">
          <Dialog.Popup className="pal" aria-label={t("search")}>
            <Command label={t("search")} loop value={chosen} onValueChange={setChosen} onKeyDownCapture={keys} filter={(value, search, keywords) => (value.startsWith("hit:") || contains([value, ...(keywords ?? [])].join(" "), search) ? 1 : 0)}>
              <div className="pi">
                <Icon as={Search} size={20} />
                <Command.Input autoFocus className="grow" value={text} onValueChange={setText} placeholder={t("searchHint")} />
                {asking && <Spinner />}
                <Kbd>Esc</Kbd>
              </div>
              <Command.List className="pl">
                {refusal !== undefined && <p className="none bad" role="alert">{refusal || c("offline")}</p>}
                {refusal === undefined && <Command.Empty className="none">{asking ? t("searching") : t("nothing")}</Command.Empty>}
                {groups.map((group) => (
                  <Command.Group key={group} heading={group}>
                    {hits.filter((hit) => hit.group === group).map((hit) => <HitRow key={hit.id} hit={hit} text={text} onSelect={() => go(hit.href, apart)} />)}
                  </Command.Group>
                ))}
                <Command.Group heading={t("pages")}>
                  {data.menu.flat().map(({ href, label, icon }) => (
                    <Command.Item key={href} value={`page:${href}`} keywords={[label]} className="it" onSelect={() => go(href, apart)}>
                      <Icon as={MENU_ICONS[icon]} size={18} />
                      <span className="grow ell"><Marked words={label} text={text} /></span>
                    </Command.Item>
                  ))}
                </Command.Group>
                {data.actions && data.actions.length > 0 && (
                  <Command.Group heading={t("actions")}>
                    {data.actions.map(({ href, label, icon, hint }) => (
                      <Command.Item key={`${label}${href}`} value={`action:${label}`} keywords={[label]} className="it" onSelect={() => go(href, apart)}>
                        <Icon as={MENU_ICONS[icon ?? "home"]} size={18} />
                        <span className="grow ell"><Marked words={label} text={text} /></span>
                        {hint && <Kbd>{hint}</Kbd>}
                      </Command.Item>
                    ))}
                  </Command.Group>
                )}
              </Command.List>
              <div className="pf2">
                <span><Kbd>↑</Kbd><Kbd>↓</Kbd> {t("choose")}</span>
                <span><Kbd>Enter</Kbd> {t("open")}</span>
                <span><Kbd>Ctrl Enter</Kbd> {t("newTab")}</span>
              </div>
            </Command>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function HitRow({ hit, text, onSelect }: { hit: Hit; text: string; onSelect: () => void }) {
  return (
    <Command.Item value={`hit:${hit.id}`} className="it" onSelect={onSelect}>
      <Icon as={MENU_ICONS[hit.icon]} size={18} />
      <span className="grow ell"><Marked words={hit.label} text={text} /></span>
      {hit.value && <span className={cx("tn", hit.tone)}>{hit.value}</span>}
      {hit.note && <span className="mut tn hitn">{hit.note}</span>}
    </Command.Item>
  );
}

/** The letters that were typed, seen in what was found. */
function Marked({ words, text }: { words: string; text: string }) {
  const typed = text.trim();
  if (typed === "") return words;
  const at = folded(words).indexOf(folded(typed));
  if (at < 0) return words;
  return <>{words.slice(0, at)}<mark>{words.slice(at, at + typed.length)}</mark>{words.slice(at + typed.length)}</>;
}

const folded = (text: string): string => text.toLowerCase().replace(/[ʻʼ‘’`´]/g, "'");
const contains = (words: string, text: string): boolean => folded(text).split(/\s+/).every((part) => folded(words).includes(part));

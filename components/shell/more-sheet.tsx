"use client";

import { Check, Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";

import { formatCount } from "@/components/format";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { LayerBody } from "@/components/ui/layer";
import { SheetPanel } from "@/components/ui/layer-panels";
import type { MenuItem } from "@/components/ui/menu";

import { MENU_ICONS } from "./menu-icons";
import type { MenuEntry, ShellData } from "./types";
import { usePlaceItems, useUserItems } from "./use-items";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; data: ShellData; here?: MenuEntry; onSearch: () => void; onKeys: () => void };

/** Everything of the sidebar, on a phone. */
export function MoreSheet({ open, onOpenChange, data, here, onSearch, onKeys }: Props) {
  const t = useTranslations("shell");
  const places = usePlaceItems(data);
  const own = useUserItems(data, onKeys);
  const close = () => onOpenChange(false);

  return (
    <SheetPanel open={open} onOpenChange={onOpenChange} title={<span className="two"><b>{data.store}</b>{data.branch !== data.store && <small>{data.branch}</small>}</span>}>
      <LayerBody>
        <Button size="lg" icon={Search} wide className="find" onClick={() => { close(); onSearch(); }}>{t("search")}</Button>
        <nav aria-label={t("menu")} className="more">
          {data.menu.map((group, at) => (
            <Fragment key={at}>
              {at > 0 && <hr />}
              {group.map((entry) => (
                <Link key={entry.href} href={entry.href} prefetch={false} className={cx("nav", entry === here && "on")} aria-current={entry === here ? "page" : undefined} onClick={close}>
                  <Icon as={MENU_ICONS[entry.icon]} size={20} />
                  <span>{entry.label}</span>
                  {entry.count ? <i className="cnt">{formatCount(entry.count)}</i> : null}
                </Link>
              ))}
            </Fragment>
          ))}
        </nav>
        <div className="more">
          <hr />
          <div className="row person"><Avatar name={data.user.name} /><span className="two"><b>{data.user.name}</b><small>{data.user.role}</small></span></div>
          {[...places, ...own].map((item, at) => <Line key={at} item={item} onDone={close} />)}
        </div>
      </LayerBody>
    </SheetPanel>
  );
}

function Line({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  if (item === "line") return <hr />;
  if ("heading" in item) return <div className="lbl">{item.heading}</div>;
  const body = <>{item.icon && <Icon as={item.icon} size={20} />}<span>{item.label}</span>{item.chosen && <Icon as={Check} size={16} className="acc" />}</>;
  if (item.href !== undefined) return <Link className="nav" href={item.href} prefetch={false} onClick={onDone}>{body}</Link>;
  return <button type="button" className="nav" aria-pressed={item.chosen} onClick={() => { item.onSelect?.(); if (!item.keepOpen) onDone(); }}>{body}</button>;
}

"use client";

import { ChevronsUpDown, Ellipsis, Menu as MenuLines, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fragment, lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from "react";

import { formatCount } from "@/components/format";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { useOnceOpened } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { usePopup } from "@/components/ui/use-popup";
import { useHotkey } from "@/components/use-hotkey";

import { Mark } from "./mark";
import { MENU_ICONS } from "./menu-icons";
import { Pending } from "./pending";
import type { MenuEntry, ShellData } from "./types";
import { usePlaceItems, useUserItems } from "./use-items";

const MenuPanel = lazy(() => import("@/components/ui/menu-panel").then((panel) => ({ default: panel.MenuPanel })));
const Palette = lazy(() => import("./palette").then((palette) => ({ default: palette.Palette })));
const OfficeKeys = lazy(() => import("./office-keys").then((keys) => ({ default: keys.OfficeKeys })));
const MoreSheet = lazy(() => import("./more-sheet").then((sheet) => ({ default: sheet.MoreSheet })));

/** The frame of the back office: menu at the left, or under the thumb on a phone; the page beside it. */
export function Shell({ data, children }: { data: ShellData; children: ReactNode }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const [finding, setFinding] = useState(false);
  const [keys, setKeys] = useState(false);
  const [more, setMore] = useState(false);
  useHotkey("mod+k", () => setFinding(true));
  useHotkey("?", () => setKeys(true));

  const entries = data.menu.flat();
  const here = entries.filter(({ href }) => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0];
  const thumb = entries.filter(({ phone }) => phone).sort((a, b) => a.phone! - b.phone!);

  return (
    <div className="app">
      <a href="#main" className="skip">{t("skip")}</a>
      <aside className="side">
        <PlaceSwitch data={data} />
        <button type="button" className="cmdk" onClick={() => setFinding(true)} aria-label={t("search")} data-tip={t("search")} data-tip-side="right">
          <Icon as={Search} size={16} />
          <span className="grow">{t("search")}</span>
          <kbd aria-hidden="true"><Mod />{" "}<span>K</span></kbd>
        </button>
        <nav aria-label={t("menu")} className="navs">
          {data.menu.map((group, at) => (
            <Fragment key={at}>
              {at > 0 && group.length > 0 && <hr />}
              {group.map((entry) => <Entry key={entry.href} entry={entry} on={entry === here} />)}
            </Fragment>
          ))}
        </nav>
        <UserMenu data={data} onKeys={() => setKeys(true)} />
      </aside>

      <main className="main" id="main">
        <p className="here"><b className="ell">{data.store}</b>{data.branch !== data.store && <span className="ell">{data.branch}</span>}</p>
        {children}
      </main>

      <nav className="tabbar" aria-label={t("menu")}>
        {thumb.map((entry) => (
          <Link key={entry.href} href={entry.href} prefetch={false} className={entry === here ? "on" : undefined} aria-current={entry === here ? "page" : undefined}>
            <Icon as={MENU_ICONS[entry.icon]} size={22} />
            <span>{entry.label}</span>
            <Pending />
          </Link>
        ))}
        <button type="button" onClick={() => setMore(true)} aria-haspopup="dialog" aria-expanded={more} className={(here ? !here.phone : path === data.profileHref) ? "on" : undefined}>
          <Icon as={MenuLines} size={22} />
          <span>{t("more")}</span>
        </button>
      </nav>

      {useOnceOpened(finding) && <Suspense><Palette open={finding} onOpenChange={setFinding} data={data} /></Suspense>}
      {useOnceOpened(keys) && <Suspense><OfficeKeys open={keys} onOpenChange={setKeys} /></Suspense>}
      {useOnceOpened(more) && <Suspense><MoreSheet open={more} onOpenChange={setMore} data={data} here={here} onSearch={() => setFinding(true)} onKeys={() => setKeys(true)} /></Suspense>}
    </div>
  );
}

function Entry({ entry: { href, label, icon, count }, on }: { entry: MenuEntry; on: boolean }) {
  return (
    <Link href={href} prefetch={false} className={cx("nav", on && "on")} aria-current={on ? "page" : undefined} aria-label={label} data-tip={label} data-tip-side="right">
      <Icon as={MENU_ICONS[icon]} size={18} />
      <span>{label}</span>
      {count !== undefined && count > 0 && <i className="cnt">{formatCount(count)}</i>}
      <Pending />
    </Link>
  );
}

/** Store and branch, always in sight; a switch where there is a choice. */
function PlaceSwitch({ data }: { data: ShellData }) {
  const t = useTranslations("shell");
  const popup = usePopup();
  const opened = useOnceOpened(popup.open);
  const items = usePlaceItems(data);
  const hasBranch = data.branch !== data.store; // the only branch often bears the store's name
  const place = hasBranch ? `${data.store}, ${data.branch}` : data.store;
  const body = <><Mark /><span className="grow"><b>{data.store}</b>{hasBranch && <small className="ell block">{data.branch}</small>}</span></>;
  if (items.length < 2) return <div className="storesw still" data-tip={place} data-tip-side="right">{body}</div>;

  return (
    <>
      <button type="button" className="storesw" aria-haspopup="menu" {...popup.owner} aria-label={`${place}. ${t("switchPlace")}`}>
        {body}
        <Icon as={ChevronsUpDown} size={16} className="mut" />
      </button>
      {opened && <Suspense><MenuPanel open={popup.open} onOpenChange={popup.change} anchor={popup.anchor} items={items} align="start" side="bottom" /></Suspense>}
    </>
  );
}

function UserMenu({ data, onKeys }: { data: ShellData; onKeys: () => void }) {
  const t = useTranslations("shell");
  const popup = usePopup();
  const items = useUserItems(data, onKeys);
  return (
    <>
      <button type="button" className="me" aria-haspopup="menu" {...popup.owner} aria-label={`${data.user.name}, ${data.user.role}. ${t("account")}`}>
        <Avatar name={data.user.name} />
        <span className="grow"><b>{data.user.name}</b><small>{data.user.role}</small></span>
        <Icon as={Ellipsis} size={17} className="mut" />
      </button>
      {useOnceOpened(popup.open) && <Suspense><MenuPanel open={popup.open} onOpenChange={popup.change} anchor={popup.anchor} items={items} align="start" side="top" /></Suspense>}
    </>
  );
}

/** ⌘ on a Mac, Ctrl elsewhere; the server cannot know and says Ctrl. */
function Mod() {
  const mac = useSyncExternalStore(() => () => undefined, () => /Mac|iPhone|iPad/.test(navigator.platform), () => false);
  return mac ? "⌘" : "Ctrl";
}

"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import { type RefObject, useEffect, useRef } from "react";

import { cx } from "./cx";
import { Icon } from "./icon";
import { Kbd } from "./kbd";
import type { MenuItem } from "./menu";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean, why: { event?: Event }) => void;
  anchor: RefObject<HTMLElement | null>;
  items: readonly MenuItem[];
  align: "start" | "end";
  side: "top" | "bottom" | "right";
};

/** The list of a `Menu`, in a chunk of its own. */
export function MenuPanel({ open, onOpenChange, anchor, items, align, side }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  // Opened by a key: the first entry is chosen, so that Enter takes it.
  useEffect(() => {
    if (!open || !anchor.current?.matches(":focus-visible")) return;
    const timer = setTimeout(() => popup.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true })), 30);
    return () => clearTimeout(timer);
  }, [open, anchor]);

  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Menu.Portal>
        <Menu.Positioner className="pop" anchor={anchor} align={align} side={side} sideOffset={4} collisionPadding={8}>
          <Menu.Popup ref={popup} className="menu" finalFocus={anchor}>{items.map((item, at) => <Item key={at} item={item} />)}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  if (item === "line") return <Menu.Separator render={<hr />} />;
  if ("heading" in item) return <div className="lbl" role="presentation">{item.heading}</div>;

  const { label, icon, href, onSelect, hint, tone, disabled, chosen, keepOpen } = item;
  const look = cx("it", tone, chosen && "on");
  const body = (
    <>
      {icon && <Icon as={icon} />}
      <span className="grow ell">{label}</span>
      {hint && <Kbd>{hint}</Kbd>}
      {chosen && <Icon as={Check} size={16} className="acc" />}
    </>
  );

  if (href !== undefined) return <Menu.LinkItem className={look} closeOnClick render={<Link href={href} prefetch={false} />}>{body}</Menu.LinkItem>;
  if (chosen !== undefined) {
    return <Menu.CheckboxItem className={look} checked={chosen} disabled={disabled} closeOnClick={!keepOpen} onCheckedChange={() => onSelect?.()}>{body}</Menu.CheckboxItem>;
  }
  return <Menu.Item className={look} disabled={disabled} onClick={onSelect}>{body}</Menu.Item>;
}

"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";

import type { ShellData } from "@/components/shell/types";
import { useOnceOpened } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useHotkey } from "@/components/use-hotkey";
import type { Register } from "@/lib/store/register/schemas";

import { Goods, type TillCategory } from "./goods";
import { later } from "./later";
import { CartBar, Panel } from "./panel";
import { Payment } from "./pay-dialog";
import { RegisterGate } from "./register-gate";
import { Strip } from "./strip";
import { Till } from "./till";
import { TillContext, useTill } from "./till-context";
import type { FirstBranch, Shop } from "./till-state";
import { useKeys } from "./use-keys";

const [MoreSheet, fetchMenu] = later(() => import("@/components/shell/more-sheet").then((sheet) => sheet.MoreSheet));
const [Palette] = later(() => import("@/components/shell/palette").then((palette) => palette.Palette));
const [JustSold, fetchSold] = later(() => import("./done-dialog").then((dialog) => dialog.JustSold));
const [TillKeys, fetchKeys] = later(() => import("./till-keys").then((keys) => keys.TillKeys));
const [NamePrice, fetchPrice] = later(() => import("./price-dialog").then((dialog) => dialog.NamePrice));

/** The first tiles and the first scan come before what nobody has asked for yet. */
const FETCH_AFTER_MS = 2_000;

type Props = {
  shop: Shop;
  shell: ShellData;
  categories: readonly TillCategory[];
  registers: readonly Register[];
  /** The first tiles and the rules of the branch this browser sold in last, if it did. */
  first: FirstBranch | null;
};

/** The till's one screen. */
export function TillApp({ shop, shell, categories, registers, first }: Props) {
  const [till] = useState(() => new Till(shop, first));
  useEffect(() => till.start(), [till]);

  return (
    <TillContext value={till}>
      <Screen till={till} shell={shell} categories={categories} registers={registers} />
    </TillContext>
  );
}

type ScreenProps = Pick<Props, "shell" | "categories" | "registers"> & { till: Till };

function Screen({ till, shell, categories, registers }: ScreenProps) {
  const t = useTranslations("till");
  const undo = useTranslations("common")("undo");
  const kind = useTill((state) => state.hold.kind);
  const isCartOpen = useTill((state) => state.isCartOpen);
  const hasSold = useOnceOpened(useTill((state) => state.done !== null || state.prints.length > 0));
  const hasPriced = useOnceOpened(useTill((state) => state.pricing !== null));
  const [menu, setMenu] = useState(false);
  const [finding, setFinding] = useState(false);
  const [keys, setKeys] = useState(false);
  useHotkey("?", () => setKeys(true));

  const remove = useCallback((lineId: string) => {
    const removed = till.remove(lineId);
    if (removed) toast(t("lineRemoved", { product: removed.name }), { undo: { label: undo, onClick: removed.putBack } });
  }, [till, t, undo]);
  useKeys(till, { onRemove: remove });
  useEffect(() => { // while the line is up: a sale must not wait for its dialog, nor a menu for the network
    if (kind !== "mine") return;
    const timer = setTimeout(() => [fetchSold, fetchPrice, fetchKeys, fetchMenu].forEach((fetch) => fetch()), FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [kind]);

  return (
    <div className="tillpg" data-scans="" data-cart={isCartOpen ? "open" : undefined}>
      {kind === "mine" || kind === "checking" ? (
        <main className="till">
          <h1 className="sr">{t("title")}</h1>
          <Goods categories={categories} onMenu={() => setMenu(true)} />
          {isCartOpen && <button type="button" className="cartback" aria-label={t("closeReceipt")} onClick={() => till.setCartOpen(false)} />}
          <Panel onRemove={remove} />
          <CartBar />
          <Strip />
        </main>
      ) : (
        <RegisterGate registers={registers} onMenu={() => setMenu(true)} />
      )}
      {kind === "mine" && <Payment />}
      {kind === "mine" && hasSold && <JustSold />}
      {kind === "mine" && hasPriced && <NamePrice />}
      {useOnceOpened(menu) && <MoreSheet open={menu} onOpenChange={setMenu} data={shell} here={shell.menu.flat().find(({ href }) => href === "/pos")} onSearch={() => setFinding(true)} onKeys={() => setKeys(true)} />}
      {useOnceOpened(keys) && <TillKeys open={keys} onOpenChange={setKeys} />}
      {useOnceOpened(finding) && <Palette open={finding} onOpenChange={setFinding} data={shell} />}
    </div>
  );
}

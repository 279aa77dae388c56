"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";

import type { ShellData } from "@/components/shell/types";
import { useOnceOpened } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useHotkey } from "@/components/use-hotkey";
import type { Register } from "@/lib/store/register/schemas";
import type { TillPoint } from "@/lib/trade/till/point";
import type { TillProducts } from "@/lib/trade/till/schemas";

import { Goods, type TillCategory } from "./goods";
import { CartBar, Panel } from "./panel";
import { Payment } from "./pay-dialog";
import { RegisterGate } from "./register-gate";
import { Strip } from "./strip";
import { Till } from "./till";
import { TillContext, useTill } from "./till-context";
import type { Shop } from "./till-state";
import { useKeys } from "./use-keys";

const MoreSheet = lazy(() => import("@/components/shell/more-sheet").then((sheet) => ({ default: sheet.MoreSheet })));
const Palette = lazy(() => import("@/components/shell/palette").then((palette) => ({ default: palette.Palette })));
const JustSold = lazy(() => import("./done-dialog").then((dialog) => ({ default: dialog.JustSold })));
const TillKeys = lazy(() => import("./till-keys").then((keys) => ({ default: keys.TillKeys })));
const NamePrice = lazy(() => import("./price-dialog").then((dialog) => ({ default: dialog.NamePrice })));

type Props = {
  shop: Shop;
  shell: ShellData;
  categories: readonly TillCategory[];
  registers: readonly Register[];
  /** The first tiles and the rules of the branch this browser sold in last, if it did. */
  products: TillProducts | null;
  point: TillPoint | null;
};

/** The till's one screen. */
export function TillApp({ shop, shell, categories, registers, products, point }: Props) {
  const [till] = useState(() => new Till(shop, products, point));
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
  const hasSold = useOnceOpened(useTill((state) => state.done !== null));
  const hasPriced = useOnceOpened(useTill((state) => state.pricing !== null));
  const [menu, setMenu] = useState(false);
  const [finding, setFinding] = useState(false);
  const [keys, setKeys] = useState(false);
  useHotkey("?", () => setKeys(true));
  useEffect(() => { // the menu's own item says "?" while the menu is still open, when a hotkey keeps still
    const hear = (event: KeyboardEvent) => event.key === "?" && !event.isTrusted && setKeys(true);
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);

  const remove = useCallback((lineId: string) => {
    const back = till.remove(lineId);
    if (back) toast(t("lineRemoved"), { undo: { label: undo, onClick: back } });
  }, [till, t, undo]);
  useKeys(till, { onRemove: remove });

  return (
    <div className="tillpg" data-cart={isCartOpen ? "open" : undefined}>
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
      {kind === "mine" && hasSold && <Suspense><JustSold /></Suspense>}
      {kind === "mine" && hasPriced && <Suspense><NamePrice /></Suspense>}
      {useOnceOpened(menu) && <Suspense><MoreSheet open={menu} onOpenChange={setMenu} data={shell} onSearch={() => setFinding(true)} /></Suspense>}
      {useOnceOpened(keys) && <Suspense><TillKeys open={keys} onOpenChange={setKeys} /></Suspense>}
      {useOnceOpened(finding) && <Suspense><Palette open={finding} onOpenChange={setFinding} data={shell} /></Suspense>}
    </div>
  );
}

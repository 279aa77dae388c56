"use client";

import { Menu, Moon, ScanBarcode, SearchX, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

import { pictureUrl } from "@/app/(admin)/products/picture-url";
import { chooseTheme } from "@/components/shell/theme";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { Note } from "@/components/ui/note";
import { decimalsOf } from "@/lib/warehouse/unit";

import type { TillGood } from "./catalogue";
import { splitQuantity } from "./code";
import { useFigures, useSayNote } from "./figures";
import { SEARCH_ID } from "./search-field";
import { useTill, useTillItself } from "./till-context";

/** Where a wheel counts lines and not pixels (Firefox). */
const WHEEL_LINE_PX = 32;

export type TillCategory = { id: string; name: string };

/** The left half: what one looks for, and what one finds. */
export function Goods({ categories, onMenu }: { categories: readonly TillCategory[]; onMenu: () => void }) {
  const t = useTranslations("till");
  return (
    <section className="goods" aria-label={t("goods")}>
      <div className="bar1">
        <Button kind="ghost" icon={Menu} label={t("menu")} className="mbtn" onClick={onMenu} />
        <SearchField />
        <ThemeButton />
      </div>
      <Categories categories={categories} />
      <Said />
      <Tiles />
    </section>
  );
}

function SearchField() {
  const t = useTranslations("till");
  const till = useTillItself();
  const search = useTill((state) => state.search);
  return (
    <label className="scan is-f">
      <Icon as={ScanBarcode} size={22} />
      <input
        id={SEARCH_ID}
        value={search}
        onChange={(event) => till.shelf.setSearch(event.target.value)}
        placeholder={t("searchHint")}
        aria-label={t("searchLabel")}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={200}
      />
      <span className="eg">{t("example")}<span>{t("exampleMeans")}</span></span>
      <Kbd>F2</Kbd>
    </label>
  );
}

function ThemeButton() {
  const t = useTranslations("common");
  const [dark, setDark] = useState(false);
  useEffect(() => setDark(document.documentElement.dataset.theme === "dark"), []);
  const turn = () => {
    chooseTheme(dark ? "light" : "dark");
    setDark(!dark);
  };
  return <Button kind="ghost" icon={dark ? Sun : Moon} label={t("theme")} className="hide-m" onClick={turn} />;
}

function Categories({ categories }: { categories: readonly TillCategory[] }) {
  const t = useTranslations("till");
  const all = useTranslations("common")("all");
  const till = useTillItself();
  const chosen = useTill((state) => (state.view.query === "" ? state.view.categoryId : undefined));
  const box = useRef<HTMLDivElement>(null);
  useWheelAlong(box);
  return (
    <div className="cats" ref={box} role="group" aria-label={t("categories")}>
      {[{ id: null, name: all }, ...categories].map(({ id, name }) => (
        <button key={id ?? "all"} type="button" className={cx(chosen === id && "on")} aria-pressed={chosen === id} onClick={() => till.shelf.showCategory(id)}>{name}</button>
      ))}
    </div>
  );
}

/** A plain mouse rolls up and down only: over a row that is longer than its place it goes along it. Zooming and a wheel that goes sideways itself are left alone. */
function useWheelAlong(box: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const row = box.current;
    const roll = (event: WheelEvent) => {
      if (!row || event.ctrlKey || Math.abs(event.deltaX) >= Math.abs(event.deltaY) || row.scrollWidth <= row.clientWidth) return;
      event.preventDefault();
      row.scrollLeft += event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * WHEEL_LINE_PX : event.deltaY;
    };
    row?.addEventListener("wheel", roll, { passive: false });
    return () => row?.removeEventListener("wheel", roll);
  }, [box]);
}

/** What the last scan came to nothing by, until the next one. */
function Said() {
  const t = useTranslations("till");
  const say = useSayNote();
  const till = useTillItself();
  const note = useTill((state) => state.note);
  const close = useTranslations("common")("close");
  if (!note) return null;

  const tone = note.kind === "sentence" && note.sentence.key === "till.savedLate" ? "ok" : "bad";
  return (
    <div className="said">
      <Note tone={tone} action={<>
        {note.kind === "unknownCode" && till.shop.mayAddProducts && <LinkButton size="sm" href={`/products?code=${encodeURIComponent(note.code)}`} target="_blank">{t("addProduct")}</LinkButton>}
        {note.kind === "noReceipt" && <Button size="sm" onClick={() => { till.clearNote(); void till.selling.fetchReceipt(note.saleId); }}>{t("loadAgain")}</Button>}
        <Button size="sm" kind="ghost" onClick={till.clearNote}>{close}</Button>
      </>}>
        <b>{say(note)}</b>
      </Note>
    </div>
  );
}

function Tiles() {
  const t = useTranslations("till");
  const till = useTillItself();
  const { goods, loading, failed, query, categoryId, next } = useTill((state) => state.view);
  const forbids = useTill((state) => state.point?.belowZero === "forbid");
  const isMine = useTill((state) => state.hold.kind === "mine");
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [categoryId, query]);
  useEffect(() => {
    if (!isMine || next === null || !end.current) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && void till.shelf.lookFurther(), { root: box.current, rootMargin: "600px" });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [till, next, isMine]);

  if (failed && goods.length === 0) {
    return <Nothing title={t("notLoaded")} action={<Button onClick={() => void till.shelf.look(query)}>{t("loadAgain")}</Button>}>{t("notLoadedText")}</Nothing>;
  }
  if (!loading && goods.length === 0) {
    return query === "" ? <Nothing title={t("noGoods")}>{t("noGoodsText")}</Nothing> : <Nothing title={t("nothingFor", { text: query })}>{t("nothingForText")}</Nothing>;
  }
  return (
    <div className="tiles" ref={box} aria-busy={loading}>
      {goods.length === 0 && Array.from({ length: 30 }, (_, i) => <div key={i} className="tile wait" aria-hidden="true"><span className="sk" /><span className="sk" /></div>)}
      {goods.map((good) => <Tile key={good.id} good={good} forbids={forbids} />)}
      {next !== null && <span ref={end} className="end" />}
    </div>
  );
}

function Nothing({ title, children, action }: { title: string; children: string; action?: ReactNode }) {
  return <div className="tiles none"><Empty icon={SearchX} title={title} actions={action}>{children}</Empty></div>;
}

/** Drawn anew only when its goods are others. */
const Tile = memo(function Tile({ good, forbids }: { good: TillGood; forbids: boolean }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const { money, quantity, unit } = useFigures();
  const isOut = good.state === "out";

  const pick = () => {
    const { quantity: asked, rest } = splitQuantity(till.get().search);
    if (till.add(good, asked ?? undefined) && (asked !== null || rest !== "")) till.shelf.setSearch("");
  };
  return (
    <button type="button" className={cx("tile", isOut && "out")} aria-disabled={(isOut && forbids) || undefined} onClick={isOut && forbids ? undefined : pick}>
      <span className="hd">
        {good.pictureKey && <img src={pictureUrl(good.pictureKey)} alt="" width={40} height={40} loading="lazy" decoding="async" />}
        <span className="nm">{good.name}</span>
      </span>
      <span className="ft">
        <span className="pr">{good.price === null ? <i>{t("noPrice")}</i> : <><b>{money(good.price)}</b>{decimalsOf(good.unit) > 0 && <i>/{unit(good.unit)}</i>}</>}</span>
        <span className={cx("st", good.state === "low" && "warn", isOut && "bad")}>{isOut ? t("out") : good.state === "none" ? "—" : quantity(good.stock, good.unit)}</span>
      </span>
    </button>
  );
});

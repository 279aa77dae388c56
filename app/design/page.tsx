import type { Metadata } from "next";
import { ArrowUpFromLine, Check, Ellipsis, Plus, RefreshCw, Store, Trash2, Truck, WifiOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { BarChart, Legend } from "@/components/chart/bar-chart";
import { HeatStrip } from "@/components/chart/heat-strip";
import { PaymentBar } from "@/components/chart/payment-bar";
import { Sparkline } from "@/components/chart/sparkline";
import { formatMoney, formatShort } from "@/components/format";
import { Messages } from "@/components/messages";
import { MoneyText } from "@/components/money-text";
import { Avatar } from "@/components/ui/avatar";
import { Badge, Count } from "@/components/ui/badge";
import { Button, ButtonGroup } from "@/components/ui/button";
import { Card, Facts, Meta } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import { Empty, Failure, NothingFound } from "@/components/ui/empty";
import { Note } from "@/components/ui/note";
import { Progress, Steps } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { Change, Stat, Stats } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import type { Locale } from "@/lib/core/locale";

import { Calendars, ChipParts, FieldParts, LayerParts, MenuParts, SheetForm, ThemeButton } from "./parts";
import { COLOURS, DAYS, HEAT, PRICES, SHOP, TYPES } from "./samples";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("design"))("title") };
}

/** Every part of the design in every state, to be held against the drawings. */
export default function DesignPage() {
  const [t, w] = [useTranslations("design"), useTranslations("design.words")];
  return (
    <Messages only={["design"]}>
      <main className="wall">
        <header className="row wr">
          <h1>{t("title")}</h1>
          <span className="mut">{t("intro")}</span>
          <span className="grow" />
          <ThemeButton />
        </header>
        <div className="sts">
          <Frame span={7} title={t("colour")}><Colours /></Frame>
          <Frame span={5} title={t("type")}><Types /></Frame>
          <Frame span={6} title={t("buttons")}><Buttons /></Frame>
          <Frame span={6} title={t("inputs")}><FieldParts /></Frame>
          <Frame span={6} title={t("selects")}>
            <MenuParts />
            <Note tone="warn" icon={WifiOff} title={w("offline")}>{w("offlineText")}</Note>
            <Note tone="bad" title={w("refused")}>{w("refusedText")}</Note>
          </Frame>
          <Frame span={6} title={t("dates")}><Calendars /></Frame>
          <Frame span={5} title={t("marks")}><Marks /></Frame>
          <Frame span={7} title={t("density")}><Densities /></Frame>
          <Frame span={6} title={t("sheet")}><SheetForm still /></Frame>
          <Frame span={6} title={t("layers")}><LayerParts /></Frame>
          <Frame span={6} title={t("feedback")}><Feedback /></Frame>
          <Frame span={6} title={t("loading")}><Loading /></Frame>
          <Frame span={4} title={t("empty")} bare><EmptyPart /></Frame>
          <Frame span={4} title={t("nothing")} bare><NothingFound title={w("nothing")} actions={<Button>{w("clear")}</Button>}>{w("nothingText")}</NothingFound></Frame>
          <Frame span={4} title={t("failure")} bare><Failure title={w("failed")} code={SHOP.errorCode} actions={<Button kind="primary" icon={RefreshCw}>{w("retry")}</Button>}>{w("failedText")}</Failure></Frame>
          <section className="fr s12"><h2 className="frt">{t("figures")}</h2><Figures /></section>
          <section className="fr s12"><h2 className="frt">{t("charts")}</h2><Charts /></section>
        </div>
      </main>
    </Messages>
  );
}

function Frame({ span, title, bare, children }: { span: 4 | 5 | 6 | 7; title: string; bare?: boolean; children: ReactNode }) {
  return (
    <section className={cx("fr", `s${span}`)}>
      <h2 className="frt">{title}</h2>
      <div className={cx("stage", !bare && "content-start")}>{bare ? children : <div className="sheet">{children}</div>}</div>
    </section>
  );
}

function Colours() {
  return <div className="sws">{COLOURS.map((name) => <div key={name} className="swt"><i style={{ background: `var(--${name})` }} /><span>{name}</span></div>)}</div>;
}

function Types() {
  const w = useTranslations("design.words");
  return (
    <div className="typ">
      {TYPES.map(({ size, text, style }, at) => (
        <div key={size}><small>{size}</small><span className="tn" style={style}>{text}{at === 0 && <i className="u" style={{ fontSize: 18 }}>{w("soum")}</i>}</span></div>
      ))}
    </div>
  );
}

function Buttons() {
  const [t, w] = [useTranslations("design"), useTranslations("design.words")];
  return (
    <>
      <div className="lbl2">{t("primary")}</div>
      <div className="wr">
        <Button kind="primary">{w("save")}</Button>
        <Button kind="primary" className="is-hover">{w("save")}</Button>
        <Button kind="primary" className="is-press">{w("save")}</Button>
        <Button kind="primary" className="is-focus">{w("save")}</Button>
        <Button kind="primary" busy>{w("save")}</Button>
        <Button kind="primary" disabled={w("off")}>{w("save")}</Button>
      </div>
      <div className="lbl2">{t("secondary")}</div>
      <div className="wr">
        <Button>{w("export")}</Button>
        <Button className="is-hover">{w("export")}</Button>
        <Button className="is-press">{w("export")}</Button>
        <Button className="is-focus">{w("export")}</Button>
        <Button icon={ArrowUpFromLine} hint="E">{w("icon")}</Button>
        <Button disabled>{w("export")}</Button>
      </div>
      <div className="lbl2">{t("others")}</div>
      <div className="wr">
        <Button kind="ghost">{w("cancel")}</Button>
        <Button kind="ghost" className="is-hover">{w("cancel")}</Button>
        <Button kind="ghost" busy>{w("cancel")}</Button>
        <Button kind="destructive">{w("remove")}</Button>
        <Button kind="destructive" busy>{w("remove")}</Button>
        <Button kind="destructive-outline" icon={Trash2}>{w("remove")}</Button>
        <Button icon={Ellipsis} label={w("more")} />
        <Button icon={Store} opens>{SHOP.branch}</Button>
        <ButtonGroup label={w("period")}><Button>{w("day")}</Button><Button>{w("week")}</Button><Button>{w("month")}</Button></ButtonGroup>
      </div>
      <div className="lbl2">{t("sizes")}</div>
      <div className="wr">
        <Button size="sm">28</Button>
        <Button>34</Button>
        <Button size="lg">44</Button>
        <Button size="xl" kind="primary">52</Button>
        <Button kind="primary" hint="F4" className="paybtn">{w("pay")}</Button>
      </div>
    </>
  );
}

function Marks() {
  const w = useTranslations("design.words");
  return (
    <>
      <div className="wr">
        <Badge>{w("active")}</Badge>
        <Badge tone="ok" icon={Check}>{w("finished")}</Badge>
        <Badge tone="ok" dot>{w("open")}</Badge>
        <Badge tone="warn">{w("low")}</Badge>
        <Badge tone="bad">{w("out")}</Badge>
        <Badge tone="accent">{w("moving")}</Badge>
        <Badge tone="tag">{w("minus")}</Badge>
        <Count>14</Count>
        <Avatar name={SHOP.person} />
        <Avatar name={SHOP.customer} quiet />
      </div>
      <ChipParts />
      <Tabs label={w("parts")} tabs={[{ href: "?", label: w("movements"), on: true }, { href: "?tab=sales", label: w("sales"), on: false }, { href: "?tab=lots", label: w("lots"), on: false, count: 2 }]} />
      <Tabs look="pill" label={w("category")} tabs={[{ href: "?", label: w("today"), on: true }, { href: "?c=1", label: w("week"), on: false }, { href: "?c=2", label: w("month"), on: false }]} />
    </>
  );
}

function Densities() {
  const w = useTranslations("design.words");
  return (
    <div className="gr3">
      {(["tight", "normal", "loose"] as const).map((density) => (
        <Card key={density} flush>
          <Table density={density} aria-label={density}>
            <thead><tr><th>{w("product")}</th><th className="num">{w("price")}</th></tr></thead>
            <tbody>
              {PRICES.map(({ name, price }, at) => <tr key={name} className={at === 1 ? "sel" : undefined}><td>{name}</td><td className="num"><MoneyText amount={price} /></td></tr>)}
            </tbody>
          </Table>
        </Card>
      ))}
    </div>
  );
}

function Feedback() {
  const w = useTranslations("design.words");
  return (
    <>
      <Note tone="bad" title={w("unknown")} action={<Button size="sm">{w("add")}</Button>}>{w("unknownText")}</Note>
      <Note icon={RefreshCw} title={w("importing")} action={<Progress value={412} max={1284} label={w("importing")} width={96} />}>{w("importingText")}</Note>
      <Note tone="ok" title={w("done")}>{w("doneText")}</Note>
      <Note>{w("colour")}</Note>
      <Steps step={2} of={3} label={w("step")} />
      <Meta items={[{ name: w("receipts"), value: SHOP.receipt }, { name: w("person"), value: SHOP.customer }, { name: w("phone"), value: SHOP.phone }]} />
      <Facts items={[{ name: w("category"), value: w("breadcrumb") }, { name: w("unit"), value: w("kg") }, { name: w("articul"), value: "SYR-GOL-01" }]} />
    </>
  );
}

function Loading() {
  return (
    <div aria-hidden="true">
      <div className="row mb-3"><Skeleton width={150} height={20} /><span className="grow" /><Skeleton width={96} height={34} /></div>
      {[220, 168, 256, 190, 236].map((width) => (
        <div key={width} className="skrow p-0! border-b-0! border-t border-line"><Skeleton width={18} height={18} /><Skeleton width={width} /><span className="grow" /><Skeleton width={64} className="hide-s" /><Skeleton width={88} className="hide-s" /><Skeleton width={56} height={20} /></div>
      ))}
    </div>
  );
}

function EmptyPart() {
  const w = useTranslations("design.words");
  return (
    <Empty icon={Truck} title={w("emptyTitle")} actions={<><Button kind="primary" icon={Plus} hint="N">{w("first")}</Button><Button>{w("fromExcel")}</Button></>}>
      {w("emptyText")}
    </Empty>
  );
}

function Figures() {
  const w = useTranslations("design.words");
  return (
    <Stats>
      <Stat name={w("revenue")} value="9 846 200" unit={w("soum")} change={{ text: "12,4 %", direction: "up", tone: "ok" }} note={w("then")} spark={<Sparkline values={[3, 5, 4, 7, 8, 6, 9]} />} />
      <Stat name={w("profit")} value="1 874 650" unit={w("soum")} change={{ text: "8,1 %", direction: "up", tone: "ok" }} note={w("markup")} spark={<Sparkline values={[4, 6, 3, 7, 8, 7, 9]} />} />
      <Stat name={w("receipts")} value="186" change={{ text: "21", direction: "up", tone: "ok" }} note={w("receiptsThen")} />
      <Stat name={w("average")} value="52 936" unit={w("soum")} change={{ text: "0,3 %", direction: "down", tone: "bad" }} note={w("averageThen")} spark={<Sparkline values={[9, 7, 5, 4, 6, 5, 6]} />} />
      <Stat name={w("returned")} value="84 500" unit={w("soum")} change={{ text: w("returnedCount"), direction: "down", tone: "neutral" }} note={w("returnedPart")} />
    </Stats>
  );
}

function Charts() {
  const [w, t, c, locale] = [useTranslations("design.words"), useTranslations("common.short"), useTranslations("common.weekdays"), useLocale() as Locale];
  const words = { thousand: t("thousand"), million: t("million"), billion: t("billion") };
  const bars = DAYS.map(({ label, ...day }, at) => ({ ...day, label: at === DAYS.length - 1 ? w("now") : label, isNow: at === DAYS.length - 1, name: `${label}: ${formatMoney(`${day.value}.00`, locale)}` }));
  return (
    <div className="dg m-0!">
      <Card className="a" title={w("daily")} aside={<><Legend>{w("period1")}</Legend><Legend tick>{w("period2")}</Legend></>}>
        <div className="tots"><b>138 346 200<i className="u">{w("soum")}</i></b><Change text="6,1 %" direction="up" tone="ok" /></div>
        <BarChart bars={bars} label={w("daily")} axis={(value) => formatShort(value, locale, words)} />
      </Card>
      <Card className="b" title={w("payments")} flush>
        <div className="bd">
          <PaymentBar
            parts={[
              { key: "cash", name: w("cash"), share: 0.481, amount: "4 732 400", percent: "48,1 %", color: "c1" },
              { key: "card", name: w("card"), share: 0.364, amount: "3 584 800", percent: "36,4 %", color: "c2" },
              { key: "transfer", name: w("transfer"), share: 0.155, amount: "1 529 000", percent: "15,5 %", color: "c3" },
            ]}
          />
        </div>
        <div className="hd bt"><h2>{w("hours")}</h2></div>
        <div className="bd">
          <HeatStrip label={w("hours")} days={HEAT.map((values, at) => ({ name: c(`${at + 1}` as "1"), cells: values.map((value, hour) => ({ hour: hour + 8, value, name: `${c(`${at + 1}` as "1")} ${hour + 8}: ${value}` })) }))} />
        </div>
      </Card>
    </div>
  );
}

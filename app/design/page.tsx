import type { Metadata } from "next";
import { ArrowUpFromLine, Check, Ellipsis, Plus, RefreshCw, Trash2, Truck, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
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

import { Calendars, ChipParts, FieldParts, LayerParts, MenuParts, SheetForm, ThemeButton } from "./parts";
import { COLOURS, DAYS, HEAT, PRICES, SHOP, TYPES, WEEK, WORDS } from "./samples";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("design"))("title") };
}

/** Every part of the design in every state, to be held against the drawings. */
export default function DesignPage() {
  const t = useTranslations("design");
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
            <Note tone="warn" icon={WifiOff} title={WORDS.offline}>{WORDS.offlineText}</Note>
            <Note tone="bad" title={WORDS.refused}>{WORDS.refusedText}</Note>
          </Frame>
          <Frame span={6} title={t("dates")}><Calendars /></Frame>
          <Frame span={5} title={t("marks")}><Marks /></Frame>
          <Frame span={7} title={t("density")}><Densities /></Frame>
          <Frame span={6} title={t("sheet")}><SheetForm still /></Frame>
          <Frame span={6} title={t("layers")}><LayerParts /></Frame>
          <Frame span={6} title={t("feedback")}><Feedback /></Frame>
          <Frame span={6} title={t("loading")}><Loading /></Frame>
          <Frame span={4} title={t("empty")} bare><EmptyPart /></Frame>
          <Frame span={4} title={t("nothing")} bare><NothingFound title={WORDS.nothing} actions={<Button>{WORDS.clear}</Button>}>{WORDS.nothingText}</NothingFound></Frame>
          <Frame span={4} title={t("failure")} bare><Failure title={WORDS.failed} code={WORDS.errorCode} actions={<Button kind="primary" icon={RefreshCw}>{WORDS.retry}</Button>}>{WORDS.failedText}</Failure></Frame>
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
  return (
    <div className="typ">
      {TYPES.map(({ size, text, style }, at) => (
        <div key={size}><small>{size}</small><span className="tn" style={style}>{text}{at === 0 && <i className="u" style={{ fontSize: 18 }}>{WORDS.soum}</i>}</span></div>
      ))}
    </div>
  );
}

function Buttons() {
  const t = useTranslations("design");
  return (
    <>
      <div className="lbl2">{t("primary")}</div>
      <div className="wr">
        <Button kind="primary">{WORDS.save}</Button>
        <Button kind="primary" className="is-hover">{WORDS.save}</Button>
        <Button kind="primary" className="is-press">{WORDS.save}</Button>
        <Button kind="primary" className="is-focus">{WORDS.save}</Button>
        <Button kind="primary" busy>{WORDS.save}</Button>
        <Button kind="primary" disabled={WORDS.off}>{WORDS.save}</Button>
      </div>
      <div className="lbl2">{t("secondary")}</div>
      <div className="wr">
        <Button>{WORDS.export}</Button>
        <Button className="is-hover">{WORDS.export}</Button>
        <Button className="is-press">{WORDS.export}</Button>
        <Button className="is-focus">{WORDS.export}</Button>
        <Button icon={ArrowUpFromLine} hint="E">{WORDS.icon}</Button>
        <Button disabled>{WORDS.export}</Button>
      </div>
      <div className="lbl2">{t("others")}</div>
      <div className="wr">
        <Button kind="ghost">{WORDS.cancel}</Button>
        <Button kind="ghost" className="is-hover">{WORDS.cancel}</Button>
        <Button kind="destructive">{WORDS.remove}</Button>
        <Button kind="destructive-outline" icon={Trash2}>{WORDS.remove}</Button>
        <Button icon={Ellipsis} label={WORDS.more} />
        <ButtonGroup label={WORDS.period}><Button>{WORDS.day}</Button><Button>{WORDS.week}</Button><Button>{WORDS.month}</Button></ButtonGroup>
      </div>
      <div className="lbl2">{t("sizes")}</div>
      <div className="wr">
        <Button size="sm">28</Button>
        <Button>34</Button>
        <Button size="lg">44</Button>
        <Button size="xl" kind="primary">52</Button>
        <Button kind="primary" hint="F4" className="paybtn">{WORDS.pay}</Button>
      </div>
    </>
  );
}

function Marks() {
  return (
    <>
      <div className="wr">
        <Badge>{WORDS.active}</Badge>
        <Badge tone="ok" icon={Check}>{WORDS.finished}</Badge>
        <Badge tone="ok" dot>{WORDS.open}</Badge>
        <Badge tone="warn">{WORDS.low}</Badge>
        <Badge tone="bad">{WORDS.out}</Badge>
        <Badge tone="accent">{WORDS.moving}</Badge>
        <Badge tone="tag">{WORDS.minus}</Badge>
        <Count>14</Count>
        <Avatar name={SHOP.person} />
        <Avatar name={SHOP.customer} quiet />
      </div>
      <ChipParts />
      <Tabs label={WORDS.parts} tabs={[{ href: "?", label: WORDS.movements, on: true }, { href: "?tab=sales", label: WORDS.sales, on: false }, { href: "?tab=lots", label: WORDS.lots, on: false, count: 2 }]} />
      <Tabs look="pill" label={WORDS.category} tabs={[{ href: "?", label: WORDS.today, on: true }, { href: "?c=1", label: WORDS.week, on: false }, { href: "?c=2", label: WORDS.month, on: false }]} />
    </>
  );
}

function Densities() {
  return (
    <div className="gr3">
      {(["tight", "normal", "loose"] as const).map((density) => (
        <Card key={density} flush>
          <Table density={density} aria-label={density}>
            <thead><tr><th>{WORDS.product}</th><th className="num">{WORDS.price}</th></tr></thead>
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
  return (
    <>
      <Note tone="bad" title={WORDS.unknown} action={<Button size="sm">{WORDS.add}</Button>}>{WORDS.unknownText}</Note>
      <Note icon={RefreshCw} title={WORDS.importing} action={<Progress value={412} max={1284} label={WORDS.importing} width={96} />}>{WORDS.importingText}</Note>
      <Note tone="ok" title={WORDS.done}>{WORDS.doneText}</Note>
      <Note>{WORDS.colour}</Note>
      <Steps step={2} of={3} label={WORDS.step} />
      <Meta items={[{ name: WORDS.receipts, value: SHOP.receipt }, { name: WORDS.person, value: SHOP.customer }, { name: WORDS.phone, value: SHOP.phone }]} />
      <Facts items={[{ name: WORDS.category, value: "Sut mahsulotlari / Pishloq" }, { name: WORDS.unit, value: WORDS.kg }, { name: WORDS.articul, value: "SYR-GOL-01" }]} />
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
  return (
    <Empty icon={Truck} title={WORDS.emptyTitle} actions={<><Button kind="primary" icon={Plus} hint="N">{WORDS.first}</Button><Button>{WORDS.fromExcel}</Button></>}>
      {WORDS.emptyText}
    </Empty>
  );
}

function Figures() {
  return (
    <Stats>
      <Stat name={WORDS.revenue} value="9 846 200" unit={WORDS.soum} change={{ text: "12,4 %", direction: "up", tone: "ok" }} note="kecha shu payt 8 760 100" spark={<Sparkline values={[3, 5, 4, 7, 8, 6, 9]} />} />
      <Stat name={WORDS.profit} value="1 874 650" unit={WORDS.soum} change={{ text: "8,1 %", direction: "up", tone: "ok" }} note="ustama 19,0 %" spark={<Sparkline values={[4, 6, 3, 7, 8, 7, 9]} />} />
      <Stat name={WORDS.receipts} value="186" change={{ text: "21", direction: "up", tone: "ok" }} note="kecha 165" />
      <Stat name={WORDS.average} value="52 936" unit={WORDS.soum} change={{ text: "0,3 %", direction: "down", tone: "bad" }} note="kecha 53 092" spark={<Sparkline values={[9, 7, 5, 4, 6, 5, 6]} />} />
      <Stat name={WORDS.undo} value="84 500" unit={WORDS.soum} change={{ text: "3 ta", direction: "down", tone: "neutral" }} note="tushumning 0,9 %" />
    </Stats>
  );
}

function Charts() {
  const t = useTranslations("common.short");
  const words = { thousand: t("thousand"), million: t("million"), billion: t("billion") };
  const bars = DAYS.map(({ label, ...day }, at) => ({ ...day, label: at === DAYS.length - 1 ? WORDS.now : label, isNow: at === DAYS.length - 1, name: `${label}: ${formatMoney(`${day.value}.00`, "uz")}` }));
  return (
    <div className="dg m-0!">
      <Card className="a" title={WORDS.daily} aside={<><Legend>{WORDS.period1}</Legend><Legend tick>{WORDS.period2}</Legend></>}>
        <div className="tots"><b>138 346 200<i className="u">{WORDS.soum}</i></b><Change text="6,1 %" direction="up" tone="ok" /></div>
        <BarChart bars={bars} label={WORDS.daily} axis={(value) => formatShort(value, "uz", words)} />
      </Card>
      <Card className="b" title={WORDS.payments} flush>
        <div className="bd">
          <PaymentBar
            parts={[
              { key: "cash", name: "Naqd", share: 0.481, amount: "4 732 400", percent: "48,1 %", color: "c1" },
              { key: "card", name: "Karta", share: 0.364, amount: "3 584 800", percent: "36,4 %", color: "c2" },
              { key: "transfer", name: "Oʻtkazma", share: 0.155, amount: "1 529 000", percent: "15,5 %", color: "c3" },
            ]}
          />
        </div>
        <div className="hd bt"><h2>{WORDS.hours}</h2></div>
        <div className="bd">
          <HeatStrip label={WORDS.hours} days={WEEK.map((name, day) => ({ name, cells: HEAT[day]!.map((value, at) => ({ hour: at + 8, value, name: `${name} ${at + 8}: ${value}` })) }))} />
        </div>
      </Card>
    </div>
  );
}

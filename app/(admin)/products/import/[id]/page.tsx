import { Download, Info, PackageCheck, TriangleAlert } from "lucide-react";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { formatCount } from "@/components/format";
import { Messages } from "@/components/messages";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Note } from "@/components/ui/note";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { Stat, Stats } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import { readImport } from "@/lib/warehouse/import/queries";
import type { ImportDetail } from "@/lib/warehouse/import/schemas";
import { listLocations } from "@/lib/warehouse/location";

import { RunBadge } from "../run-badge";
import { ColumnsForm } from "./columns-form";
import { Follow } from "./follow";
import { StartButton } from "./start-button";

type Props = { params: Promise<{ id: string }> };

/** Wrong cells shown on the page; the file to download has them all. */
const SHOWN = 100;

export default async function ImportPage({ params }: Props) {
  const [{ id }, ctx, t] = await Promise.all([params, sessionContext(), getTranslations("imports")]);
  const mayStock = ctx.grants.has("stock.receive") && ctx.grants.has("stock.read");
  const [run, locations] = await Promise.all([
    found(readImport(ctx, { id, limit: SHOWN })),
    mayStock ? listLocations(ctx, { status: "active" }) : [],
  ]);
  const { status, layout, report } = run;
  const isRunning = status === "checking" || status === "applying";
  const canApply = !isRunning && status !== "done" && (report?.good ?? 0) > 0;

  return (
    <Messages only={["imports"]}>
      <Follow id={id} active={isRunning} />
      <PageHeader title={run.fileName} back={{ href: "/products/import", label: t("title") }} badge={<RunBadge status={status} />}>
        {status === "done" && <LinkButton kind="primary" icon={PackageCheck} href="/products?ordering=-updatedAt">{t("toProducts")}</LinkButton>}
      </PageHeader>
      <div className="imp">
        {isRunning && <Running {...run} />}
        {!isRunning && <Outcome {...run} />}
        {report && !isRunning && <Counts {...report} done={status === "done"} />}
        {layout && !isRunning && status !== "done" && (
          <ColumnsForm key={JSON.stringify([layout.columns, layout.options])} id={id} layout={layout} locations={locations} report={report}>
            {canApply && <StartButton id={id} step="apply" primary>{t("apply", { count: formatCount(report?.good ?? 0) })}</StartButton>}
          </ColumnsForm>
        )}
        {!layout && (status === "failed" || status === "interrupted") && (
          <div className="row wr">
            <StartButton id={id} step="check">{t("checkAgain")}</StartButton>
            <LinkButton kind="ghost" href="/products/import">{t("chooseAnother")}</LinkButton>
          </div>
        )}
        {!isRunning && run.issues.length > 0 && <Issues {...run} />}
      </div>
    </Messages>
  );
}

/** What goes on, and how far it is. */
async function Running({ status, rowsDone, rowsTotal }: ImportDetail) {
  const t = await getTranslations("imports");
  return (
    <Card>
      <div className="imp-wait" role="status">
        <b>{t(status === "checking" ? "checking" : "applying")}</b>
        <Progress value={rowsDone} max={Math.max(rowsTotal, 1)} label={t("progress")} />
        <small className="mut">{rowsTotal > 0 ? t("rowsDone", { done: formatCount(rowsDone), total: formatCount(rowsTotal) }) : t("reading")}</small>
      </div>
    </Card>
  );
}

/** What came of it, in a sentence. */
async function Outcome({ id, status, error, created, updated, report }: ImportDetail) {
  const [t, e] = await Promise.all([getTranslations("imports"), getTranslations("errors")]);
  if (status === "done") return <Note tone="ok" title={t("done")}>{t("doneText", { created: formatCount(created), updated: formatCount(updated) })}</Note>;
  if (status === "interrupted") {
    const step = report ? ("apply" as const) : ("check" as const);
    return <Note tone="warn" title={t("interrupted")} action={<StartButton id={id} step={step}>{t("retry")}</StartButton>}>{t("interruptedText")}</Note>;
  }
  if (error) return <Note tone="bad" title={status === "failed" ? t("failed") : undefined}>{e(error.key as "internal", error.params)}</Note>;
  if (report && report.bad > 0) return <Note tone="warn" title={t("someBad", { bad: formatCount(report.bad) })}>{t("someBadText")}</Note>;
  return report ? <Note tone="ok" title={t("allGood")}>{t("allGoodText")}</Note> : null;
}

async function Counts({ creates, updates, unchanged, bad, newCategories, warnings, stocked, kept, unbooked = 0, idleCosts = 0, done }: NonNullable<ImportDetail["report"]> & { done: boolean }) {
  const t = await getTranslations("imports");
  const notes = [
    newCategories > 0 && t("newCategories", { count: formatCount(newCategories) }),
    stocked > 0 && t("stocked", { count: formatCount(stocked) }),
    kept > 0 && t("kept", { count: formatCount(kept) }),
    unbooked > 0 && t("unbooked", { count: formatCount(unbooked) }),
    idleCosts > 0 && t("idleCosts", { count: formatCount(idleCosts) }),
    warnings > 0 && t("warnings", { count: formatCount(warnings) }),
  ].filter((note) => note !== false);
  return (
    <>
      <Stats four>
        <Stat name={t(done ? "counts.created" : "counts.creates")} value={formatCount(creates)} />
        <Stat name={t(done ? "counts.updated" : "counts.updates")} value={formatCount(updates)} />
        <Stat name={t("counts.unchanged")} value={formatCount(unchanged)} />
        <Stat name={t("counts.bad")} value={<span className={bad > 0 ? "bad" : undefined}>{formatCount(bad)}</span>} />
      </Stats>
      {notes.length > 0 && <p className="mut imp-notes">{notes.join(" · ")}</p>}
    </>
  );
}

/** The wrong cells, then those that only look wrong: line, field, what stood there and why. */
async function Issues({ id, issues, report }: ImportDetail) {
  const [t, e] = await Promise.all([getTranslations("imports"), getTranslations("errors")]);
  const total = report?.issues ?? issues.length;
  const hasBad = (report?.bad ?? 0) > 0;
  const title = !hasBad ? "oddRows" : (report?.warnings ?? 0) > 0 ? "mixedRows" : "badRows";
  const download = hasBad && <LinkButton size="sm" icon={Download} href={`/products/import/${id}/bad-rows`} download="">{t("download")}</LinkButton>;
  return (
    <Card title={t(title)} aside={download} flush>
      <Table density="tight" className="imp-bad">
        <thead><tr><th className="num">{t("line")}</th><th>{t("field")}</th><th>{t("value")}</th><th>{t("why")}</th></tr></thead>
        <tbody>
          {issues.map((issue, at) => (
            <tr key={at}>
              <td className="num">{formatCount(issue.row)}</td>
              <td>{t(`fields.${issue.field}`)}</td>
              <td><span className="val ell" title={issue.value}>{issue.value || <span className="mut">—</span>}</span></td>
              <td>
                <span className={cx("imp-why", issue.isWarning ? "warn" : "bad")}>
                  <Icon as={issue.isWarning ? Info : TriangleAlert} size={16} />
                  <span><span className="sr">{t(issue.isWarning ? "isOdd" : "isBad")} </span>{e(issue.key as "internal", issue.params)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > issues.length && <p className="mut imp-more">{t(hasBad ? "moreBad" : "moreOdd", { shown: formatCount(issues.length), total: formatCount(total) })}</p>}
    </Card>
  );
}

import { FileSpreadsheet } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { readParams } from "@/app/_server/params";
import { lastPage } from "@/components/data-table/around";
import { PageEmpty } from "@/components/data-table/page-empty";
import { formatCount } from "@/components/format";
import { Messages } from "@/components/messages";
import { TimeText } from "@/components/time-text";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { listImports } from "@/lib/warehouse/import/queries";
import { ImportListParams } from "@/lib/warehouse/import/schemas";

import { RunBadge } from "./run-badge";
import { Upload } from "./upload";

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function ImportsPage({ searchParams }: Props) {
  const [ctx, t, c, params] = await Promise.all([sessionContext(), getTranslations("imports"), getTranslations("common"), readParams(ImportListParams, searchParams)]);
  const { rows, total } = await found(listImports(ctx, params));
  const pages = lastPage(total, params.limit);

  return (
    <Messages only={["imports"]}>
      <PageHeader title={t("title")} back={{ href: "/products", label: t("products") }} />
      <div className="pgrid">
        <div className="l">
          <Card><Upload /></Card>
          <Card title={t("recent")} flush>
            {rows.length === 0 && total > 0 && <PageEmpty last={pages} href={`?page=${pages}`} />}
            {total === 0 && <Empty icon={FileSpreadsheet} small title={t("none")}>{t("noneText")}</Empty>}
            {rows.length > 0 && (
              <Table density="loose" className="imp-runs">
                <thead>
                  <tr><th>{t("file")}</th><th className="num">{t("counts.creates")}</th><th className="num">{t("counts.updates")}</th><th className="num">{t("counts.bad")}</th><th>{t("state")}</th></tr>
                </thead>
                <tbody>
                  {rows.map((run) => (
                    <tr key={run.id}>
                      <td><Link href={`/products/import/${run.id}`} prefetch={false} className="nmc"><b className="ell">{run.fileName}</b></Link><small className="sub"><TimeText at={run.createdAt} />{run.worker && ` · ${run.worker}`}</small></td>
                      <td className="num">{formatCount(run.report?.creates ?? 0)}</td>
                      <td className="num">{formatCount(run.report?.updates ?? 0)}</td>
                      <td className="num">{formatCount(run.report?.bad ?? 0)}</td>
                      <td><RunBadge status={run.status} /></td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            )}
          </Card>
          {pages > 1 && rows.length > 0 && (
            <div className="row">
              {params.page > 1 && <LinkButton href={`?page=${params.page - 1}`}>{c("table.previous")}</LinkButton>}
              {params.page < pages && <LinkButton href={`?page=${params.page + 1}`}>{c("table.nextPage")}</LinkButton>}
            </div>
          )}
        </div>
        <div className="r">
          <Card title={t("howTitle")}>
            <ol className="imp-how">{(["columns", "check", "apply"] as const).map((step) => <li key={step}><b>{t(`how.${step}.title`)}</b><span>{t(`how.${step}.text`)}</span></li>)}</ol>
          </Card>
        </div>
      </div>
    </Messages>
  );
}

import { FileJson } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { PROBLEMS } from "@/app/_server/problem";
import { apiDocument } from "@/app/api/v1/routes";
import { Messages } from "@/components/messages";
import { Mark } from "@/components/shell/mark";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import type { Locale } from "@/lib/core/locale";

import { Operation, type OperationDocument } from "./operation";
import { ApiSession, TokenField } from "./session";
import "@/app/styles/docs.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.docs"))("title") };
}

const ENVELOPE = '{"message", "data"}';

type Entry = { method: string; path: string; operation: OperationDocument };

/** The API's contract to read and to call, drawn from the same document that programs fetch. */
export default async function ApiDocsPage() {
  const t = await getTranslations("api.docs");
  const document = (await apiDocument(await getLocale() as Locale)) as unknown as Parameters<typeof Operation>[0]["document"] & { paths: Record<string, Record<string, OperationDocument & { tags: string[] }>> };
  const entries = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));
  const groups = Map.groupBy(entries, ({ operation }) => operation.tags[0] ?? "");

  return (
    <Messages only={["api"]}>
      <ApiSession>
        <header className="api-head row">
          <Mark />
          <h1>{t("title")}</h1>
          <span className="grow" />
          <LinkButton href="/api/v1/openapi.json" icon={FileJson} prefetch={false}>{t("document")}</LinkButton>
        </header>
        <div className="api-docs">
          <nav aria-label={t("contents")}>
            <a href="#about">{t("about")}</a>
            {[...groups].map(([tag, calls]) => <Contents key={tag} tag={tag} calls={calls} />)}
            <a href="#problems">{t("problems")}</a>
          </nav>
          <main>
            <Card id="about" title={t("about")}>
              <ul className="api-rules">{(["signIn", "paths", "amounts", "lists", "writes", "keys", "language", "limits"] as const).map((rule) => <li key={rule}>{t.rich(`rules.${rule}`, { code: (text) => <code>{text}</code>, envelope: () => <code>{ENVELOPE}</code> })}</li>)}</ul>
              <TokenField />
            </Card>
            {[...groups].map(([tag, calls]) => (
              <section key={tag} id={tag} className="api-group">
                <h2>{tag}</h2>
                {calls.map(({ method, path, operation }) => <Operation key={operation.operationId} document={document} method={method} path={path} operation={operation} />)}
              </section>
            ))}
            <Problems />
          </main>
        </div>
      </ApiSession>
    </Messages>
  );
}

function Contents({ tag, calls }: { tag: string; calls: Entry[] }) {
  return (
    <div>
      <a href={`#${tag}`} className="sec"><b>{tag}</b></a>
      {calls.map(({ method, path, operation }) => (
        <a key={operation.operationId} href={`#${operation.operationId}`}><span className="mut">{method}</span> {path.replace(`/${tag}`, "") || "/"}</a>
      ))}
    </div>
  );
}

async function Problems() {
  const t = await getTranslations("api");
  return (
    <Card id="problems" title={t("docs.problems")} flush>
      <Table density="tight">
        <thead><tr><th>{t("docs.code")}</th><th className="num">{t("docs.status")}</th><th>{t("docs.meaning")}</th></tr></thead>
        <tbody>{Object.entries(PROBLEMS).map(([code, status]) => <tr key={code} id={code}><td><code>{code}</code></td><td className="num">{status}</td><td>{t(`problem.${code}`)}</td></tr>)}</tbody>
      </Table>
    </Card>
  );
}

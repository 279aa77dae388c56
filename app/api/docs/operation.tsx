import { getTranslations } from "next-intl/server";

import type { JsonSchema } from "@/app/_server/openapi";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";

import { type FieldRow, fieldsOf, sampleOf } from "./fields";
import { TryCall } from "./try-call";

type Content = Record<string, { schema?: JsonSchema }>;
export type OperationDocument = {
  operationId: string;
  summary: string;
  description: string;
  security: object[];
  parameters: ({ name: string; in: string; required: boolean; schema: JsonSchema } | { $ref: string })[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
type Document = Parameters<typeof fieldsOf>[0];

const TONES: Record<string, Tone> = { GET: "neutral", POST: "accent", PATCH: "warn", DELETE: "bad" };

type Props = { document: Document; method: string; path: string; operation: OperationDocument };

/** One call: what it takes, what it answers, and a form to try it. */
export async function Operation({ document, method, path, operation }: Props) {
  const t = await getTranslations("api.docs");
  const parameters = operation.parameters.filter((each) => "name" in each);
  const body = operation.requestBody?.content["application/json"]?.schema;
  const [status, answer] = Object.entries(operation.responses)[0]!;
  const answered = Object.values(answer.content ?? {})[0]?.schema;

  return (
    <Card id={operation.operationId} className="api-call" title={<><Badge tone={TONES[method] ?? "neutral"}>{method}</Badge> <code>{path}</code></>} aside={operation.security.length === 0 && <Badge>{t("open")}</Badge>}>
      <p><b>{operation.summary}</b></p>
      {operation.description && <p className="sec">{withCode(operation.description)}</p>}
      {parameters.length > 0 && <Fields title={t("parameters")} rows={parameters.map(parameterRow)} />}
      {body && <Fields title={t("body")} rows={fieldsOf(document, body)} />}
      {answered ? <Fields title={t("answer", { status })} rows={fieldsOf(document, answered).map((row) => ({ ...row, isRequired: false }))} /> : <p className="mut">{Object.keys(answer.content ?? {}).join(", ")}</p>}
      <details className="api-try">
        <summary>{t("try")}</summary>
        <TryCall method={method} path={path} parameters={parameters.map(({ name, in: place, required }) => ({ name, in: place, required }))} sample={body ? JSON.stringify(sampleOf(document, body), null, 2) : null} />
      </details>
    </Card>
  );
}

const parameterRow = ({ name, required, schema }: { name: string; required: boolean; schema: JsonSchema }): FieldRow =>
  ({ name, type: Array.isArray(schema.enum) ? schema.enum.join(" | ") : String(schema.format ?? schema.type ?? ""), isRequired: required, description: String(schema.description ?? "") });

async function Fields({ title, rows }: { title: string; rows: FieldRow[] }) {
  if (rows.length === 0) return null;
  const t = await getTranslations("api.docs");
  return (
    <details className="api-fields">
      <summary>{title} <span className="cnt">{rows.length}</span></summary>
      <Table density="tight">
        <thead><tr><th>{t("field")}</th><th>{t("type")}</th><th>{t("meaning")}</th></tr></thead>
        <tbody>
          {rows.map(({ name, type, isRequired, description }) => (
            <tr key={name}>
              <td><code>{name}</code>{isRequired && <span className="bad" title={t("required")}>{"\u00a0*"}</span>}</td>
              <td className="sec">{type}</td>
              <td className="sec">{withCode(description)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}

/** Words between backticks are code. */
const withCode = (text: string) => text.split("`").map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));

"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

import { Field } from "@/components/form/field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input, Textarea } from "@/components/ui/input";

import { useApiSession } from "./session";

type Parameter = { name: string; in: string; required: boolean };
type Props = { method: string; path: string; parameters: Parameter[]; sample: string | null };
type Answered = { status: number; headers: string; text: string };

const SHOWN = ["x-total-count", "link", "etag", "idempotent-replayed", "ratelimit-remaining", "retry-after", "content-type"];

/** Calls the real API from the page and shows what it answers, as it came. */
export function TryCall({ method, path, parameters, sample }: Props) {
  const t = useTranslations("api.docs");
  const { token, setToken } = useApiSession();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function call(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    const answer = await send(method, addressOf(path, parameters, form), token, form.get("body")).catch((error: unknown) => ({ status: 0, headers: "", text: String(error) }));
    setIsBusy(false);
    setAnswered(answer);
    if (path === "/auth/login/" && answer.status === 200) setToken((JSON.parse(answer.text) as { access: string }).access);
  }

  return (
    <form onSubmit={call} className="form">
      {parameters.length > 0 && (
        <div className="cols3">
          {parameters.map(({ name, in: place, required }) => (
            <Field key={name} label={<code>{place === "path" ? `{${name}}` : name}</code>} optional={!required}><Input name={name} required={required} /></Field>
          ))}
        </div>
      )}
      {sample !== null && <Field label={t("body")}><Textarea name="body" defaultValue={sample} rows={Math.min(sample.split("\n").length + 1, 16)} className="code" spellCheck={false} /></Field>}
      <div className="row"><Button type="submit" icon={Play} busy={isBusy}>{t("call")}</Button></div>
      {answered && (
        <div className="api-answer" role="status">
          <div className="row"><Badge tone={answered.status >= 400 || answered.status === 0 ? "bad" : "ok"}>{answered.status}</Badge></div>
          {answered.headers && <pre className="mut" tabIndex={0}>{answered.headers}</pre>}
          <pre tabIndex={0}>{answered.text}</pre>
        </div>
      )}
    </form>
  );
}

function addressOf(path: string, parameters: Parameter[], form: FormData): string {
  const value = (name: string) => encodeURIComponent(String(form.get(name) ?? "").trim());
  const query = parameters.filter(({ name, in: place }) => place === "query" && value(name) !== "").map(({ name }) => `${name}=${value(name)}`).join("&");
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
  return `/api/v1${filled}${query && `?${query}`}`;
}

async function send(method: string, address: string, token: string, body: FormDataEntryValue | null): Promise<Answered> {
  const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body ? { "content-type": "application/json" } : {}) };
  const response = await fetch(address, { method, headers, ...(body ? { body: String(body) } : {}) });
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const text = isJson ? JSON.stringify(await response.json(), null, 2) : `${response.headers.get("content-type")}: ${(await response.blob()).size} B`;
  const shown = SHOWN.filter((name) => response.headers.has(name)).map((name) => `${name}: ${response.headers.get(name)}`).join("\n");
  return { status: response.status, headers: shown, text };
}

"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { FileDrop } from "@/components/ui/file-drop";
import { Note } from "@/components/ui/note";
import { Progress } from "@/components/ui/progress";
import { newId } from "@/lib/core/id";
import type { Result } from "@/lib/core/result";

import { STORE_HEADER, useStoreId } from "../../store";
import { followImport } from "./followed";

const MOST_BYTES = 20 * 1024 * 1024;

/** Takes a file by drop or by choice, sends it with its progress, and goes on to its page. */
export function Upload() {
  const t = useTranslations("imports");
  const router = useRouter();
  const storeId = useStoreId();
  const [sent, setSent] = useState<{ name: string; done: number }>();
  const [error, setError] = useState<string>();

  async function take(file: File): Promise<void> {
    setError(undefined);
    if (file.size > MOST_BYTES) return setError(t("tooLarge"));

    setSent({ name: file.name, done: 0 });
    const result = await send(file, storeId, (done) => setSent({ name: file.name, done }));
    if (!result?.error && result) {
      followImport({ id: result.data.id, storeId });
      return router.push(`/products/import/${result.data.id}`);
    }
    setSent(undefined);
    setError(result?.message ?? t("noAnswer"));
  }

  if (sent) {
    return (
      <div className="imp-wait" role="status">
        <b className="ell">{sent.name}</b>
        <Progress value={Math.round(sent.done * 100)} label={t("uploading")} />
        <small className="mut">{t("uploading")}</small>
      </div>
    );
  }
  return (
    <>
      {error && <Note tone="bad">{error}</Note>}
      <FileDrop title={t("drop")} hint={t("dropHint")} accept=".xlsx,.csv,.txt,.tsv" onFile={(file) => void take(file)} />
    </>
  );
}

/** `fetch` does not tell how much of a body has gone. Nothing: the server did not answer. */
function send(file: File, storeId: string, onProgress: (part: number) => void): Promise<Result<{ id: string }> | undefined> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => done(answerOf(request.responseText));
    request.onerror = () => done(undefined);
    request.open("POST", `/products/import/upload?${new URLSearchParams({ id: newId(), name: file.name.slice(-200) })}`);
    request.setRequestHeader(STORE_HEADER, storeId);
    request.send(file);
  });
}

function answerOf(text: string): Result<{ id: string }> | undefined {
  try {
    return JSON.parse(text) as Result<{ id: string }>;
  } catch {
    return undefined; // a proxy's page, not ours
  }
}

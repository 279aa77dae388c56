"use client";

import { ImagePlus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

import { FieldError } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { mayBePicture, PICTURE_TYPES } from "@/lib/core/picture-types";
import type { Result } from "@/lib/core/result";

import { STORE_HEADER, useStoreId } from "../store";
import { pictureUrl } from "./picture-url";

const MOST_BYTES = 5 * 1024 * 1024;

/** The picture of a product in a form: chosen here, sent with `save` once the product is there. */
export function usePicture(pictureKey: string | null) {
  const t = useTranslations("products");
  const c = useTranslations("common");
  const e = useTranslations("errors");
  const router = useRouter();
  const storeId = useStoreId();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | "none">();
  const [error, setError] = useState<string>();
  const preview = usePreview(chosen instanceof File ? chosen : undefined);
  const shown = chosen === "none" ? undefined : preview ?? (pictureKey ? pictureUrl(pictureKey) : undefined);

  const choose = (file: File | undefined) => {
    if (!file) return;
    if (!mayBePicture(file)) return setError(e("notPicture"));
    if (file.size > MOST_BYTES) return setError(t("pictureTooLarge"));
    setError(undefined);
    setChosen(file);
  };

  /** The browser cannot draw it, and so no till could. */
  const refuse = () => {
    setChosen(undefined);
    setError(e("notPicture"));
  };

  /** A refusal is said in a toast: the product itself is saved already. */
  async function save(id: string): Promise<void> {
    if (chosen === undefined) return;
    const sent = chosen === "none" ? { method: "DELETE" } : { method: "POST", body: chosen };
    const result = await fetch(`/pictures?product=${id}`, { ...sent, headers: { [STORE_HEADER]: storeId } }).then((response) => response.json() as Promise<Result<unknown>>).catch(() => null);
    router.refresh(); // the page was drawn anew before the picture arrived
    if (!result || result.error) toast(result?.message ?? t("pictureFailed"), { tone: "bad" });
  }

  const field = (
    <div className="fld">
      <span className="lab">{t("picture")} <i>({c("optional")})</i></span>
      <div className="row">
        {shown && <img src={shown} alt="" width={34} height={34} className="pic" onError={shown === preview ? refuse : undefined} />}
        <Button icon={ImagePlus} onClick={() => input.current?.click()}>{shown ? t("pictureChange") : t("pictureChoose")}</Button>
        {shown && <Button kind="ghost" icon={X} label={t("pictureRemove")} onClick={() => setChosen(pictureKey ? "none" : undefined)} />}
        <input ref={input} type="file" accept={PICTURE_TYPES.join()} hidden onChange={(event) => { choose(event.target.files?.[0]); event.target.value = ""; }} />
      </div>
      {error && <FieldError>{error}</FieldError>}
    </div>
  );
  return { field, save, isChosen: chosen !== undefined };
}

function usePreview(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => { URL.revokeObjectURL(made); setUrl(undefined); };
  }, [file]);
  return url;
}

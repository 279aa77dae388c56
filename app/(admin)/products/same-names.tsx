"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import { Note } from "@/components/ui/note";
import type { SameName } from "@/lib/warehouse/product/schemas";

import { useStoreId } from "../store";
import { findSameNames } from "./find-products";

/** Warns that the shop has products of this name: allowed, where the codes differ. */
export function SameNames({ name, exceptId }: { name: string; exceptId?: string }) {
  const t = useTranslations("products");
  const store = useStoreId();
  const [found, setFound] = useState<{ name: string; products: SameName[] }>();

  useEffect(() => {
    if (name.length < 2) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const result = await findSameNames(name, { store, ...(exceptId ? { except: exceptId } : {}) }, stop.signal);
      if (result && !result.error) setFound({ name, products: result.data });
    }, 350);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [name, store, exceptId]);

  if (!found || found.name !== name || found.products.length === 0) return null;
  return (
    <Note tone="warn" title={t("sameName")}>
      {found.products.map((product, at) => (
        <span key={product.id}>
          {at > 0 && ", "}
          <Link className="link" href={`/products/${product.id}`} target="_blank">{product.barcode ?? product.article ?? product.name}</Link>
        </span>
      ))}
    </Note>
  );
}

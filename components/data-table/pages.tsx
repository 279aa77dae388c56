"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

import { formatCount } from "@/components/format";
import { lookOf } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";

import { around, lastPage } from "./around";
import type { useListParams } from "./use-list-params";

const SIZES = ["25", "50", "100", "200"].map((size) => ({ value: size, label: size }));

type Props = { page: number; limit: number; total: number; list: ReturnType<typeof useListParams> };

/** Where in the list one is, and the way on. */
export function Pages({ page, limit, total, list }: Props) {
  const t = useTranslations("common.table");
  const last = lastPage(total, limit);
  const from = Math.min((page - 1) * limit + 1, total);
  const sizes = SIZES.some(({ value }) => value === String(limit)) ? SIZES : [{ value: String(limit), label: String(limit) }, ...SIZES];

  return (
    <div className="pag">
      <span className="tn">{t("range", { from: formatCount(from), to: formatCount(Math.min(page * limit, total)), total: formatCount(total) })}</span>
      <span className="grow" />
      <label className="row hide-s">
        <span>{t("pageSize")}</span>
        <Select size="sm" className="size" options={sizes} value={String(limit)} onChange={(event) => list.setParams({ limit: event.target.value })} />
      </label>
      {last > 1 && (
        <nav className="grp" aria-label={t("pages")}>
          <Step to={page - 1} off={page <= 1} label={t("previous")} icon={ChevronLeft} list={list} />
          {around(page, last).map((each, at) =>
            each === null
              ? <span key={`gap${at}`} className="btn sm gap hide-s" aria-hidden="true">…</span>
              : <Link key={each} href={list.addressOf({ page: each === 1 ? undefined : each })} prefetch={false} className={cx("btn sm", each === page ? "now" : "hide-s")} aria-current={each === page ? "page" : undefined} aria-label={t("page", { page: each })}>{formatCount(each)}</Link>,
          )}
          <Step to={page + 1} off={page >= last} label={t("nextPage")} icon={ChevronRight} list={list} />
        </nav>
      )}
    </div>
  );
}

function Step({ to, off, label, icon, list }: { to: number; off: boolean; label: string; icon: typeof ChevronLeft; list: Props["list"] }) {
  const look = cx(lookOf({ size: "sm", square: true }), off && "is-off");
  if (off) return <span className={look} aria-hidden="true"><Icon as={icon} size={16} /></span>;
  return <Link href={list.addressOf({ page: to === 1 ? undefined : to })} prefetch={false} className={look} aria-label={label} data-tip={label}><Icon as={icon} size={16} /></Link>;
}

"use client";

import { RefreshCw, User } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import { formatTime } from "@/components/format";
import { TillIcon } from "@/components/till-icon";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Register } from "@/lib/store/register/schemas";

import { useTill, useTillItself } from "./till-context";

const MINUTE_MS = 60_000;
const OLD_MS = 60 * MINUTE_MS;

/** What one wants to know without asking: who, where, whether the line is up, how old the prices are, what time it is. */
export function Strip() {
  const t = useTranslations("till");
  const till = useTillItself();
  const hold = useTill((state) => state.hold);
  const isOnline = useTill((state) => state.isOnline);
  const unsent = useTill((state) => state.carts.open.filter(({ id, seal }) => seal !== null && (seal.unknownAt !== null || !state.asking.includes(id))).length);
  const catalogueAt = useTill((state) => state.catalogueAt);
  const now = useClock();
  const { workerName, timeZone } = till.shop;
  const age = catalogueAt === null || now === null ? null : Math.max(now - catalogueAt, 0);

  return (
    <footer className="strip" aria-label={t("state")}>
      <span className="who"><Icon as={User} size={15} /><b>{workerName}</b></span>
      {hold.kind === "mine" && <span className="reg"><Icon as={TillIcon} size={15} />{placeOf(hold.register)}</span>}
      <span className="grow" />
      <span className={isOnline ? "okk" : "offk"} role="status"><i className="dot" />{isOnline ? t("online") : t("offline")}</span>
      <span className={cx("uns", unsent > 0 && "warn")}>{t("unanswered", { count: unsent })}</span>
      <button type="button" className={cx("cat", age !== null && age > OLD_MS && "warn")} data-tip={t("refreshCatalogue")} onClick={() => void till.refreshCatalogue()}>
        <Icon as={RefreshCw} size={15} />
        {age === null ? t("catalogueNone") : age < MINUTE_MS ? t("catalogueNow") : age < OLD_MS ? t("catalogueMinutes", { count: Math.floor(age / MINUTE_MS) }) : t("catalogueHours", { count: Math.floor(age / OLD_MS) })}
      </button>
      {now !== null && <span className="clk"><b>{formatTime(new Date(now), timeZone, "time")}</b></span>}
    </footer>
  );
}

/** `Kassa 2, Chilonzor filiali`; a register named after its branch says it once. */
const placeOf = ({ name, branchName }: Register): string => (name.startsWith(branchName) ? name : `${name}, ${branchName}`);

/** The time, to the minute; nothing on the server, whose clock is not the till's. */
function useClock(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

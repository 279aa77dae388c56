"use client";

import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/note";
import { Skeleton } from "@/components/ui/skeleton";
import { formatTime } from "@/components/format";
import { TillIcon } from "@/components/till-icon";
import type { Register } from "@/lib/store/register/schemas";

import { useSayNote } from "./figures";
import { useTill, useTillItself } from "./till-context";
import type { Hold } from "./till-state";

/** Stands before the till until a register is in this tab's hands. */
export function RegisterGate({ registers, onMenu }: { registers: readonly Register[]; onMenu: () => void }) {
  const t = useTranslations("till");
  const hold = useTill((state) => state.hold);
  return (
    <main className="gate">
      <div className="gatebar"><Button kind="ghost" size="lg" icon={Menu} label={t("menu")} onClick={onMenu} /></div>
      <section className="gatecard">
        {hold.kind === "none" && <Choice registers={registers} />}
        {hold.kind === "held" && <Held registerId={hold.registerId} message={hold.message} />}
        {hold.kind === "lost" && <LostIt {...hold} />}
      </section>
    </main>
  );
}

/** Why the register could not be had. */
function Said() {
  const t = useTranslations("till");
  const say = useSayNote();
  const note = useTill((state) => state.note);
  const isSignedOut = useTill((state) => state.isSignedOut);
  if (isSignedOut) return <Note tone="warn" action={<Button onClick={() => location.assign("/sign-in?next=/pos")}>{t("signIn")}</Button>}>{t("signedOut")}</Note>;
  return note && <Note tone="bad">{say(note)}</Note>;
}

function Choice({ registers: first }: { registers: readonly Register[] }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const [registers, setRegisters] = useState<readonly Register[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [taking, setTaking] = useState<string | null>(null);

  useEffect(() => {
    let isHere = true;
    void till.listRegisters().then((rows) => {
      if (!isHere) return;
      setRegisters(rows ?? first);
      setFailed(!rows && first.length === 0);
    });
    return () => void (isHere = false);
  }, [till, first]);

  const take = async (id: string) => {
    setTaking(id);
    await till.takeRegister(id);
    setTaking(null);
  };
  const shown = registers ?? first;
  const branches = [...new Map(shown.map(({ branchId, branchName }) => [branchId, branchName]))];
  return (
    <>
      <h1>{t("chooseRegister")}</h1>
      <p className="sec">{t("chooseRegisterText")}</p>
      <Said />
      {failed && <Note tone="bad">{t("notReached")}</Note>}
      {registers && shown.length === 0 && !failed && <Empty small title={t("noRegisters")}>{t("noRegistersText")}</Empty>}
      {branches.map(([branchId, branchName]) => (
        <div key={branchId} className="gatelist" role="group" aria-label={branchName}>
          <h2>{branchName}</h2>
          {shown.filter((register) => register.branchId === branchId).map((register) => (
            <button key={register.id} type="button" className="gaterow" disabled={taking !== null || registers === null} aria-busy={taking === register.id} onClick={() => void take(register.id)}>
              <Icon as={TillIcon} size={20} />
              <span className="grow"><b>{register.name}</b><small>{t("receiptsOf", { prefix: register.prefix })}</small></span>
              {registers === null ? <Skeleton width={72} /> : <ClaimText register={register} />}
            </button>
          ))}
        </div>
      ))}
    </>
  );
}

function ClaimText({ register: { claim } }: { register: Register }) {
  const t = useTranslations("till");
  const { timeZone } = useTillItself().shop;
  if (!claim) return <span className="ok">{t("free")}</span>;
  if (claim.isMine) return <span className="acc">{t("thisDevice")}</span>;
  return <span className="mut">{t("heldBy", { worker: claim.workerName ?? "—", since: formatTime(claim.since, timeZone, "short") })}</span>;
}

function Held({ registerId, message }: { registerId: string; message: string | null }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    await till.takeRegister(registerId, true);
    setBusy(false);
  };
  return (
    <>
      <h1>{message ? t("held") : t("heldHere")}</h1>
      <p className="sec">{message ?? t("heldHereText")}</p>
      <Note tone="warn">{t("takeOverText")}</Note>
      <Said />
      <div className="gateacts">
        <Button size="xl" onClick={till.chooseAnother}>{t("chooseAnother")}</Button>
        <Button size="xl" kind="primary" busy={busy} onClick={() => void take()}>{t("takeOver")}</Button>
      </div>
    </>
  );
}

function LostIt({ register, by, why }: Extract<Hold, { kind: "lost" }>) {
  const t = useTranslations("till");
  const till = useTillItself();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    await till.takeRegister(register.id, true);
    setBusy(false);
  };
  return (
    <div role="alert">
      <h1>{t(why === null ? "lost" : "lostWhy", { register: register.name })}</h1>
      <p className="sec">{why ?? (by ? t("lostTo", { worker: by }) : t("lostText"))}</p>
      <Said />
      <div className="gateacts">
        <Button size="xl" onClick={till.chooseAnother}>{t("chooseAnother")}</Button>
        <Button size="xl" kind="primary" busy={busy} onClick={() => void take()}>{t("takeBack")}</Button>
      </div>
    </div>
  );
}

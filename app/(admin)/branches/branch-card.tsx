"use client";

import { CircleOff, CirclePlay, Clock, Ellipsis, LogOut, MapPin, Pencil, Phone, Plus, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState, useTransition } from "react";

import { formatPhone } from "@/components/format";
import { TimeText } from "@/components/time-text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Confirm, Sheet } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { Table } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { Branch } from "@/lib/store/branch/schemas";
import type { Register } from "@/lib/store/register/schemas";

import { tell, useAction } from "../store";
import { activateBranchAction, deactivateBranchAction, releaseRegisterAction, updateRegisterAction } from "./actions";

const BranchForm = dynamic(() => import("./branch-form").then((form) => form.BranchForm));
const NewRegisterForm = dynamic(() => import("./register-form").then((form) => form.NewRegisterForm));
const RegisterForm = dynamic(() => import("./register-form").then((form) => form.RegisterForm));

type May = { updateBranch: boolean; createRegister: boolean; updateRegister: boolean };
type Props = { branch: Branch; registers: Register[]; may: May };
type Open = { what: "branch" } | { what: "newRegister" } | { what: "register"; till: Register } | { what: "close" };

/** A branch, how to reach it, and its tills with who sells on them. */
export function BranchCard({ branch, registers, may }: Props) {
  const [t, c] = [useTranslations("branches"), useTranslations("common")];
  const [open, setOpen] = useState<Open>();
  const [error, setError] = useState<string>();
  const [activate, closeBranch] = [useAction(activateBranchAction), useAction(deactivateBranchAction)];
  const close = () => { setOpen(undefined); setError(undefined); };

  const items: MenuItem[] = [
    ...(may.updateBranch ? [{ label: c("edit"), icon: Pencil, onSelect: () => setOpen({ what: "branch" }) }] : []),
    ...(may.createRegister && branch.status === "active" ? [{ label: t("newRegister"), icon: Plus, onSelect: () => setOpen({ what: "newRegister" }) }] : []),
    ...(may.updateBranch && branch.status === "active" ? ["line" as const, { label: t("close"), icon: CircleOff, tone: "bad" as const, onSelect: () => setOpen({ what: "close" }) }] : []),
    ...(may.updateBranch && branch.status === "inactive" ? [{ label: t("reopen"), icon: CirclePlay, onSelect: () => void activate({ id: branch.id }).then(tell) }] : []),
  ];
  const deactivate = async () => {
    const result = await closeBranch({ id: branch.id });
    if (result.error) return setError(result.message);
    close();
    return tell(result);
  };

  return (
    <Card
      flush
      title={branch.name}
      aside={<span className="row">{branch.status === "inactive" && <Badge tone="warn">{t("closed")}</Badge>}{items.length > 0 && <Menu kind="ghost" icon={Ellipsis} label={c("actions")} items={items} />}</span>}
    >
      {(branch.address || branch.phone) && (
        <div className="row wr sec gap-4 px-4 pb-3 text-13">
          {branch.address && <span className="row"><Icon as={MapPin} size={15} />{branch.address}</span>}
          {branch.phone && <span className="row nw"><Icon as={Phone} size={15} />{formatPhone(branch.phone)}</span>}
        </div>
      )}
      {registers.length > 0 && <Registers registers={registers} may={may} onEdit={(till) => setOpen({ what: "register", till })} />}

      <Sheet open={open?.what === "branch"} onOpenChange={close} title={branch.name}><BranchForm branch={branch} onDone={close} /></Sheet>
      <Sheet open={open?.what === "newRegister"} onOpenChange={close} title={t("newRegister")}><NewRegisterForm branchId={branch.id} onDone={close} /></Sheet>
      <Sheet open={open?.what === "register"} onOpenChange={close} title={open?.what === "register" ? open.till.name : ""}>{open?.what === "register" && <RegisterForm till={open.till} onDone={close} />}</Sheet>
      <Confirm
        open={open?.what === "close"} onOpenChange={close} title={t("closeQuestion", { branch: branch.name })} stay={t("keepOpen")} verb={t("close")} error={error} onConfirm={() => void deactivate()}
        consequences={[{ icon: CircleOff, text: t("closeSells"), tone: "bad" }, { icon: CirclePlay, text: t("closeUndo") }]}
      />
    </Card>
  );
}

type RegistersProps = { registers: Register[]; may: May; onEdit: (till: Register) => void };

function Registers({ registers, may, onEdit }: RegistersProps) {
  const [t, c] = [useTranslations("branches"), useTranslations("common")];
  const update = useAction(updateRegisterAction);
  const [taken, setTaken] = useState<Taken>();
  const itemsOf = (till: Register): MenuItem[] => [
    { label: c("edit"), icon: Pencil, onSelect: () => onEdit(till) },
    ...(till.claim ? [{ label: t("release"), icon: LogOut, onSelect: () => setTaken({ till, what: "release" }) }] : []),
    ...(till.kind === "till" ? [statusItem(till)] : []),
  ];
  const statusItem = (till: Register): MenuItem => ({
    label: till.status === "active" ? t("deactivate") : t("activate"),
    icon: till.status === "active" ? CircleOff : CirclePlay,
    onSelect: () => (till.claim ? setTaken({ till, what: "deactivate" }) : void turn(till)),
  });
  /** Nobody stands at it: it is done at once and can be taken back. */
  async function turn({ id, name, prefix, status }: Register) {
    const result = await update({ id, name, prefix, status: status === "active" ? "inactive" : "active" });
    if (result.error) return tell(result);
    return toast(result.message, { undo: { label: c("undo"), onClick: () => void update({ id, name, prefix, status }).then(tell) } });
  }

  return (
    <>
      {taken && <TakeAway {...taken} onClose={() => setTaken(undefined)} />}
      <Table className="table-fixed">
        <thead>
          <tr><th scope="col" className="w-[40%]">{t("register")}</th><th scope="col">{t("lastReceipt")}</th><th scope="col" className="hide-s">{t("claim")}</th>{may.updateRegister && <th scope="col" className="act w-[60px]"><span className="sr">{c("actions")}</span></th>}</tr>
        </thead>
        <tbody>
          {registers.map((till) => (
            <tr key={till.id} className={till.status === "inactive" ? "dimmed" : undefined}>
              <td className="wrap">{till.name}{till.kind === "api" && <> <Badge>{t("forApi")}</Badge></>}{till.status === "inactive" && <> <Badge>{t("off")}</Badge></>}</td>
              <td className="sec">{till.lastNumber === "0" ? <>{till.prefix} <span className="mut">{t("noneYet")}</span></> : `${till.prefix}-${till.lastNumber}`}</td>
              <td className="sec wrap hide-s">{till.claim ? <>{till.claim.workerName ?? "—"}, <TimeText at={till.claim.since} /></> : <span className="mut">{till.kind === "api" ? "—" : t("free")}</span>}</td>
              {may.updateRegister && <td className="act"><Menu kind="ghost" size="sm" icon={Ellipsis} label={c("actions")} items={itemsOf(till)} /></td>}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

type Taken = { till: Register; what: "release" | "deactivate" };

/** Somebody works at this till: says who, since when, and what becomes of them. */
function TakeAway({ till, what, onClose }: Taken & { onClose: () => void }) {
  const t = useTranslations("branches");
  const [release, update] = [useAction(releaseRegisterAction), useAction(updateRegisterAction)];
  const [error, setError] = useState<string>();
  const [busy, startTransition] = useTransition();
  const { id, name, prefix, claim } = till;

  const confirm = () => startTransition(async () => {
    const result = what === "release" ? await release({ id }) : await update({ id, name, prefix, status: "inactive" });
    if (result.error) return setError(result.message);
    onClose();
    return tell(result);
  });
  return (
    <Confirm
      open
      onOpenChange={(open) => { if (!open) onClose(); }}
      title={t(what === "release" ? "releaseTitle" : "deactivateTitle", { register: name })}
      consequences={[
        { icon: UserRound, text: t("worksNow"), value: claim?.workerName ?? "—" },
        { icon: Clock, text: t("since"), value: claim && <TimeText at={claim.since} /> },
        { icon: LogOut, text: t(what === "release" ? "releaseWill" : "deactivateWill"), tone: "bad" },
      ]}
      stay={t("leaveTill")}
      verb={what === "release" ? t("release") : t("deactivate")}
      busy={busy}
      error={error}
      onConfirm={confirm}
    />
  );
}

"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";

import { useAsked } from "@/components/use-asked";
import { useHotkey } from "@/components/use-hotkey";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";

const BranchForm = dynamic(() => import("./branch-form").then((form) => form.BranchForm));

/** Opens another place that sells. */
export function NewBranch() {
  const t = useTranslations("branches");
  const [open, setOpen] = useState(false);
  useHotkey("n", () => setOpen(true));
  useAsked("new", () => setOpen(true));
  return (
    <>
      <Button kind="primary" icon={Plus} hint="N" onClick={() => setOpen(true)}>{t("new")}</Button>
      <Sheet open={open} onOpenChange={setOpen} title={t("new")}><BranchForm onDone={() => setOpen(false)} /></Sheet>
    </>
  );
}

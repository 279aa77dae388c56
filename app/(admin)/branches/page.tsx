import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/ui/page-header";
import { listBranches } from "@/lib/store/branch/queries";
import { listRegisters } from "@/lib/store/register/queries";

import { BranchCard } from "./branch-card";
import { NewBranch } from "./new-branch";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("branches"))("title") };
}

export default async function BranchesPage() {
  const ctx = await sessionContext();
  const [t, branches, registers] = await Promise.all([
    getTranslations("branches"),
    found(listBranches(ctx, { limit: 200 })),
    ctx.grants.has("register.read") ? listRegisters(ctx, { limit: 200 }) : { rows: [] },
  ]);
  const may = {
    updateBranch: ctx.grants.has("branch.update"),
    createRegister: ctx.grants.has("register.create"),
    updateRegister: ctx.grants.has("register.update"),
  };

  return (
    <Messages only={["branches"]}>
      <PageHeader title={t("title")}>{ctx.grants.has("branch.create") && <NewBranch />}</PageHeader>
      <div className="grid gap-4">
        {branches.rows.map((branch) => <BranchCard key={branch.id} branch={branch} registers={registers.rows.filter((register) => register.branchId === branch.id)} may={may} />)}
      </div>
    </Messages>
  );
}

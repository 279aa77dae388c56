import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { sessionContext } from "@/app/_server/context";
import { signOutAction } from "@/app/(auth)/actions";
import { Messages } from "@/components/messages";
import { Shell } from "@/components/shell/shell";
import type { ShellData } from "@/components/shell/types";
import { StoreFormatProvider } from "@/components/store-format";
import { systemDb } from "@/db/client";
import { workplacesOf } from "@/lib/accounts/session/sessions";
import { today } from "@/lib/core/day";
import { readSurroundings } from "@/lib/store/store/surroundings";

import { findAnywhere, goToPlace, speak } from "./actions";
import { menuFor, pageOfPath } from "./menu";
import { OneStore } from "./one-store";

/** The frame of the back office: who one is, where one is, and what one may do here. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await sessionContext();
  const menu = menuFor(ctx.grants);
  await assertShown((await headers()).get("x-path")?.split("?")[0] ?? "/", menu);

  const [t, surroundings, stores] = await Promise.all([getTranslations("menu"), readSurroundings(ctx), workplacesOf(systemDb, ctx.person.userId)]);
  const { branches, currency, dayStart } = surroundings;
  const data: ShellData = {
    menu: menu.map((group) => group.map(({ href, name, icon, phone }) => ({ href, label: t(name), icon, phone }))),
    store: ctx.store.name,
    branch: branches.length === 1 ? branches[0]!.name : t("allBranches"),
    places: stores.length > 1 ? stores.map(({ id, name }) => ({ value: id, label: name, chosen: id === ctx.storeId, kind: "store" as const })) : [],
    onPlace: goToPlace,
    user: { name: `${ctx.person.firstName} ${ctx.person.lastName}`.trim(), role: t(`roles.${ctx.person.role}`) },
    profileHref: "/profile",
    locale: ctx.locale,
    onLocale: speak,
    onSignOut: signOutAction,
    onSearch: findAnywhere,
  };

  return (
    <StoreFormatProvider value={{ timeZone: ctx.timeZone, currency, today: today(ctx.now, { timeZone: ctx.timeZone, dayStart }) }}>
      <Messages only={["shell", "errors"]}>
        <Shell data={data}>{children}</Shell>
        {stores.length > 1 && <OneStore storeId={ctx.storeId} />}
      </Messages>
    </StoreFormatProvider>
  );
}

/** A page that is not in this person's menu is not there for them; who has no dashboard begins at the first page they have. */
async function assertShown(path: string, menu: ReturnType<typeof menuFor>): Promise<void> {
  const page = pageOfPath(path);
  if (!page || menu.flat().includes(page)) return;
  const first = menu.flat()[0];
  if (path === "/" && first) redirect(first.href);
  notFound();
}

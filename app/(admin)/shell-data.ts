import "server-only";

import { getTranslations } from "next-intl/server";

import { platformContext, type SessionContext } from "@/app/_server/context";
import { signOutAction } from "@/app/(auth)/actions";
import type { ShellData } from "@/components/shell/types";
import { workplacesOf } from "@/lib/accounts/session/sessions";
import { readSurroundings } from "@/lib/store/store/surroundings";

import { findAnywhere, goToPlace, speak } from "./actions";
import { deedsFor, menuFor } from "./menu";

/** What the frame draws for this worker, in the back office and in the till's drawer alike; and whose clock and money it prints. */
export async function shellDataOf(ctx: SessionContext) {
  const { systemDb } = await platformContext();
  const [t, surroundings, stores] = await Promise.all([getTranslations("menu"), readSurroundings(ctx), workplacesOf(systemDb, ctx.person.userId)]);
  const { branches, currency, dayStart } = surroundings;
  const data: ShellData = {
    menu: menuFor(ctx.grants).map((group) => group.map(({ href, name, icon, phone }) => ({ href, label: t(name), icon, phone }))),
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
    actions: deedsFor(ctx.grants).map(({ href, name, icon }) => ({ href, label: t(`do.${name}`), icon })),
  };
  return { data, currency, dayStart, hasSeveralStores: stores.length > 1 };
}

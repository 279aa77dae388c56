import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";

import { sessionContext } from "@/app/_server/context";
import { Messages } from "@/components/messages";
import { Shell } from "@/components/shell/shell";
import { StoreFormatProvider } from "@/components/store-format";
import { today } from "@/lib/core/day";

import { ImportWatch } from "./import-watch";
import { menuFor, pageOfPath } from "./menu";
import { OneStore } from "./one-store";
import { shellDataOf } from "./shell-data";
import { StoreProvider } from "./store";

/** The frame of the back office: who one is, where one is, and what one may do here. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await sessionContext();
  const menu = menuFor(ctx.grants);
  await assertShown((await headers()).get("x-path")?.split("?")[0] ?? "/", menu);

  const { data, currency, dayStart, hasSeveralStores } = await shellDataOf(ctx);

  return (
    <StoreFormatProvider value={{ timeZone: ctx.timeZone, currency, today: today(ctx.now, { timeZone: ctx.timeZone, dayStart }) }}>
      <Messages only={["shell", "errors"]}>
        <StoreProvider storeId={ctx.storeId}>
          <Shell data={data}>{children}</Shell>
          {ctx.grants.has("product.import") && <ImportWatch />}
        </StoreProvider>
        {hasSeveralStores && <OneStore storeId={ctx.storeId} />}
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

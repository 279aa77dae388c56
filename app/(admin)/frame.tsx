import type { ReactNode } from "react";

import type { SessionContext } from "@/app/_server/context";
import { Messages } from "@/components/messages";
import { Shell } from "@/components/shell/shell";
import { StoreFormatProvider } from "@/components/store-format";
import { today } from "@/lib/core/day";

import { ImportWatch } from "./import-watch";
import { OneStore } from "./one-store";
import { shellDataOf } from "./shell-data";
import { StoreProvider } from "./store";

/** The frame of the back office: who one is, where one is, and what one may do here. */
export async function Frame({ ctx, children }: { ctx: SessionContext; children: ReactNode }) {
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

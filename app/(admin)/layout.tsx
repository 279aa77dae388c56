import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";

import { sessionContext } from "@/app/_server/context";

import { Frame } from "./frame";
import { menuFor } from "./menu";

/** The back office. Who has no dashboard begins at the first page they have. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await sessionContext();
  const [first] = menuFor(ctx.grants).flat();
  const path = (await headers()).get("x-path")?.split("?")[0] ?? "/";
  if (path === "/" && !first) notFound();
  if (path === "/" && first!.href !== "/") redirect(first!.href);

  return <Frame ctx={ctx}>{children}</Frame>;
}

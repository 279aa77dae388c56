import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";

import { sessionContext } from "@/app/_server/context";

import { menuFor, pageOfPath } from "./menu";

/** A page that is not in this person's menu is not there for them. It is the layout of every section, and so inside the frame: that stays. */
export async function Fence({ children }: { children: ReactNode }) {
  const [{ grants }, head] = [await sessionContext(), await headers()];
  const page = pageOfPath(head.get("x-path")?.split("?")[0] ?? "/");
  if (page && !menuFor(grants).flat().includes(page)) notFound();
  return children;
}

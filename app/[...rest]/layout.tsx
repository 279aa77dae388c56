import type { ReactNode } from "react";

import { Frame } from "@/app/(admin)/frame";
import { contextIfSignedIn } from "@/app/_server/context";

/** An address that leads nowhere: it is said inside the frame where somebody is signed in. */
export default async function NowhereLayout({ children }: { children: ReactNode }) {
  const ctx = await contextIfSignedIn();
  return ctx ? <Frame ctx={ctx}>{children}</Frame> : <main className="main">{children}</main>;
}

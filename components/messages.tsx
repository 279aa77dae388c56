import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

import { MoreMessages } from "./more-messages";

type Props = { only: readonly string[]; children: ReactNode };

/** Sends these namespaces to the client parts inside, on top of what is there: `<Messages only={["products"]}>`. */
export async function Messages({ only, children }: Props) {
  return <MoreMessages messages={picked(await getMessages(), only)}>{children}</MoreMessages>;
}

/** Namespaces by name; `errors` or `till.pay` alike. */
export function picked(all: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
}

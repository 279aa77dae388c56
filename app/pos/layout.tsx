import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import "@/app/styles/till.css";
import { Messages } from "@/components/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("till");
  return { title: t("title") };
}

/** The till has no frame: its menu is a drawer. */
export default function TillLayout({ children }: { children: ReactNode }) {
  return <Messages only={["till", "receipt", "shell", "errors"]}>{children}</Messages>;
}

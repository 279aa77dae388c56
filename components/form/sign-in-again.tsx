"use client";

import { useTranslations } from "next-intl";

import { LinkButton } from "@/components/ui/link-button";

/** For who is signed out with something typed: the door opens in a tab of its own, and what was typed stays here. */
export function SignInAgain() {
  const t = useTranslations("common.form");
  return <LinkButton size="sm" href="/sign-in" target="_blank">{t("signIn")}</LinkButton>;
}

"use client";

import { Keyboard, LogOut, Moon, Sun, SunMoon, User } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";

import { LOCALE_NAMES } from "@/components/locales";
import { leave } from "@/components/ui/leaving";
import type { MenuItem } from "@/components/ui/menu";
import { useAsking } from "@/components/use-asking";
import type { Locale } from "@/lib/core/locale";

import { chooseTheme, type Theme, themeChosen } from "./theme";
import type { ShellData } from "./types";

const THEMES = [["light", Sun], ["dark", Moon], ["system", SunMoon]] as const;

/** Stores and branches to go to. */
export function usePlaceItems({ places = [], onPlace }: ShellData): MenuItem[] {
  const t = useTranslations("shell");
  const [ask] = useAsking();
  const of = (kind: "store" | "branch"): MenuItem[] => places.filter((place) => place.kind === kind).map((place) => ({
    label: place.label,
    chosen: place.chosen,
    onSelect: () => leave(() => ask(async () => onPlace?.(place.value))),
  }));
  const branches = of("branch");
  const stores = of("store");
  return [
    ...(branches.length > 0 ? [{ heading: t("branches") }, ...branches] : []),
    ...(stores.length > 1 ? [{ heading: t("stores") }, ...stores] : []),
  ];
}

/** One's own things: profile, keys where there is a keyboard, theme, language, the way out. */
export function useUserItems({ profileHref, locale, onLocale, onSignOut }: ShellData, onKeys: () => void): MenuItem[] {
  const t = useTranslations("shell");
  const [ask] = useAsking();
  const [theme, setTheme] = useState<Theme>();
  const isTouch = useSyncExternalStore(() => () => undefined, () => matchMedia("(pointer: coarse)").matches, () => false);
  const now = theme ?? (typeof document === "undefined" ? "system" : themeChosen());
  const pick = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };

  return [
    ...(profileHref ? [{ label: t("profile"), icon: User, href: profileHref }] : []),
    ...(isTouch ? [] : [{ label: t("keys"), icon: Keyboard, hint: "?", onSelect: onKeys }]),
    "line",
    { heading: t("theme") },
    ...THEMES.map(([value, icon]): MenuItem => ({ label: t(`themes.${value}`), icon, chosen: now === value, keepOpen: true, onSelect: () => pick(value) })),
    "line",
    { heading: t("language") },
    ...Object.entries(LOCALE_NAMES).map(([value, name]): MenuItem => ({ label: name, chosen: value === locale, onSelect: () => ask(() => onLocale(value as Locale)) })),
    ...(onSignOut ? ["line" as const, { label: t("signOut"), icon: LogOut, onSelect: () => leave(() => ask(() => onSignOut())) }] : []),
  ];
}

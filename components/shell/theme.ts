import { THEME_COOKIE } from "@/components/locales";

export type Theme = "light" | "dark" | "system";

/** What was chosen on this device. */
export function themeChosen(): Theme {
  const kept = new RegExp(`(?:^|; )${THEME_COOKIE}=(light|dark)`).exec(document.cookie)?.[1];
  return (kept as Theme | undefined) ?? "system";
}

/** Takes effect at once; the cookie lets the server draw the next page without a flash. */
export function chooseTheme(theme: Theme): void {
  document.cookie = `${THEME_COOKIE}=${theme === "system" ? "" : theme}; path=/; max-age=${theme === "system" ? 0 : 31_536_000}; samesite=lax`;
  document.documentElement.dataset.theme = theme === "system" ? systemTheme() : theme;
}

/** A page that is drawn by the browser alone, as one that is not there, ran no script before its first paint: it has no theme yet. */
export function settleTheme(): void {
  document.documentElement.dataset.theme ||= systemTheme();
}

const systemTheme = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

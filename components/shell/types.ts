import type { Locale } from "@/lib/core/locale";
import type { Result } from "@/lib/core/result";

import type { MenuIcon } from "./menu-icons";

export type MenuEntry = {
  href: string;
  label: string;
  icon: MenuIcon;
  /** What waits there: goods running low. */
  count?: number;
  /** Its place among the four in the bottom bar of a phone. */
  phone?: number;
  /** Keys that lead here from anywhere: `g` then `s`. */
  keys?: string;
};

export type Place = { value: string; label: string; chosen: boolean; kind: "store" | "branch" };

/** What the shell draws. Everything is given; it asks nobody. */
export type ShellData = {
  /** Groups, a hairline between them. */
  menu: readonly (readonly MenuEntry[])[];
  store: string;
  /** The branch one works in, or "All branches". */
  branch: string;
  /** Stores and branches to go to; with one choice or none there is no switch. */
  places?: readonly Place[];
  onPlace?: (value: string) => Promise<void>;
  user: { name: string; role: string };
  profileHref?: string;
  locale: Locale;
  onLocale: (locale: Locale) => Promise<void>;
  onSignOut?: () => Promise<void>;
  /** Answers the palette: products, receipts, customers. */
  onSearch?: (text: string) => Promise<Result<Hit[]>>;
  /** Things to do, in the palette beside the pages. */
  actions?: readonly { label: string; href: string; icon?: MenuIcon; hint?: string }[];
};

/** Something the palette found. `value` and `note` stand in the row, so that it also answers. */
export type Hit = { id: string; group: string; label: string; href: string; icon: MenuIcon; value?: string; note?: string; tone?: "warn" | "bad" };

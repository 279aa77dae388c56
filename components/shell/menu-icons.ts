import { ArrowDownToLine, House, Import, Layers, type LucideIcon, Package, ReceiptText, Settings, Store, Tags } from "lucide-react";

import { TillIcon } from "@/components/till-icon";

/** Pictures of the menu, by name: a server component can say a name, not a function. */
export const MENU_ICONS = {
  home: House,
  till: TillIcon,
  sales: ReceiptText,
  products: Package,
  categories: Tags,
  stock: Layers,
  receipts: ArrowDownToLine,
  imports: Import,
  branches: Store,
  settings: Settings,
} satisfies Record<string, LucideIcon>;

export type MenuIcon = keyof typeof MENU_ICONS;

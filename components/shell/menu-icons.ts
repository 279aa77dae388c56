import { ArrowDownToLine, House, Import, Layers, type LucideIcon, Package, ReceiptText, Settings, ShoppingCart, Store, Tags } from "lucide-react";

/** Pictures of the menu, by name: a server component can say a name, not a function. */
export const MENU_ICONS = {
  home: House,
  till: ShoppingCart,
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

import {
  ArrowDownToLine, ArrowLeftRight, Ban, ChartColumn, ClipboardCheck, Clock, Coins, History, House, Import, Key, Layers, type LucideIcon, Package, Percent, ReceiptText, Settings, ShoppingCart, Store, Tags, Truck,
  Undo2, User, Users, Wallet,
} from "lucide-react";

/** Pictures of the menu, by name: a server component can say a name, not a function. */
export const MENU_ICONS = {
  home: House,
  till: ShoppingCart,
  sales: ReceiptText,
  returns: Undo2,
  shifts: Clock,
  products: Package,
  categories: Tags,
  stock: Layers,
  receipts: ArrowDownToLine,
  transfers: ArrowLeftRight,
  counts: ClipboardCheck,
  wastage: Ban,
  promotions: Percent,
  imports: Import,
  customers: Users,
  suppliers: Truck,
  debts: Coins,
  expenses: Wallet,
  reports: ChartColumn,
  workers: User,
  branches: Store,
  settings: Settings,
  audit: History,
  keys: Key,
} satisfies Record<string, LucideIcon>;

export type MenuIcon = keyof typeof MENU_ICONS;

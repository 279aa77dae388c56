import type { MenuIcon } from "@/components/shell/menu-icons";
import type { Permission } from "@/lib/core/permissions";

/** A page of the menu: `name` is a key under `menu`, `needs` what a worker must be allowed to be shown it. */
export type MenuPage = { href: string; name: string; icon: MenuIcon; needs: readonly Permission[]; phone?: boolean };

/** Everything there is to go to, in the order of a shop's day. What is not built is not here. */
export const MENU: readonly (readonly MenuPage[])[] = [
  [
    { href: "/", name: "home", icon: "home", needs: ["dashboard.read"], phone: true },
    { href: "/pos", name: "till", icon: "till", needs: ["sale.create"], phone: true },
    { href: "/sales", name: "sales", icon: "sales", needs: ["sale.read"], phone: true },
  ],
  [
    { href: "/products", name: "products", icon: "products", needs: ["product.read"], phone: true },
    { href: "/categories", name: "categories", icon: "categories", needs: ["category.read"] },
    { href: "/stock", name: "stock", icon: "stock", needs: ["stock.read"] },
    { href: "/receipts", name: "receipts", icon: "receipts", needs: ["stock.receive"] },
  ],
  [
    { href: "/branches", name: "branches", icon: "branches", needs: ["branch.read", "dashboard.read"] },
    { href: "/settings", name: "settings", icon: "settings", needs: ["settings.update"] },
  ],
];

/** The menu of a worker. A group that is left empty goes. */
export const menuFor = (grants: ReadonlySet<Permission>): MenuPage[][] =>
  MENU.map((group) => group.filter(({ needs }) => needs.every((permission) => grants.has(permission)))).filter((group) => group.length > 0);

/** The page of the menu that a path belongs to. */
export const pageOfPath = (path: string): MenuPage | undefined =>
  MENU.flat().filter(({ href }) => path === href || (href !== "/" && path.startsWith(`${href}/`))).sort((a, b) => b.href.length - a.href.length)[0];

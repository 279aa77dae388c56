import type { MenuIcon } from "@/components/shell/menu-icons";
import type { Permission } from "@/lib/core/permissions";

/** A page of the menu: `name` is a key under `menu`, `needs` what a worker must be allowed to be shown it. */
export type MenuPage = { href: string; name: string; icon: MenuIcon; needs: readonly Permission[]; phone?: number };

/** Everything there is to go to, in the order of a shop's day. What is not built is not here. */
export const MENU: readonly (readonly MenuPage[])[] = [
  [
    { href: "/", name: "home", icon: "home", needs: ["dashboard.read"], phone: 1 },
    { href: "/pos", name: "till", icon: "till", needs: ["sale.create"], phone: 4 },
    { href: "/sales", name: "sales", icon: "sales", needs: ["sale.read"], phone: 2 },
  ],
  [
    { href: "/products", name: "products", icon: "products", needs: ["product.read"], phone: 3 },
    { href: "/categories", name: "categories", icon: "categories", needs: ["category.read"] },
    { href: "/stock", name: "stock", icon: "stock", needs: ["stock.read"] },
    { href: "/receipts", name: "receipts", icon: "receipts", needs: ["stock.receive"] },
  ],
  [
    { href: "/branches", name: "branches", icon: "branches", needs: ["branch.read", "dashboard.read"] },
    { href: "/settings", name: "settings", icon: "settings", needs: ["settings.update"] },
  ],
];

/** Something to begin, from the palette: `name` is a key under `menu.do`. */
type Deed = Omit<MenuPage, "phone">;

/** What one may begin from anywhere. `?new` opens the form of its page. */
const DEEDS: readonly Deed[] = [
  { href: "/pos", name: "openTill", icon: "till", needs: ["sale.create"] },
  { href: "/receipts/new", name: "goodsIn", icon: "receipts", needs: ["stock.receive"] },
  { href: "/products?new", name: "newProduct", icon: "products", needs: ["product.read", "product.create"] },
  { href: "/products/import", name: "import", icon: "imports", needs: ["product.read", "product.import"] },
  { href: "/categories?new", name: "newCategory", icon: "categories", needs: ["category.read", "category.create"] },
  { href: "/branches?new", name: "newBranch", icon: "branches", needs: ["branch.read", "dashboard.read", "branch.create"] },
  { href: "/settings?topic=receipt", name: "receiptSettings", icon: "settings", needs: ["settings.update"] },
];

/** What a worker may begin. */
export const deedsFor = (grants: ReadonlySet<Permission>): Deed[] => DEEDS.filter(({ needs }) => needs.every((permission) => grants.has(permission)));

/** The menu of a worker. A group that is left empty goes. */
export const menuFor = (grants: ReadonlySet<Permission>): MenuPage[][] =>
  MENU.map((group) => group.filter(({ needs }) => needs.every((permission) => grants.has(permission)))).filter((group) => group.length > 0);

/** The page of the menu that a path belongs to. */
export const pageOfPath = (path: string): MenuPage | undefined =>
  MENU.flat().filter(({ href }) => path === href || (href !== "/" && path.startsWith(`${href}/`))).sort((a, b) => b.href.length - a.href.length)[0];

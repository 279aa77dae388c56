/** Every permission, grouped as people read them. A command's first line names one; the rest refine it. */
export const PERMISSION_SECTIONS = {
  dashboard: ["dashboard.read"],
  selling: ["sale.create", "register.claim", "price.override", "discount.exceed", "sale.cancel"],
  history: ["sale.read", "sale.readAll"],
  catalogue: ["category.read", "category.create", "category.update", "category.delete", "product.read", "product.create", "product.update", "product.delete", "product.import"],
  warehouse: ["stock.read", "stock.receive", "stock.adjust", "cost.see"],
  stores: ["branch.read", "branch.create", "branch.update", "register.read", "register.create", "register.update"],
  workers: ["worker.create", "worker.dismiss"],
  settings: ["settings.read", "settings.update", "store.update"],
} as const;

export type Permission = (typeof PERMISSION_SECTIONS)[keyof typeof PERMISSION_SECTIONS][number];

export const PERMISSIONS: readonly Permission[] = Object.values(PERMISSION_SECTIONS).flat();

export const ROLES = ["owner", "manager", "seller"] as const;
export type Role = (typeof ROLES)[number];

/** Settings and ownership; that only owners make and dismiss owners is the commands' to see to. */
const NOT_A_MANAGERS: readonly Permission[] = ["settings.update", "store.update"];

/** What a role may do until the owner changes it for one worker (domain §1). */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  owner: PERMISSIONS,
  manager: PERMISSIONS.filter((permission) => !NOT_A_MANAGERS.includes(permission)),
  seller: ["sale.create", "register.claim", "sale.read", "category.read", "product.read", "stock.read", "branch.read", "register.read", "settings.read"],
};

import { inject } from "vitest";

const template = inject("template");

/** Handlers of routes take their pools from the environment: in a test they reach the worker's own database. */
const ownDatabase = (url: string): string => {
  const address = new URL(url);
  address.pathname = `/shop_worker_${process.env.VITEST_POOL_ID ?? "1"}`;
  return address.href;
};

process.env.APP_DATABASE_URL = ownDatabase(template.appUrl);
process.env.SYSTEM_DATABASE_URL = ownDatabase(template.systemUrl);
process.env.APP_URL ??= "http://shop.test";

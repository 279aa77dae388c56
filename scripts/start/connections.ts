import { connect, type Database } from "@/db/client";

import type { Logins } from "./roles";

/** The application's two pools, for as long as `run` takes. */
export async function withConnections<T>({ appUrl, systemUrl }: Pick<Logins, "appUrl" | "systemUrl">, run: (pools: { db: Database; systemDb: Database }) => Promise<T>): Promise<T> {
  const db = connect(appUrl);
  const systemDb = connect(systemUrl);
  try {
    return await run({ db, systemDb });
  } finally {
    await Promise.all([db.$client.end(), systemDb.$client.end()]);
  }
}

/** The same login, whose commits do not wait for the disk: for what is made anew if a power cut takes it. */
export function unhurried(url: string): string {
  const address = new URL(url);
  address.searchParams.set("synchronous_commit", "off");
  return address.href;
}

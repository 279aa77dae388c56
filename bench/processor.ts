import "server-only";

import { readFile } from "node:fs/promises";

import postgres from "postgres";

/** Linux counts processor time in hundredths of a second, whatever its clock. */
const TICK_MS = 10;

/** Processor time these processes have used so far, user and system, in ms; what has ended counts no more. */
export async function processorMs(pids: readonly number[]): Promise<number> {
  const ticks = await Promise.all(pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const [user, system] = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 13).map(Number); // behind the name, which may hold spaces
    return (user ?? 0) + (system ?? 0);
  }));
  return ticks.reduce((all, each) => all + each, 0) * TICK_MS;
}

/** The processes of the database: one for each connection, and those that write behind them. */
export async function databasePids(ownerUrl: string): Promise<number[]> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const rows = await owner<{ pid: number }[]>`select pid from pg_stat_activity where pid <> pg_backend_pid()`;
  await owner.end();
  return rows.map(({ pid }) => pid);
}

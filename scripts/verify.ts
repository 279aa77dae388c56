import { verifyInvariants } from "@/db/verify";

import { withConnections } from "./start/connections";
import { withDatabase } from "./start/environment";
import { Problem, runScript } from "./start/problem";

const HELP = `
npm run verify       counts every store's books again, and says what does not add up

It reads DATABASE_URL, or the embedded database in DATA_DIR whether the shop is open or not. It changes nothing.
The exit code is 0 only if everything adds up.
`;
const SHOWN = 20;

await runScript(async () => {
  if (process.argv.includes("--help")) return console.log(HELP.trim());

  const checks = await withDatabase((logins) => withConnections(logins, verifyInvariants), { label: "npm run verify" });

  for (const { name, broken } of checks) report(name, broken);
  const bad = checks.filter(({ broken }) => broken.length > 0).length;
  if (bad > 0) throw new Problem(`${bad} of ${checks.length} invariants do not hold.`);
  console.log(`\nAll ${checks.length} invariants hold.`);
});

function report(name: string, broken: object[]): void {
  console.log(`${broken.length === 0 ? "ok    " : "BROKEN"} ${name}${broken.length > 0 ? ` (${broken.length})` : ""}`);
  for (const row of broken.slice(0, SHOWN)) console.log(`         ${JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))}`);
  if (broken.length > SHOWN) console.log(`         and ${broken.length - SHOWN} more`);
}

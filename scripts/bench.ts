import { benchCreateSale } from "@/bench/create-sale";
import { benchHttp } from "@/bench/http";
import { benchImport } from "@/bench/import";
import { benchPages } from "@/bench/pages";
import { benchSearch } from "@/bench/search";

import { withDatabase } from "./start/environment";
import { runScript } from "./start/problem";

const HELP = `
npm run bench                 everything, some 30 minutes
npm run bench -- sale         createSale beside the limit, in the same run
npm run bench -- search       product search among 100,000
npm run bench -- http         sales through the API of the production build, and the memory of its server
npm run bench -- import       47,758 goods as a CSV and as a workbook through the page: seconds, the server's memory, and whether it answers meanwhile
npm run bench -- pages        the budgets of the pages, in Chromium: scripts, largest paint, layout shift, interactions, a list of 100,000

Every measurement runs on a PostgreSQL of its own, durable, thrown away afterwards. Figures mean something only beside
the limit of the same run: the machine is never alone.
`;

const PARTS: Record<string, (urls: { ownerUrl: string; appUrl: string; systemUrl: string }) => Promise<unknown>> = { sale: benchCreateSale, search: benchSearch, http: benchHttp, import: benchImport, pages: benchPages };

await runScript(async () => {
  if (process.argv.includes("--help")) return console.log(HELP.trim());

  const asked = process.argv.slice(2).filter((argument) => argument in PARTS);
  for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) {
    await withDatabase(PARTS[part]!, { throwAway: true, durable: true, settings: { max_connections: 100 } });
  }
});

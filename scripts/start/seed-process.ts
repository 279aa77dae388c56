import { seedDemoShop } from "@/db/seed/demo-shop";

import { withConnections } from "./connections";
import { runScript } from "./problem";

const { APP_DATABASE_URL: appUrl = "", SYSTEM_DATABASE_URL: systemUrl = "" } = process.env;

await runScript(() => withConnections({ appUrl, systemUrl }, (pools) => seedDemoShop({ ...pools, log: (line: string) => console.log(line) })));

import { seedDemoShop } from "@/db/seed/demo-shop";

import { unhurried, withConnections } from "./connections";
import { runScript } from "./problem";

// A demo shop that a power cut takes is made anew: its thousands of commits need not wait for the disk one by one.
const { APP_DATABASE_URL = "", SYSTEM_DATABASE_URL = "" } = process.env;
const logins = { appUrl: unhurried(APP_DATABASE_URL), systemUrl: unhurried(SYSTEM_DATABASE_URL) };

await runScript(() => withConnections(logins, (pools) => seedDemoShop({ ...pools, log: (line: string) => console.log(line) })));

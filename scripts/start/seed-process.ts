import { connect } from "@/db/client";
import { seedDemoShop } from "@/db/seed/demo-shop";

import { runScript } from "./problem";

await runScript(async () => {
  const db = connect(process.env.APP_DATABASE_URL ?? "");
  const systemDb = connect(process.env.SYSTEM_DATABASE_URL ?? "");
  try {
    await seedDemoShop({ db, systemDb, log: (line) => console.log(line) });
  } finally {
    await Promise.all([db.$client.end(), systemDb.$client.end()]);
  }
});

import { dataDirectory, withDatabase } from "./start/environment";
import { migrateDatabase } from "./start/migrate";
import { runScript } from "./start/problem";
import { keptSecrets } from "./start/secrets";
import { fillEmpty, seedInOwnProcess } from "./start/seed";

const HELP = `
npm run seed         fills an empty database with the demo shop: a grocery with 90 days of sales

It writes to DATABASE_URL, or to the embedded database in DATA_DIR. A database in which anybody has registered is refused.
The demo sign-ins are accepted from the server's own machine only.
`;

await runScript(async () => {
  if (process.argv.includes("--help")) return console.log(HELP.trim());

  await withDatabase(async (logins) => {
    await migrateDatabase(logins.ownerUrl);
    const secrets = await keptSecrets(process.env, await dataDirectory());
    await fillEmpty(logins.ownerUrl, () => seedInOwnProcess(logins, secrets, (line) => console.log(line)));
  }, { label: "npm run seed" });
});

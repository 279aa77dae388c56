import { dataDirectory, isEmpty, withDatabase } from "./start/environment";
import { migrateDatabase } from "./start/migrate";
import { Problem, runScript } from "./start/problem";
import { keptSecrets } from "./start/secrets";
import { seedInOwnProcess } from "./start/seed";

const HELP = `
npm run seed         fills an empty database with the demo shop: a grocery with 90 days of sales

It writes to DATABASE_URL, or to the embedded database in DATA_DIR. A database in which anybody has registered is refused.
The demo sign-ins are accepted from the server's own machine only.
`;

await runScript(async () => {
  if (process.argv.includes("--help")) return console.log(HELP.trim());

  await withDatabase(async (logins) => {
    await migrateDatabase(logins.ownerUrl);
    if (!(await isEmpty(logins.ownerUrl))) throw new Problem("Somebody has registered in this database already: the demo shop goes into an empty one only.");
    await seedInOwnProcess(logins, await keptSecrets(process.env, await dataDirectory()), (line) => console.log(line));
  }, { label: "npm run seed" });
});

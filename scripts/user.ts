import { randomInt } from "node:crypto";

import { resetPassword } from "@/lib/accounts/user/reset-password";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";

import { withConnections } from "./start/connections";
import { withDatabase } from "./start/environment";
import { Problem, runScript } from "./start/problem";

const HELP = `
npm run user -- reset <username>      gives somebody a new password, printed once, and signs them out everywhere

It works on DATABASE_URL, or on the embedded database in DATA_DIR whether the shop is open or not.
`;

/** Without those that look alike on a printed page: 32 letters, 5 bits each. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789-";
const LENGTH = 20;

await runScript(async () => {
  const [command, username] = process.argv.slice(2);
  if (command === "--help" || command === undefined) return console.log(HELP.trim());
  if (command !== "reset" || !username) throw new Problem(`That is not something it can do.\n\n${HELP.trim()}`);

  const password = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  await withDatabase((logins) => withConnections(logins, async ({ systemDb }) => {
    await resetPassword({ systemDb, now: new Date(), requestId: newId() }, username, password);
  }), { label: "npm run user" }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "not_found" ? new Problem(`Nobody is called ${username}.`) : error;
  });
  console.log(`New password of ${username}, shown only now: ${password}\nThey are signed out everywhere.`);
});

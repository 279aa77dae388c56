import { enter } from "./bootstrap.mjs";

const HELP = `
npm start            installs, starts the database, migrates, builds and serves the shop
npm run dev          the same with hot reload

Settings, by environment:
  PORT               3000
  HOST               127.0.0.1
  DATA_DIR           .data: the embedded database, secrets and files
  SEED               demo: a demo shop in an empty embedded database; none: nothing
  DATABASE_URL       a PostgreSQL of your own (its owner, unpooled) instead of the embedded one
  APP_DATABASE_URL, SYSTEM_DATABASE_URL
                     its logins for the application; made by the start where it may
  AUTH_SECRET        32 characters or more; required with DATABASE_URL
  APP_URL            how browsers reach the shop, if not http://localhost:PORT
  TRUSTED_PROXIES    how many proxies of yours stand in front (0)

docs/operations.md tells the rest.
`;

await enter("scripts/start/main.ts", process.argv.slice(2), HELP);

import { enter } from "./bootstrap.mjs";

const HELP = `
npm test             types, lint, unit, integration, race and end-to-end tests, with a database and a server of its own

Its last line is \`N passed, N failed\`; the exit code is 0 only if nothing failed. It leaves nothing running.

Settings, by environment:
  CHROMIUM_PATH      the browser for the end-to-end tests; otherwise the system's or Playwright's, or one is installed

One file:            npx vitest run lib/trade/sale
One journey:         npm start, then npx playwright test e2e/till.spec.ts
`;

await enter("scripts/test/main.ts", process.argv.slice(2), HELP);

import { enter } from "./bootstrap.mjs";

const HELP = `
npm run check        types, lint and the tests that need no database: under a minute, before every commit
`;

await enter("scripts/check/main.ts", process.argv.slice(2), HELP);

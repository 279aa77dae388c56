import { defineConfig } from "@playwright/test";

/** `npm test` opens a shop of its own and names it here; alone, the journeys run against the shop on port 3000. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 1, // the server, its database and the browser have the cores to themselves: what is slow then is slow by itself
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    locale: "uz-UZ",
    timezoneId: "Asia/Tashkent",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.E2E_CHROMIUM ?? process.env.CHROMIUM_PATH,
      args: ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});

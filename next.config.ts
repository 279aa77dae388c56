import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  output: "standalone",
  // Next takes the topmost lock file it finds for the root, and a clone may lie in a folder that has one.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  compress: false, // `app/_server/compression.ts` does, in br as well
  // `POST /api/v1/sales/` and the same without its slash both arrive; a 308 would lose clients.
  skipTrailingSlashRedirect: true,
  experimental: {
    proxyClientMaxBodySize: "21mb", // a price list of 20 MB passes the proxy whole; at the default it would be cut at 10
    // Ten scripts a page instead of fifteen: each costs a slow machine time before its first paint. Whoever opens every page loads 96 kB more for it.
    turbopackChunking: { minChunkSize: 200_000, maxMergeChunkSize: 1_000_000 },
  },
  // Types are checked by `npm run check` and `npm test`, once.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "sharp", "pdfkit", "postgres", "pino", "bwip-js", "read-excel-file"],
};

export default createNextIntlPlugin({
  requestConfig: "./app/_server/i18n.ts",
  // Messages are compiled with the build: pages carry no ICU parser, 9 kB less.
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
})(config);

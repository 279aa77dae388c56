import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  // `POST /api/v1/sales/` and the same without its slash both arrive; a 308 would lose clients.
  skipTrailingSlashRedirect: true,
  // Types are checked by `npm run check` and `npm test`, once.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "sharp", "pdfkit", "postgres", "pino", "bwip-js"],
};

export default createNextIntlPlugin("./app/_server/i18n.ts")(config);

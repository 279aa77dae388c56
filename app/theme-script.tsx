import { headers } from "next/headers";

// Runs before the first paint. The cookie is already in the markup; here only "as the system says" is decided.
const SCRIPT = `(function(d){if(!d.dataset.theme)d.dataset.theme=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"})(document.documentElement)`;

/** Decides the theme where no cookie has, so that nothing flashes. */
export async function ThemeScript() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}

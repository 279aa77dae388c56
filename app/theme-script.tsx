import { InlineScript } from "./inline-script";

// Runs before the first paint. The cookie is already in the markup; here only "as the system says" is decided.
const SCRIPT = `(function(d){if(!d.dataset.theme)d.dataset.theme=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"})(document.documentElement)`;

/** Decides the theme where no cookie has, so that nothing flashes. */
export const ThemeScript = () => <InlineScript code={SCRIPT} />;

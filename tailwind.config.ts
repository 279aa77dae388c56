import type { Config } from "tailwindcss";

const varOf = (prefix: string) => (name: string | number): [string, string] => [String(name), `var(--${prefix}${name})`];

/** A size and its line, as the type scale pairs them. */
const TYPE = { 11: 14, 12: 16, 13: 20, 14: 20, 15: 20, 16: 24, 18: 22, 20: 28, 24: 32, 44: 52 };

const COLORS = [
  "bg", "surface", "surface-2", "surface-3", "overlay", "line", "line-2", "line-field", "ink", "ink-2", "ink-3", "ink-off",
  "accent", "on-accent", "accent-ink", "accent-soft", "accent-soft-2", "accent-line", "accent-vivid",
  "ok", "ok-soft", "warn", "warn-soft", "bad", "bad-soft", "tag", "on-tag",
];

/**
 * Utilities know our words only: `text-ink-2`, `bg-surface`, `border-line`, `text-13`, `rounded-3`. Values stand in
 * `app/styles/tokens.css`, light and dark; here are the names that classes may use. Loaded by `@config` in `globals.css`.
 */
export default {
  darkMode: ["selector", '[data-theme="dark"]'],
  theme: {
    colors: { transparent: "transparent", current: "currentColor", ...Object.fromEntries(COLORS.map(varOf(""))) },
    fontFamily: { sans: "var(--font)" },
    fontSize: Object.fromEntries(Object.entries(TYPE).map(([size, line]) => [size, [`${size}px`, `${line}px`]])),
    borderRadius: Object.fromEntries([1, 2, 3, 4, "full"].map(varOf("r-"))),
    boxShadow: Object.fromEntries([1, 2, 3].map(varOf("sh-"))),
    screens: { md: "821px", lg: "1181px" },
  },
} satisfies Config;

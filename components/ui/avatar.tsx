import { cx } from "./cx";

type Props = { name: string; size?: "md" | "lg"; quiet?: boolean };

/** Two letters of a name. The name itself stands beside it. */
export function Avatar({ name, size = "md", quiet }: Props) {
  return <span className={cx("av", quiet && "n", size === "lg" && "lg")} aria-hidden="true">{initials(name)}</span>;
}

/** First letters of the first two words; Oʻ, Gʻ, Sh and Ch are one letter in Uzbek, drawn with its mark. */
export function initials(name: string): string {
  return name.trim().split(/\s+/).slice(0, 2).map((word) => /^(?:[OoGg][ʻ'‘’`]|.)/u.exec(word)?.[0] ?? "").join("").toUpperCase();
}

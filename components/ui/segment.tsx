import Link from "next/link";
import type { ReactNode } from "react";

import { cx } from "./cx";

type Choice<V extends string> = { value: V; label: ReactNode; name?: string; href?: string };

type Props<V extends string> = {
  label: string;
  choices: readonly Choice<V>[];
  value: V;
  /** Without it each choice has an `href`, and the address holds the choice. */
  onChange?: (value: V) => void;
  wide?: boolean;
};

/** Views of the same data, or a choice among two to five. */
export function Segment<V extends string>({ label, choices, value, onChange, wide }: Props<V>) {
  return (
    <div className={cx("seg", wide && "wide")} role="group" aria-label={label}>
      {choices.map((choice) =>
        choice.href === undefined ? (
          <button key={choice.value} type="button" className={choice.value === value ? "on" : undefined} aria-pressed={choice.value === value} aria-label={choice.name} data-tip={choice.name} onClick={onChange && (() => onChange(choice.value))}>
            {choice.label}
          </button>
        ) : (
          <Link key={choice.value} href={choice.href} prefetch={false} className={choice.value === value ? "on" : undefined} aria-current={choice.value === value ? "true" : undefined} aria-label={choice.name} data-tip={choice.name} scroll={false}>
            {choice.label}
          </Link>
        ),
      )}
    </div>
  );
}

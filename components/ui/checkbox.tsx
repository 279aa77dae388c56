"use client";

import type { ComponentProps, ReactNode } from "react";

import { cx } from "./cx";

type Props = Omit<ComponentProps<"input">, "type"> & {
  children?: ReactNode;
  /** Under the words: what it does. */
  hint?: ReactNode;
};

/** Yes or no. `mixed`: some of them. */
export function Checkbox({ mixed = false, ref, ...rest }: Props & { mixed?: boolean }) {
  return (
    <Choice
      {...rest}
      type="checkbox"
      look="cb"
      ref={(input: HTMLInputElement | null) => {
        if (input) input.indeterminate = mixed;
        if (typeof ref === "function") return ref(input);
        if (ref) ref.current = input;
      }}
    />
  );
}

/** Takes effect at once. */
export function Switch(props: Props) {
  return <Choice {...props} type="checkbox" role="switch" look="sw" />;
}

/** One of a few, all to be seen: several with the same `name`, in a `RadioGroup`. */
export function Radio(props: Props) {
  return <Choice {...props} type="radio" look="cb rad" />;
}

/** Radios and what they ask. */
export function RadioGroup({ label, row, children }: { label: string; row?: boolean; children: ReactNode }) {
  return <div role="radiogroup" aria-label={label} className={cx("opts", row && "row")}>{children}</div>;
}

function Choice({ look, hint, children, className, ...rest }: ComponentProps<"input"> & { look: string; hint?: ReactNode }) {
  const input = <input {...rest} className={look} />;
  if (children === undefined) return input;
  return <label className={cx("opt", className)}>{input}<span>{children}{hint && <small>{hint}</small>}</span></label>;
}

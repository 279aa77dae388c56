/** Turns while something is asked. The part that shows it says so with `aria-busy`. */
export function Spinner({ size = 16 }: { size?: number }) {
  return <i className="spin" style={size === 16 ? undefined : { width: size, height: size }} aria-hidden="true" />;
}

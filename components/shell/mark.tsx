/** Two turned squares: the one ornament. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="1.8" strokeLinejoin="round">
        <rect x="8.2" y="8.2" width="11.6" height="11.6" />
        <rect x="8.2" y="8.2" width="11.6" height="11.6" transform="rotate(45 14 14)" />
      </g>
    </svg>
  );
}

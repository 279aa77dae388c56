/** A cash register, in the weight of the other icons. */
export function TillIcon({ size = 15 }: { size?: number }) {
  return (
    <svg className="ic" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <rect x="4" y="12" width="16" height="8" rx="1.5" />
      <path d="M6 12l1.2-4.2a1 1 0 0 1 1-.8h7.6a1 1 0 0 1 1 .8L18 12M9 7V4h6v3M10.5 16h3" />
    </svg>
  );
}

// The mark of Roster: a list, whose first line is the one that counts.
export const Logo = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <g className="fill-on-accent">
      <rect x="7" y="8" width="4" height="4" rx="1.2" />
      <rect x="13.5" y="8" width="11.5" height="4" rx="2" />
      <rect x="7" y="14" width="4" height="4" rx="1.2" opacity=".7" />
      <rect x="13.5" y="14" width="8" height="4" rx="2" opacity=".7" />
      <rect x="7" y="20" width="4" height="4" rx="1.2" opacity=".45" />
      <rect x="13.5" y="20" width="10" height="4" rx="2" opacity=".45" />
    </g>
  </svg>
)

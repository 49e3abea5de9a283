import type { ReactNode } from 'react';

function Icon({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={`size-5 shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

/** A woven basket; where there is room for it. */
export function CartIcon() {
  return (
    <Icon className="max-sm:hidden">
      <path d="M3 10h18l-2 9a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2zM8 10l3-7M16 10l-3-7M9 14v3M12 14v3M15 14v3" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="11" cy="11" r="6" />
      <path d="m16 16 5 5" />
    </Icon>
  );
}

export function PersonIcon() {
  return (
    <Icon className="max-sm:hidden">
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c1-5 4-7 8-7s7 2 8 7" />
    </Icon>
  );
}

export function ArrowIcon() {
  return (
    <Icon>
      <path d="M4 12h16M14 6l6 6-6 6" />
    </Icon>
  );
}

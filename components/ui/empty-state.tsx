import type { ReactNode } from 'react';

type EmptyStateProps = {
  title: ReactNode;
  /** Why it is empty, and what could be done. */
  children?: ReactNode;
  /** A link or a button out of here. */
  action?: ReactNode;
  /** `1` when nothing else on the page is its heading. */
  headingLevel?: 1 | 2;
};

/** A page or list that has nothing in it, with a way on. */
export function EmptyState({ title, children, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  return (
    <div className="grid justify-items-center gap-4 py-16 text-center sm:py-24">
      <EmptyCup />
      <Heading className="text-3xl sm:text-4xl">{title}</Heading>
      {children && <div className="max-w-prose text-ink-soft">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}

function EmptyCup() {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className="size-24 text-clay">
      <ellipse cx="48" cy="84" rx="28" ry="4" fill="var(--tile)" />
      <path d="M24 22h48l-7 52c-.6 4.6-6 8-17 8s-16.4-3.4-17-8z" fill="currentColor" />
      <ellipse cx="48" cy="22" rx="24" ry="7" fill="var(--clay-deep)" />
      <ellipse cx="48" cy="23.5" rx="20" ry="4.6" fill="var(--paper)" opacity=".25" />
    </svg>
  );
}

import type { ReactNode } from 'react';

type StatusProps = {
  /** Empty while there is nothing to say: the element must be on the page before its text is. */
  children?: ReactNode;
  className?: string;
};

/** Progress, countdowns and results: told to a screen reader without moving the focus. */
export function Status({ children, className = '' }: StatusProps) {
  return (
    <div role="status" className={className}>
      {children}
    </div>
  );
}

'use client';

import { useLinkStatus } from 'next/link';

/**
 * Inside a `<Link>` to a page that is made on request: a thin bar over the page while it is on its
 * way, after a moment in which most of them have arrived.
 */
export function LinkPending({ label }: { label: string }) {
  const { pending } = useLinkStatus();
  return (
    <span role="status" className="contents">
      {pending && (
        <span className="link-pending fixed inset-x-0 top-0 z-30 block h-1 bg-clay">
          <span className="sr-only">{label}</span>
        </span>
      )}
    </span>
  );
}

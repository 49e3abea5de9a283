'use client';

import { type ReactNode, useEffect } from 'react';
import { Notice } from '@/components/ui/notice';

type CartNoticeProps = { title: string; children: ReactNode; seenUrl: string };

/** What signing in changed about the basket; told once, so that it says so when it was seen. */
export function CartNotice({ title, children, seenUrl }: CartNoticeProps) {
  useEffect(() => {
    // Not an action: that would draw the page again, without this.
    fetch(seenUrl, { method: 'POST', keepalive: true }).catch(() => undefined);
  }, [seenUrl]);
  return <Notice title={title}>{children}</Notice>;
}

'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const WAITS_MS = [800, 2_500, 6_000];

/** Looks again a few times while something is about to be done, such as charging a payment. */
export function RefreshSoon() {
  const router = useRouter();
  useEffect(() => {
    const timers = WAITS_MS.map((ms) => setTimeout(() => router.refresh(), ms));
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [router]);
  return null;
}

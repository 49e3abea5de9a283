'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

/** Whole seconds left of `ms`, counted from when this `asOf` was first seen. */
export function useCountdown(ms: number, asOf: number): number {
  const [target, setTarget] = useState({ asOf, end: Date.now() + ms });
  const [left, setLeft] = useState(() => Math.ceil(ms / 1000));
  if (target.asOf !== asOf) {
    setTarget({ asOf, end: Date.now() + ms });
    setLeft(Math.ceil(ms / 1000));
  }
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((target.end - Date.now()) / 1000)));
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [target]);
  return left;
}

/** Ticks for the eye each second; a screen reader hears it once a minute. */
export function Countdown({ seconds }: { seconds: number }) {
  const t = useTranslations('otp');
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      <span aria-hidden="true">{t('timeLeft', { time })}</span>
      <span className="sr-only">{t('timeLeftSpoken', { minutes: Math.floor(seconds / 60) })}</span>
    </>
  );
}

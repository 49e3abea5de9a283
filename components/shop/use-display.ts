'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { type Display, markDisplay, readDisplay } from '@/lib/shop/display-cookie';

/** Dispatch on `window` after an act that changed the display cookie: the header reads it again. */
export const displayChanged = 'kulhad:display';

/** The shopper's name and basket count, from the cookie made for it; kept up across tabs and acts. */
export function useDisplay(): Display {
  const [display, setDisplay] = useState<Display>({ name: null, count: 0 });
  const path = usePathname();
  useEffect(() => {
    const read = () => {
      const next = readDisplay(document.cookie);
      markDisplay(document.documentElement, next);
      setDisplay((now) => (now.name === next.name && now.count === next.count ? now : next));
    };
    // An act that ends on another page (a sign-in, an order) has changed the cookie before the path.
    if (path) read();
    const moments = ['focus', 'pageshow', displayChanged] as const;
    for (const moment of moments) window.addEventListener(moment, read);
    return () => {
      for (const moment of moments) window.removeEventListener(moment, read);
    };
  }, [path]);
  return display;
}

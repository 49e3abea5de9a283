'use client';

import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'> & {
  /** False where nothing can be fetched in advance: a page that is made for one request. */
  prefetch?: false;
};

/**
 * A link within the shop. Next.js would fetch what lies behind every link that comes into view, which
 * is 33 requests and a third of a megabyte on a shelf; here that begins when somebody is about to go
 * there: a pointer on it, a finger down, or the keyboard's focus.
 */
export function Link({ prefetch, ...props }: LinkProps) {
  const [meant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return (
    <NextLink
      {...props}
      prefetch={prefetch === false || !meant ? false : null}
      onPointerEnter={mean}
      onTouchStart={mean}
      onFocus={mean}
    />
  );
}

'use client';

import { useEffect, useState } from 'react';
import { Link } from '@/components/ui/link';
import { LinkPending } from '@/components/ui/link-pending';
import { CartIcon } from './icons';
import { useDisplay } from './use-display';

type CartLinkProps = {
  href: string;
  label: string;
  /** Its name for a screen reader with one piece in the basket. */
  one: string;
  /** The same with several: `{count}` stands for how many. */
  other: string;
  loading: string;
};

/** The way to the basket. Its number is painted by the style sheet before any script has loaded. */
export function CartLink({ href, label, one, other, loading }: CartLinkProps) {
  const { count } = useDisplay();
  const [loaded, setLoaded] = useState(false);
  useEffect(() => setLoaded(true), []);
  const name = count === 1 ? one : other.replace('{count}', String(count));
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={loaded && count > 0 ? name : undefined}
      className="inline-flex min-h-11 items-center gap-2 rounded-full px-2 font-semibold hover:bg-tile sm:px-3"
    >
      <CartIcon />
      <span>{label}</span>
      <span className="cart-count min-w-6 place-items-center rounded-full bg-clay px-1.5 text-on-clay text-sm leading-6 tabular-nums" />
      <LinkPending label={loading} />
    </Link>
  );
}

'use client';

import { useRef } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { Locale } from '@/lib/i18n/routing';
import { PersonIcon } from './icons';
import { useDisplay } from './use-display';

type AccountMenuProps = {
  locale: Locale;
  labels: { account: string; signedInAs: string; signOut: string };
  links: { href: string; label: string }[];
  /** Ends the session; posts the page's own address, so it works before any script has loaded. */
  signOut: (form: FormData) => Promise<void>;
};

/** A member's button with what belongs to them: the browser's own popover, which needs no script. */
export function AccountMenu({ locale, labels, links, signOut }: AccountMenuProps) {
  const { name } = useDisplay();
  const menu = useRef<HTMLDivElement>(null);
  return (
    <div className="for-member">
      <button
        type="button"
        popoverTarget="account-menu"
        className="inline-flex min-h-11 items-center gap-2 rounded-full px-2 font-semibold hover:bg-tile sm:px-3"
      >
        <PersonIcon />
        {labels.account}
      </button>
      <div
        ref={menu}
        id="account-menu"
        popover="auto"
        className="account-menu min-w-60 rounded-2xl border border-line bg-raised p-2 text-ink shadow-lg"
      >
        {name && (
          <p className="border-line border-b px-4 pt-2 pb-3 text-ink-soft text-sm">
            {labels.signedInAs.replace('{name}', name)}
          </p>
        )}
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <Link
                href={link.href}
                prefetch={false}
                onClick={() => menu.current?.hidePopover()}
                className="flex min-h-11 items-center rounded-lg px-4 hover:bg-tile"
              >
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
        <form action={signOut} className="border-line border-t px-3 pt-2">
          <input type="hidden" name="locale" value={locale} />
          <button type="submit" className={buttonClass('quiet')}>
            {labels.signOut}
          </button>
        </form>
      </div>
    </div>
  );
}

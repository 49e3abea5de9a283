import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { factorsOf } from '@/lib/identity/factors/factors-of';
import { db } from '@/lib/platform/db';

/** What a member can confirm with beside the phone, and the ways to change that. */
export async function FactorsSection({ locale, userId }: { locale: Locale; userId: string }) {
  const [t, { passkeys, app, backupCodes }] = await Promise.all([
    getTranslations({ locale, namespace: 'account.factors' }),
    factorsOf(db(), userId),
  ]);
  const factors = [
    {
      href: '/account/passkeys',
      name: t('passkeys'),
      state: t('passkeyCount', { count: passkeys }),
      action: t(passkeys > 0 ? 'passkeyChange' : 'passkeyAdd'),
    },
    {
      href: '/account/authenticator',
      name: t('app'),
      state: t(app ? 'appOn' : 'appOff'),
      action: t(app ? 'appChange' : 'appSetUp'),
    },
    {
      href: '/account/backup-codes',
      name: t('backup'),
      state: t('backupLeft', { count: backupCodes }),
      action: t(backupCodes > 0 ? 'backupAnew' : 'backupMake'),
    },
  ];
  return (
    <div className="grid gap-3">
      <h3 className="text-xl">{t('title')}</h3>
      <p className="text-ink-soft">{t('text')}</p>
      <ul className="divide-y divide-line border-line border-y">
        {factors.map(({ href, name, state, action }) => (
          <li key={href} className="flex flex-wrap items-center justify-between gap-x-6 py-3">
            <span>
              <strong className="block">{name}</strong>
              <span className="text-ink-soft text-sm">{state}</span>
            </span>
            <Link href={localePath(locale, href)} prefetch={false} className={buttonClass('quiet')}>
              {action}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

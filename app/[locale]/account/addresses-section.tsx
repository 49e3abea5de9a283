import { getTranslations } from 'next-intl/server';
import { ActionButton } from '@/components/shop/account/action-button';
import { buttonClass } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import { db } from '@/lib/platform/db';
import { listAddresses } from '@/lib/shop/addresses/address-book';
import { chooseAddress, removeAddress } from './actions';

/** A member's addresses, and what can be done with each. */
export async function AddressesSection({ locale, userId }: { locale: Locale; userId: string }) {
  const [t, addresses] = await Promise.all([
    getTranslations({ locale, namespace: 'account.addresses' }),
    listAddresses(db(), userId),
  ]);
  return (
    <section id="addresses" aria-labelledby="addresses-title" className="grid gap-4">
      <h2 id="addresses-title" className="text-3xl">
        {t('title')}
      </h2>
      {addresses.length === 0 && <p className="text-ink-soft">{t('empty')}</p>}
      <ul className="grid gap-4 sm:grid-cols-2">
        {addresses.map((address) => (
          <li key={address.id} className="grid content-start gap-3 rounded-2xl bg-tile p-5">
            <address id={`address-${address.id}`} className="not-italic">
              <strong className="block">{address.name}</strong>
              <span className="block">{address.line1}</span>
              {address.line2 && <span className="block">{address.line2}</span>}
              <span className="block">
                {address.city} {address.pin}
              </span>
              <span className="block">{address.state}</span>
              <span className="block">{address.phone}</span>
            </address>
            <div className="flex flex-wrap items-center gap-x-4">
              {address.isDefault ? (
                <span className="font-semibold text-good">{t('default')}</span>
              ) : (
                <ActionButton
                  action={chooseAddress}
                  hidden={{ locale, id: address.id }}
                  label={t('makeDefault')}
                  working={t('working')}
                  describedBy={`address-${address.id}`}
                />
              )}
              <Link
                href={localePath(locale, `/account/addresses/${address.id}`)}
                aria-describedby={`address-${address.id}`}
                className={buttonClass('quiet')}
              >
                {t('edit')}
              </Link>
              <ActionButton
                action={removeAddress}
                hidden={{ locale, id: address.id }}
                label={t('remove')}
                working={t('working')}
                describedBy={`address-${address.id}`}
              />
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Link
          href={localePath(locale, '/account/addresses/new')}
          className={buttonClass('secondary')}
        >
          {t('add')}
        </Link>
      </p>
    </section>
  );
}

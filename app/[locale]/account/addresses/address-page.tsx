import { getTranslations } from 'next-intl/server';
import { AddressForm } from '@/components/shop/account/address-form';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import type { Address } from '@/lib/shop/addresses/address';
import { INDIAN_STATES } from '@/lib/shop/addresses/indian-states';
import { saveAddress } from '../actions';

type AddressPageProps = { locale: Locale; id: string; title: string; address: Address };

/** The form of one address with all its texts, for a new one and for one that is edited. */
export async function AddressPage({ locale, id, title, address }: AddressPageProps) {
  const [t, say] = await Promise.all([
    getTranslations({ locale, namespace: 'checkout' }),
    getTranslations({ locale, namespace: 'account.addresses' }),
  ]);
  const { name, phone, line1, line2, city, state, pin } = address;
  return (
    <div className="mx-auto grid w-full max-w-xl gap-8 px-5 py-10 sm:py-14">
      <h1 className="text-4xl">{title}</h1>
      <AddressForm
        locale={locale}
        action={saveAddress}
        id={id}
        defaults={{ name, phone, line1, line2, city, state, pin }}
        states={INDIAN_STATES}
        back={localePath(locale, '/account#addresses')}
        labels={{
          contact: t('contact'),
          address: t('address'),
          name: t('name'),
          phone: t('phone'),
          phoneHint: t('phoneHint'),
          line1: t('line1'),
          line1Hint: t('line1Hint'),
          line2: t('line2'),
          line2Hint: t('line2Hint'),
          city: t('city'),
          state: t('state'),
          stateChoose: t('stateChoose'),
          pin: t('pin'),
          save: say('save'),
          saving: say('saving'),
          cancel: say('cancel'),
        }}
      />
    </div>
  );
}

import { getTranslations } from 'next-intl/server';
import { ActionButton } from '@/components/shop/account/action-button';
import { buttonClass } from '@/components/ui/button';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import type { Locale } from '@/lib/i18n/routing';
import type { Factors } from '@/lib/identity/factors/factors-of';
import type { Means } from '@/lib/identity/means';

type OtherMeansProps = {
  locale: Locale;
  means: Means;
  factors: Factors;
  /** The page that asks, without its language. */
  page: string;
  /** The message: sent by this action, sent before, or no way to go on here. */
  text: ((previous: FormState, form: FormData) => Promise<FormState>) | 'sent' | 'none';
};

/**
 * The ways to confirm other than the one on the screen; nothing where there is none. Plain links: the code
 * screen asks again and again how far its message is, and one such refresh can swallow a change of the query.
 */
export async function OtherMeans(props: OtherMeansProps) {
  const { locale, means, factors, page, text } = props;
  const t = await getTranslations({ locale, namespace: 'identity.factor' });
  const links = [
    { by: 'passkey', label: t('usePasskey'), has: factors.passkeys > 0 },
    { by: 'app', label: t('useApp'), has: factors.app },
    { by: 'backup', label: t('useBackup'), has: factors.backupCodes > 0 },
    { by: 'sms', label: t('useSent'), has: text === 'sent' },
  ].filter(({ by, has }) => has && by !== means);
  const textInstead = means !== 'sms' && typeof text === 'function' ? text : null;
  if (links.length === 0 && !textInstead) return null;
  return (
    <nav aria-label={t('others')} className="mt-8 grid gap-1 border-line border-t pt-5">
      {links.map(({ by, label }) => (
        <p key={by}>
          <a
            className={buttonClass('quiet', '-ml-1')}
            href={localePath(locale, `${page}?with=${by}`)}
          >
            {label}
          </a>
        </p>
      ))}
      {textInstead && (
        <div className="-ml-1">
          <ActionButton
            action={textInstead}
            hidden={{ locale }}
            label={t('useText')}
            working={t('sending')}
          />
        </div>
      )}
    </nav>
  );
}

import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '../form-state';
import type { FormContext } from '../platform/form-action';
import { minutesUntil } from '../platform/minutes-until';
import type { FactorName } from './factors/factor';
import type { ProofRefused } from './factors/prove';

/** What a form is told of a refused passkey, app's or backup code; null where what it was for is over. */
export async function factorRefusal(
  refused: ProofRefused,
  factor: FactorName,
  { now, locale, t: form }: FormContext,
): Promise<FormState | null> {
  const t = await getTranslations({ locale, namespace: 'identity.factor.problems' });
  switch (refused.reason) {
    case 'malformed':
    case 'wrong':
      return {
        status: 'refused',
        message: form('check_fields'),
        errors: { code: t(`${refused.reason}.${factor}`) },
      };
    case 'wait':
      return {
        status: 'refused',
        message: t('wait', { minutes: minutesUntil(refused.retryAt, now) }),
      };
    case 'disabled':
      return { status: 'refused', message: t('disabled') };
    case 'declined':
      return null;
  }
}

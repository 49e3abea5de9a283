'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/form-state';
import { localePath } from '@/lib/i18n/path';
import { keepHolder, readHolder } from '@/lib/identity/challenge-cookie';
import { currentDevice, readTrustToken } from '@/lib/identity/current-device';
import { rememberPhone } from '@/lib/identity/entered-phones';
import { finishSignIn } from '@/lib/identity/finish-sign-in';
import { readIdentifier } from '@/lib/identity/identifier';
import { safeRedirect } from '@/lib/identity/safe-redirect';
import { startSignIn } from '@/lib/identity/sign-in';
import { db } from '@/lib/platform/db';
import { formAction } from '@/lib/platform/form-action';
import { loose, requiredLine, secretText } from '@/lib/platform/form-fields';
import { minutesUntil } from '@/lib/platform/minutes-until';
import { adoptGuestCart } from '@/lib/shop/cart/adopt';

const shape = {
  identifier: requiredLine(254),
  password: secretText(500),
  next: loose(2_000),
};

export const login = formAction('login', shape, async (input, { now, locale, client, t: form }) => {
  const t = await getTranslations({ locale, namespace: 'identity.problems' });
  const identifier = readIdentifier(input.identifier);
  if (!identifier)
    return {
      status: 'refused',
      message: form('check_fields'),
      errors: { identifier: t('identifier') },
    } satisfies FormState;
  const result = await startSignIn(
    db(),
    {
      identifier,
      password: input.password,
      trustToken: await readTrustToken(),
      device: await currentDevice(),
      next: safeRedirect(input.next, localePath(locale, '/')),
      locale,
      holder: await readHolder('login'),
      client,
    },
    now,
  );
  if (!result.ok) {
    if (result.reason === 'wrong')
      return { status: 'refused', message: t('wrong') } satisfies FormState;
    const minutes = minutesUntil(result.retryAt, now);
    return { status: 'refused', message: t(result.reason, { minutes }) } satisfies FormState;
  }
  if (identifier.kind === 'phone') await rememberPhone(identifier.value, now);
  if (result.step === 'done') {
    await finishSignIn(result);
    await adoptGuestCart(result.userId, now);
    redirect(result.next);
  }
  await keepHolder('login', result.holder, result.expiresAt);
  redirect(localePath(locale, '/login/verify'));
});

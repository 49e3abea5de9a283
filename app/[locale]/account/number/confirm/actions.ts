'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/path';
import { readHolder } from '@/lib/identity/challenge-cookie';
import { codeAction } from '@/lib/identity/code-action';
import { requireSession } from '@/lib/identity/current-session';
import { factorRefusal } from '@/lib/identity/factor-refusal';
import { FACTORS } from '@/lib/identity/factors/factor';
import { approveByCode, approveByFactor } from '@/lib/identity/number-change';
import { textInsteadAction } from '@/lib/identity/text-instead';
import { db } from '@/lib/platform/db';
import { type FormContext, formAction } from '@/lib/platform/form-action';
import { loose } from '@/lib/platform/form-fields';
import { askNewNumber } from '../ask-new-number';

const PAGE = '/account/number/confirm';
const member = ({ locale }: FormContext) => requireSession(locale, localePath(locale, PAGE));

export const verifyPresent = codeAction({
  purpose: 'approve_change',
  verify: async ({ holder, typed, client }, context) =>
    approveByCode(db(), { session: await member(context), holder, typed, client }, context.now),
  onRight: async ({ newPhone }, context) =>
    askNewNumber({ session: await member(context), newPhone }, context),
});

const factorFields = { factor: z.enum(FACTORS, 'malformed'), code: loose(8_000) };

/** A passkey, an app's or a backup code in place of the one to the present number. */
export const verifyPresentFactor = formAction(
  'number.factor',
  factorFields,
  async (input, context) => {
    const { factor, code: typed } = input;
    const session = await member(context);
    const holder = await readHolder('approve_change');
    const request = { session, holder, proof: { factor, typed } };
    const approved = await approveByFactor(db(), request, context.now);
    if (approved.ok) return askNewNumber({ session, ...approved.result }, context);
    const refused =
      approved.reason === 'ended' ? null : await factorRefusal(approved, factor, context);
    return refused ?? redirect(localePath(context.locale, PAGE));
  },
);

export const textPresent = textInsteadAction('approve_change', PAGE);

import { expect, test } from 'vitest';
import { db } from '../platform/db';
import { maskPhone } from '../platform/mask';
import { forgetOldMessages } from './forget-messages';
import { queueMessage } from './outbox';

const NOW = new Date('2026-03-01T10:00:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const to = '+919812345678';

test('[G2] a message loses its number a day after its end, and is gone after 400 days', async () => {
  const letter = { template: 'code.checkout', params: { order: 'KUL-ABC234' }, locale: 'en' };
  await db().$transaction((tx) =>
    queueMessage(tx, { ...letter, to, notAfter: after(600), now: NOW }),
  );
  const kept = () => db().smsMessage.findMany();
  await forgetOldMessages(db(), after(600 + 86_400));
  expect(await kept()).toMatchObject([{ to, status: 'queued' }]);
  await forgetOldMessages(db(), after(601 + 86_400));
  await forgetOldMessages(db(), after(600 + 400 * 86_400));
  expect(await kept()).toMatchObject([
    { to: maskPhone(to), params: {}, template: 'code.checkout', status: 'undeliverable' },
  ]);
  await forgetOldMessages(db(), after(601 + 400 * 86_400));
  expect(await kept()).toEqual([]);
});

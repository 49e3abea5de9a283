import { reserve } from '../platform/budget';
import type { Tx } from '../platform/db';
import { queueMessage } from '../sms/outbox';
import type { TemplateName } from '../sms/templates/template';

const NOT_AFTER_SECONDS = 6 * 3_600;
const WINDOWS = [{ max: 3, seconds: 3_600 }];

/** Tells an owner of something by SMS, with the act it tells of; a few an hour of a kind at most. */
export async function notify(
  tx: Tx,
  { to, template, locale }: { to: string; template: TemplateName; locale: string },
  now: Date,
): Promise<void> {
  const wanted = [{ key: `notice:${template}:${to}`, windows: WINDOWS }];
  if (!(await reserve(tx, wanted, now)).ok) return;
  const notAfter = new Date(now.getTime() + NOT_AFTER_SECONDS * 1000);
  await queueMessage(tx, { to, template, params: {}, locale, notAfter, now });
}

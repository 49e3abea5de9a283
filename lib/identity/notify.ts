import { reserve } from '../platform/budget';
import type { Tx } from '../platform/db';
import { queueMessage } from '../sms/outbox';
import type { TemplateName } from '../sms/templates/template';
import { ownersLocale } from './owners-locale';

const NOT_AFTER_SECONDS = 6 * 3_600;
const WINDOWS = [{ max: 3, seconds: 3_600 }];

/**
 * Tells an owner of something by SMS, with the act it tells of; a few an hour of a kind at most. In the owner's
 * language where it is known: the page's, `locale`, may be a thief's.
 */
export async function notify(
  tx: Tx,
  { to, template, locale }: { to: string; template: TemplateName; locale: string },
  now: Date,
): Promise<void> {
  const wanted = [{ key: `notice:${template}:${to}`, windows: WINDOWS }];
  if (!(await reserve(tx, wanted, now)).ok) return;
  const notAfter = new Date(now.getTime() + NOT_AFTER_SECONDS * 1000);
  const spoken = (await ownersLocale(tx, to)) ?? locale;
  await queueMessage(tx, { to, template, params: {}, locale: spoken, notAfter, now });
}

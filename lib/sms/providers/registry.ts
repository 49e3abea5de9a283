import type { z } from 'zod';
import { type Env, env, type SmsProviderName } from '../../platform/env';
import { readSettings, type Settings, wrongSettings } from '../../platform/settings';
import type { ReceiptReader, SmsProvider } from '../provider';
import { awsProvider, awsSettings } from './aws';
import { awsReceipts } from './aws-receipts';
import type { CarrierContext } from './carrier';
import { httpPanelProvider, httpPanelReceipts, httpPanelSettings } from './http-panel';
import { msg91Provider, msg91Receipts, msg91Settings } from './msg91';
import { plivoProvider, plivoReceipts, plivoSettings } from './plivo';
import { smppSettings } from './smpp/config';
import { twilioProvider, twilioReceipts, twilioSettings } from './twilio';
import { vonageProvider, vonageReceipts, vonageSettings } from './vonage';

export type Carrier = { provider: SmsProvider; receipts: ReceiptReader };
type Source = Readonly<Record<string, string | undefined>>;
type Maker = (source: Source, context: CarrierContext) => Settings<Carrier>;

/** A carrier from its settings, or what is wrong with them. */
function carrier<T>(
  schema: z.ZodType<T>,
  provider: (settings: T, context: CarrierContext) => SmsProvider,
  receipts: (settings: T) => ReceiptReader,
): Maker {
  return (source, context) => {
    const read = readSettings(schema, source);
    if (!read.ok) return read;
    const value = { provider: provider(read.value, context), receipts: receipts(read.value) };
    return { ok: true, value };
  };
}

const MAKERS: Record<Exclude<SmsProviderName, 'console' | 'none' | 'smpp'>, Maker> = {
  twilio: carrier(twilioSettings, twilioProvider, twilioReceipts),
  vonage: carrier(vonageSettings, vonageProvider, vonageReceipts),
  plivo: carrier(plivoSettings, plivoProvider, plivoReceipts),
  msg91: carrier(msg91Settings, msg91Provider, msg91Receipts),
  aws: carrier(awsSettings, awsProvider, awsReceipts),
  'http-panel': carrier(httpPanelSettings, httpPanelProvider, httpPanelReceipts),
};

/**
 * The carriers over HTTP among `smsProviders`, by name, each made from its own settings. Throws one error that
 * names every setting that is missing or wrong, of all of them.
 */
export function readCarriers(
  { smsProviders, origin }: Pick<Env, 'smsProviders' | 'origin'>,
  source: Source,
): ReadonlyMap<SmsProviderName, Carrier> {
  const carriers = new Map<SmsProviderName, Carrier>();
  const lines: string[] = [];
  for (const name of new Set(smsProviders)) {
    if (name === 'console' || name === 'none') continue;
    // Made by who holds its connection; what it lacks is told with the rest.
    const made =
      name === 'smpp' ? readSettings(smppSettings, source) : MAKERS[name](source, { origin });
    if (!made.ok) lines.push(...made.lines.map((line) => `${line} (SMS_PROVIDERS has ${name})`));
    else if ('provider' in made.value) carriers.set(name, made.value);
  }
  if (lines.length > 0) throw wrongSettings(lines);
  return carriers;
}

let cached: ReadonlyMap<SmsProviderName, Carrier> | undefined;

/** The carriers of this process, made once. */
export function carriers(): ReadonlyMap<SmsProviderName, Carrier> {
  cached ??= readCarriers(env(), process.env);
  return cached;
}

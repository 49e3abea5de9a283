import { readFileSync } from 'node:fs';
import { type Env, env } from '../../platform/env';
import demo from './demo-registry.json';
import { type DltRegistry, readRegistry } from './registry';
import { unregistered } from './unregistered';

/** Made-up ids, and the texts as they would be registered with this shop's host. */
export function demoRegistry(origin: string): DltRegistry {
  const line = `\n@${new URL(origin).hostname} #`;
  const templates = demo.templates.map((one) => ({
    ...one,
    text: one.text.replace('\n@localhost #', line),
  }));
  return readRegistry({ ...demo, templates });
}

/**
 * What messages to India are checked with: the file that SMS_DLT names, in a demo without one the demo's.
 * Throws where a carrier is to send without a registration, or one of our messages is not what was
 * registered: operators drop such messages after they were paid for, and only the shopper would notice.
 * With SMS_DLT=none they leave unregistered, for who sends to India from abroad or not at all.
 */
export function readConfigured({
  demoMode,
  origin,
  smsDlt,
  smsProviders,
}: Pick<Env, 'demoMode' | 'origin' | 'smsDlt'> & {
  smsProviders: readonly string[];
}): DltRegistry | null {
  if (smsDlt === 'none') return null;
  if (!smsDlt) {
    if (demoMode) return demoRegistry(origin);
    if (smsProviders.every((name) => name === 'none')) return null;
    throw new Error(
      'SMS_DLT: is missing. It names the file of what is registered for India (docs/dlt.md), or is `none`',
    );
  }
  const registry = readFile(smsDlt);
  const missing = unregistered(registry, origin);
  if (missing.length > 0)
    throw new Error(
      `SMS_DLT: ${smsDlt} does not have these messages, or not letter by letter:\n  ${missing.join('\n  ')}`,
    );
  return registry;
}

function readFile(path: string): DltRegistry {
  try {
    return readRegistry(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`SMS_DLT: ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

let cached: DltRegistry | null | undefined;

/** The registry of this process, read once. */
export function dltRegistry(): DltRegistry | null {
  if (cached === undefined) cached = readConfigured(env());
  return cached;
}

import fs from 'node:fs';
import { withClient } from '../setup/databases.mjs';
import { inProject } from '../setup/project.mjs';
import { findSecrets, withoutMessages } from './secrets.mjs';

/** No table holds these. */
const NOWHERE = ['password', 'card number'];

/** Beside them: what these tables must not hold. Others are there to hold it, or speak of amounts. */
const NOT_IN = {
  'public.audit_events': ['code', 'phone number'],
  'public.sessions': ['code', 'phone number'],
  'public.sign_in_tickets': ['code', 'phone number'],
  'public.trusted_devices': ['code', 'phone number'],
  'public.reset_permits': ['code', 'phone number'],
  'public.passkeys': ['code', 'phone number'],
  'public.passkey_enrolments': ['code', 'phone number'],
  'public.otp_challenges': ['code'],
  'public.sms_messages': ['code'],
  'graphile_worker._private_jobs': ['code', 'phone number'],
  'checks.jobs': ['code', 'phone number'],
};

/**
 * Keeps a copy of every job from now on: the queue forgets those that are done.
 *
 * @param {string} databaseUrl
 */
export async function keepJobs(databaseUrl) {
  await withClient(databaseUrl, (client) =>
    client.query(`
      CREATE SCHEMA checks;
      CREATE TABLE checks.jobs (job jsonb NOT NULL);
      CREATE FUNCTION checks.keep_job() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO checks.jobs VALUES (to_jsonb(NEW)); RETURN NULL; END $$;
      CREATE TRIGGER keep_job AFTER INSERT OR UPDATE OF payload, last_error
        ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION checks.keep_job();`),
  );
}

/**
 * Searches what a shop printed and wrote down while people used it for the codes that were sent, and
 * for passwords, card numbers and whole phone numbers.
 *
 * @param {{ databaseUrl: string, log: string }} shop `log` is what it printed
 * @returns {Promise<{ ok: boolean, output: string, note: string }>} `output` names places and kinds,
 *   never a secret; not ok either when there was nothing to search for, or the search is blind
 */
export async function searchJourneys({ databaseUrl, log }) {
  return withClient(databaseUrl, async (client) => {
    const known = await secretsOf(client);
    const found = [
      ...blindness(log, known),
      ...findSecrets(withoutMessages(log), known).map(({ line, kind }) => `line ${line}: ${kind}`),
      ...(await findInTables(client, known)),
    ];
    const note = `${known.codes.size} codes and ${known.numbers.size} numbers looked for`;
    return { ok: found.length === 0, output: found.join('\n'), note };
  });
}

/** The codes of all messages, read off the line that binds each to its origin, and all numbers. */
async function secretsOf(client) {
  const codes = await client.query(
    String.raw`SELECT substring(body FROM '\n@\S+ #(\d{6})$') AS code FROM demo_inbox_messages`,
  );
  const numbers = await client.query(`
    SELECT phone FROM users UNION SELECT "to" FROM sms_messages UNION SELECT "to" FROM demo_inbox_messages
    UNION SELECT phone FROM otp_challenges WHERE phone IS NOT NULL`);
  const personas = JSON.parse(fs.readFileSync(inProject('prisma', 'personas.json'), 'utf8'));
  return {
    codes: new Set(codes.rows.map(({ code }) => code).filter(Boolean)),
    numbers: new Set(numbers.rows.map(({ phone }) => phone)),
    passwords: personas.map(({ password }) => password),
  };
}

/** In the messages that it printed there are codes and numbers: who finds none would find none elsewhere. */
function blindness(log, known) {
  const seen = new Set(findSecrets(log, known).map(({ kind }) => kind));
  return ['code', 'phone number']
    .filter((kind) => !seen.has(kind))
    .map((kind) => `not one ${kind} in the messages printed: this search proves nothing`);
}

async function findInTables(client, known) {
  const { rows: tables } = await client.query(`
    SELECT table_schema || '.' || table_name AS name,
      quote_ident(table_schema) || '.' || quote_ident(table_name) AS quoted
    FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`);
  const found = [];
  for (const { name, quoted } of tables) {
    const { rows } = await client.query(`SELECT to_jsonb(t)::text AS row FROM ${quoted} AS t`);
    const text = rows.map(({ row }) => row).join('\n');
    const banned = [...NOWHERE, ...(NOT_IN[name] ?? [])];
    const kinds = findSecrets(text, known).flatMap(({ kind }) =>
      banned.includes(kind) ? [kind] : [],
    );
    for (const kind of new Set(kinds)) {
      const count = kinds.filter((each) => each === kind).length;
      found.push(`${name}: ${kind} in ${count} of ${rows.length} rows`);
    }
  }
  const names = tables.map(({ name }) => name);
  const missing = Object.keys(NOT_IN).filter((name) => !names.includes(name));
  return [...found, ...missing.map((name) => `${name}: there is no such table to search`)];
}

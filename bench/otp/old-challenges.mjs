import { withClient } from '../../scripts/setup/databases.mjs';

/** Indexes are made again afterwards: with them in place each row would be put into each, one by one. */
const WITHOUT_INDEXES = `
  DO $$
  DECLARE index record;
  BEGIN
    CREATE TEMP TABLE dropped AS
      SELECT indexname, indexdef FROM pg_indexes
      WHERE tablename = 'otp_challenges' AND indexname <> 'otp_challenges_pkey';
    FOR index IN SELECT * FROM dropped LOOP EXECUTE format('DROP INDEX %I', index.indexname); END LOOP;
  END $$`;
const WITH_INDEXES = `
  DO $$
  DECLARE index record;
  BEGIN
    FOR index IN SELECT * FROM dropped LOOP EXECUTE index.indexdef; END LOOP;
  END $$`;

/**
 * Fills the table with challenges of the last day that were used, as many of each number as there may be.
 *
 * @param {string} databaseUrl @param {number} count
 */
export async function addOldChallenges(databaseUrl, count) {
  await withClient(databaseUrl, async (client) => {
    await client.query(WITHOUT_INDEXES);
    await client.query(
      `INSERT INTO otp_challenges (
         purpose, phone, throttle_key, holder_hash, subject, nonce, key_id, attempts, max_attempts,
         next_send_at, created_at, expires_at, consumed_at
       )
       SELECT 'login', '+9170' || lpad((n / 10)::text, 8, '0'), 'phone:+9170' || lpad((n / 10)::text, 8, '0'),
         sha256(n::text::bytea), gen_random_uuid()::text, substring(sha256(n::text::bytea) FOR 16), 'demo', 1, 5,
         at, at, at + interval '10 minutes', at + interval '1 minute'
       FROM generate_series(1, $1::int) AS n,
         LATERAL (SELECT now() - n * interval '1 day' / $1::int AS at) AS moment`,
      [count],
    );
    await client.query(WITH_INDEXES);
    await client.query('VACUUM ANALYZE otp_challenges');
  });
}

-- AlterTable
ALTER TABLE "otp_challenges" ADD COLUMN     "account_id" UUID;

-- CreateTable
CREATE TABLE "code_guards" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "wait_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_guards_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sms_traffic" (
    "scope" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "verified" INTEGER NOT NULL DEFAULT 0,
    "cost_paise" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sms_traffic_pkey" PRIMARY KEY ("scope","hour")
);

-- CreateTable
CREATE TABLE "address_countries" (
    "address" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_countries_pkey" PRIMARY KEY ("address","country")
);

-- CreateIndex
CREATE INDEX "code_guards_updated_at_idx" ON "code_guards"("updated_at");

-- CreateIndex
CREATE INDEX "sms_traffic_hour_idx" ON "sms_traffic"("hour");

-- CreateIndex
CREATE INDEX "address_countries_last_at_idx" ON "address_countries"("last_at");

ALTER TABLE "code_guards" ADD CONSTRAINT "code_guards_failures_not_negative" CHECK ("failures" >= 0);
ALTER TABLE "sms_traffic"
  ADD CONSTRAINT "sms_traffic_not_negative" CHECK ("sent" >= 0 AND "verified" >= 0 AND "cost_paise" >= 0);

-- What follows are single statements for the code engine: each locks, looks, decides and counts, and is
-- committed on its own, so that neither a hundred at once nor anybody's rollback gets past a limit.
-- The limits themselves are data in lib/otp/purposes.ts and come as arguments.

-- Which of the wanted budgets are full, and when each has room again: as soon as, in every window, fewer
-- than `max` acts are left. p_wanted: [{ key, windows: [{ max, seconds }] }]
CREATE FUNCTION full_budgets(p_wanted jsonb, p_now timestamptz)
RETURNS TABLE (key text, free_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT wanted.key, max(oldest.hit + make_interval(secs => w.seconds))
  FROM jsonb_to_recordset(p_wanted) AS wanted(key text, windows jsonb)
  JOIN budgets AS b ON b.key = wanted.key
  CROSS JOIN jsonb_to_recordset(wanted.windows) AS w(max int, seconds int)
  CROSS JOIN LATERAL (
    SELECT hit FROM unnest(b.hits) AS hit
    WHERE hit > p_now - make_interval(secs => w.seconds)
    ORDER BY hit DESC OFFSET w.max - 1 LIMIT 1
  ) AS oldest
  GROUP BY wanted.key
$$;

-- Makes the rows of the wanted budgets and locks them, always in the same order.
CREATE FUNCTION lock_budgets(p_wanted jsonb, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO budgets (key, hits, updated_at)
  SELECT DISTINCT wanted.key, ARRAY[]::timestamptz[], p_now
  FROM jsonb_to_recordset(p_wanted) AS wanted(key text) ORDER BY wanted.key
  ON CONFLICT DO NOTHING;
  PERFORM FROM budgets AS b
  WHERE b.key IN (SELECT wanted.key FROM jsonb_to_recordset(p_wanted) AS wanted(key text))
  ORDER BY b.key FOR UPDATE;
END
$$;

-- Counts one act in each of the wanted budgets and drops what no window reaches any more.
CREATE FUNCTION count_in_budgets(p_wanted jsonb, p_now timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE budgets AS b SET
    hits = ARRAY(
      SELECT hit FROM unnest(b.hits) AS hit
      WHERE hit > p_now - make_interval(secs => wanted.longest) ORDER BY hit
    ) || p_now,
    updated_at = p_now
  FROM (
    SELECT w.key, (SELECT max(each.seconds) FROM jsonb_to_recordset(w.windows) AS each(seconds int)) AS longest
    FROM jsonb_to_recordset(p_wanted) AS w(key text, windows jsonb)
  ) AS wanted
  WHERE b.key = wanted.key
$$;

-- Reserves one act in all of the wanted budgets and returns nothing, or reserves none and returns the one
-- that is full the longest.
CREATE FUNCTION reserve_budgets(p_wanted jsonb, p_now timestamptz)
RETURNS TABLE (key text, free_at timestamptz) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_budgets(p_wanted, p_now);
  RETURN QUERY SELECT f.key, f.free_at FROM full_budgets(p_wanted, p_now) AS f ORDER BY f.free_at DESC LIMIT 1;
  IF NOT FOUND THEN
    PERFORM count_in_budgets(p_wanted, p_now);
  END IF;
END
$$;

-- Takes one try at a challenge, or says why there is none: 'ended', 'disabled', 'wait' or 'full'. A try that
-- may be told nothing comes back as 'silent': counted, and never right. With a try come the tries so far and
-- the generation of the code to compare with.
-- p_guards: [{ key, told, free, first, longest, disableAt }], in seconds and numbers of failures, null where
-- a guard knows no wait or no end. p_told, p_hidden: budgets, as above.
CREATE FUNCTION take_try(
  p_challenge uuid, p_guards jsonb, p_told jsonb, p_hidden jsonb, p_now timestamptz
) RETURNS TABLE (outcome text, retry_at timestamptz, attempts int, generation int) LANGUAGE plpgsql AS $$
DECLARE
  is_silent boolean;
BEGIN
  PERFORM FROM otp_challenges AS c
  WHERE c.id = p_challenge AND c.consumed_at IS NULL AND c.voided_at IS NULL
    AND c.expires_at > p_now AND c.attempts < c.max_attempts
  FOR UPDATE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'ended', NULL::timestamptz, NULL::int, NULL::int;
    RETURN;
  END IF;

  INSERT INTO code_guards (key, updated_at)
  SELECT g.key, p_now FROM jsonb_to_recordset(p_guards) AS g(key text) ORDER BY g.key
  ON CONFLICT DO NOTHING;
  PERFORM FROM code_guards AS c
  WHERE c.key IN (SELECT g.key FROM jsonb_to_recordset(p_guards) AS g(key text))
  ORDER BY c.key FOR UPDATE;
  RETURN QUERY
    SELECT CASE WHEN c.disabled_at IS NULL THEN 'wait' ELSE 'disabled' END, c.wait_until, NULL::int, NULL::int
    FROM code_guards AS c JOIN jsonb_to_recordset(p_guards) AS g(key text, told boolean, "disableAt" int) USING (key)
    WHERE g.told AND (c.wait_until > p_now OR (c.disabled_at IS NOT NULL AND g."disableAt" IS NOT NULL))
    ORDER BY c.disabled_at NULLS LAST, c.wait_until DESC LIMIT 1;
  IF FOUND THEN
    RETURN;
  END IF;

  PERFORM lock_budgets(p_told || p_hidden, p_now);
  RETURN QUERY
    SELECT 'full', f.free_at, NULL::int, NULL::int
    FROM full_budgets(p_told, p_now) AS f ORDER BY f.free_at DESC LIMIT 1;
  IF FOUND THEN
    RETURN;
  END IF;
  is_silent := EXISTS (SELECT FROM full_budgets(p_hidden, p_now)) OR EXISTS (
    SELECT FROM code_guards AS c JOIN jsonb_to_recordset(p_guards) AS g(key text, "disableAt" int) USING (key)
    WHERE c.disabled_at IS NOT NULL AND g."disableAt" IS NOT NULL
  );

  PERFORM count_in_budgets(p_told || p_hidden, p_now);
  UPDATE code_guards AS c SET
    failures = c.failures + 1,
    wait_until = CASE WHEN c.failures + 1 >= g.free
      THEN p_now + make_interval(secs => least(g.first * 2 ^ least(c.failures + 1 - g.free, 30), g.longest)) END,
    disabled_at = CASE WHEN c.failures + 1 >= g."disableAt" THEN coalesce(c.disabled_at, p_now) ELSE c.disabled_at END,
    updated_at = p_now
  FROM jsonb_to_recordset(p_guards) AS g(key text, free int, first int, longest int, "disableAt" int)
  WHERE c.key = g.key;
  RETURN QUERY
    UPDATE otp_challenges AS c SET attempts = c.attempts + 1 WHERE c.id = p_challenge
    RETURNING CASE WHEN is_silent THEN 'silent' ELSE 'counted' END, NULL::timestamptz, c.attempts, c.generation;
END
$$;

-- Counts one message on its way, or says which limit it would break: 'money', 'country', 'countries',
-- 'pumping_country' or 'pumping_prefix'. Unless p_enforce, what only pumping would stop is counted and let
-- through. Looked at alike, whether or not it is to be counted as sent (p_sent) and paid (p_paid): 1 or 0.
-- p_limits: { pricePaise, moneyPaise, countrySends, countries, unverifiedFloor, unverifiedShare }; a day is 24 hours.
CREATE FUNCTION reserve_traffic(
  p_country text, p_prefix text, p_address text, p_sent int, p_paid int,
  p_limits jsonb, p_enforce boolean, p_now timestamptz
) RETURNS TABLE (reason text, is_refused boolean) LANGUAGE plpgsql AS $$
DECLARE
  this_hour timestamptz := date_trunc('hour', p_now);
  scopes text[] := ARRAY['country:' || p_country, 'prefix:' || p_prefix, 'total'];
  is_pumping boolean := false;
BEGIN
  INSERT INTO sms_traffic (scope, hour) SELECT unnest(scopes), this_hour ORDER BY 1 ON CONFLICT DO NOTHING;
  PERFORM FROM sms_traffic AS t WHERE t.scope = ANY (scopes) AND t.hour = this_hour ORDER BY t.scope FOR UPDATE;
  INSERT INTO address_countries (address, country, last_at)
  SELECT p_address, p_country, p_now WHERE p_address IS NOT NULL
  ON CONFLICT (address, country) DO UPDATE SET last_at = p_now;

  SELECT checks.reason, checks.is_pumping INTO reason, is_pumping FROM (
    WITH day AS (
      SELECT t.scope, sum(t.sent) AS sent, sum(t.verified) AS verified, sum(t.cost_paise) AS cost
      FROM sms_traffic AS t
      WHERE t.scope = ANY (scopes) AND t.hour > this_hour - interval '24 hours' AND t.hour <= this_hour
      GROUP BY t.scope
    ), best AS (
      SELECT each.scope, max(each.verified) AS verified FROM (
        SELECT t.scope, sum(t.verified) AS verified FROM sms_traffic AS t
        WHERE t.scope = ANY (scopes) AND t.hour > this_hour - interval '14 days' AND t.hour <= this_hour
        GROUP BY t.scope, ceil(extract(epoch FROM this_hour - t.hour + interval '1 hour') / 86400)
      ) AS each GROUP BY each.scope
    )
    SELECT 1, 'money' AS reason, false AS is_pumping FROM day
    WHERE scope = 'total' AND cost + (p_limits ->> 'pricePaise')::int > (p_limits ->> 'moneyPaise')::bigint
    UNION ALL
    SELECT 2, 'country', false FROM day
    WHERE scope = scopes[1] AND sent + 1 > (p_limits ->> 'countrySends')::int
    UNION ALL
    SELECT 3, 'countries', true FROM address_countries AS a
    WHERE a.address = p_address AND a.last_at > p_now - interval '24 hours'
    HAVING count(*) > (p_limits ->> 'countries')::int
    UNION ALL
    SELECT 4, CASE scope WHEN scopes[1] THEN 'pumping_country' ELSE 'pumping_prefix' END, true
    FROM day JOIN best USING (scope)
    WHERE scope <> 'total' AND day.sent - day.verified + 1 > greatest(
      (p_limits ->> 'unverifiedFloor')::numeric, (p_limits ->> 'unverifiedShare')::numeric * best.verified)
    ORDER BY 1 LIMIT 1
  ) AS checks;

  is_refused := reason IS NOT NULL AND (p_enforce OR NOT is_pumping);
  IF NOT is_refused THEN
    UPDATE sms_traffic AS t
    SET sent = t.sent + p_sent, cost_paise = t.cost_paise + p_paid * (p_limits ->> 'pricePaise')::int
    WHERE t.scope = ANY (scopes) AND t.hour = this_hour;
  END IF;
  RETURN NEXT;
END
$$;

-- Every code that was asked for or typed read all budgets and all guards, several times over: the planner
-- takes what a JSON list holds for a hundred rows, and a table that it has not looked at lately for a small
-- one. Now rows are found by their keys, whatever it thinks, and fewer statements do what the functions did.
-- What they take and answer is as before.

-- Which of the wanted budgets are full, and when each has room again: as soon as, in every window, fewer
-- than `max` acts are left. p_wanted: [{ key, windows: [{ max, seconds }] }]
CREATE OR REPLACE FUNCTION full_budgets(p_wanted jsonb, p_now timestamptz)
RETURNS TABLE (key text, free_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT b.key, max(oldest.hit + make_interval(secs => w.seconds))
  FROM budgets AS b
  JOIN jsonb_to_recordset(p_wanted) AS wanted(key text, windows jsonb) ON wanted.key = b.key
  CROSS JOIN jsonb_to_recordset(wanted.windows) AS w(max int, seconds int)
  CROSS JOIN LATERAL (
    SELECT hit FROM unnest(b.hits) AS hit
    WHERE hit > p_now - make_interval(secs => w.seconds)
    ORDER BY hit DESC OFFSET w.max - 1 LIMIT 1
  ) AS oldest
  WHERE b.key = ANY (ARRAY(SELECT each.key FROM jsonb_to_recordset(p_wanted) AS each(key text)))
    AND cardinality(b.hits) >= w.max
  GROUP BY b.key
$$;

-- Makes the rows of the wanted budgets and locks them, always in the same order.
CREATE OR REPLACE FUNCTION lock_budgets(p_wanted jsonb, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  keys text[] := ARRAY(SELECT DISTINCT wanted.key FROM jsonb_to_recordset(p_wanted) AS wanted(key text) ORDER BY 1);
BEGIN
  INSERT INTO budgets (key, hits, updated_at) SELECT unnest(keys), '{}', p_now ON CONFLICT DO NOTHING;
  PERFORM FROM budgets AS b WHERE b.key = ANY (keys) ORDER BY b.key FOR UPDATE;
END
$$;

-- Counts one act in each of the wanted budgets and drops what no window reaches any more.
CREATE OR REPLACE FUNCTION count_in_budgets(p_wanted jsonb, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
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
    AND b.key = ANY (ARRAY(SELECT each.key FROM jsonb_to_recordset(p_wanted) AS each(key text)));
END
$$;

-- Reserves one act in all of the wanted budgets and returns nothing, or reserves none and returns the one
-- that is full the longest.
CREATE OR REPLACE FUNCTION reserve_budgets(p_wanted jsonb, p_now timestamptz)
RETURNS TABLE (key text, free_at timestamptz) LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM lock_budgets(p_wanted, p_now);
  RETURN QUERY SELECT f.key, f.free_at FROM full_budgets(p_wanted, p_now) AS f ORDER BY f.free_at DESC LIMIT 1;
  IF NOT FOUND THEN
    PERFORM count_in_budgets(p_wanted, p_now);
  END IF;
END
$$;

-- Counts one message on its way, or says which limit it would break: 'money', 'country', 'countries',
-- 'pumping_country' or 'pumping_prefix'. Unless p_enforce, what only pumping would stop is counted and let
-- through. Looked at alike, whether or not it is to be counted as sent (p_sent) and paid (p_paid): 1 or 0.
-- Money and a country's messages are bounded over all lanes, what is unverified in each lane by itself.
-- p_limits: { pricePaise, moneyPaise, countrySends, countries, unverifiedFloor, unverifiedShare }; a day is 24 hours.
CREATE OR REPLACE FUNCTION reserve_traffic(
  p_country text, p_lane text, p_prefix text, p_address text, p_sent int, p_paid int,
  p_limits jsonb, p_enforce boolean, p_now timestamptz
) RETURNS TABLE (reason text, is_refused boolean) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  this_hour timestamptz := date_trunc('hour', p_now);
  whole_country text := 'country:' || p_country;
  lanes text[] := ARRAY[whole_country || ' ' || p_lane, 'prefix:' || p_prefix || ' ' || p_lane];
  scopes text[] := lanes || whole_country || text 'total';
  is_pumping boolean := false;
BEGIN
  INSERT INTO sms_traffic (scope, hour) SELECT unnest(scopes), this_hour ORDER BY 1 ON CONFLICT DO NOTHING;
  PERFORM FROM sms_traffic AS t WHERE t.scope = ANY (scopes) AND t.hour = this_hour ORDER BY t.scope FOR UPDATE;

  SELECT checks.reason, checks.is_pumping INTO reason, is_pumping FROM (
    WITH day AS (
      SELECT t.scope, sum(t.sent) AS sent, sum(t.sent) - sum(t.verified) AS unverified, sum(t.cost_paise) AS cost
      FROM sms_traffic AS t
      WHERE t.scope = ANY (scopes) AND t.hour > this_hour - interval '24 hours' AND t.hour <= this_hour
      GROUP BY t.scope
    )
    SELECT 1, 'money' AS reason, false AS is_pumping FROM day
    WHERE scope = 'total' AND cost + (p_limits ->> 'pricePaise')::int > (p_limits ->> 'moneyPaise')::bigint
    UNION ALL
    SELECT 2, 'country', false FROM day
    WHERE scope = whole_country AND sent + 1 > (p_limits ->> 'countrySends')::int
    UNION ALL
    -- Where somebody typed a code from this address there are people of that country: it counts no more.
    SELECT 3, 'countries', true FROM address_countries AS a
    WHERE a.address = p_address AND a.last_at > p_now - interval '24 hours'
      AND (a.country = p_country OR a.verified_at IS NULL OR a.verified_at <= p_now - interval '24 hours')
    HAVING count(*) FILTER (WHERE a.country <> p_country) >= (p_limits ->> 'countries')::int
      AND count(*) FILTER (WHERE a.country = p_country) = 0
    UNION ALL
    -- The most that was verified in any 24 hours of the last 14 days, the present ones included.
    SELECT 4, CASE scope WHEN lanes[1] THEN 'pumping_country' ELSE 'pumping_prefix' END, true
    FROM day CROSS JOIN LATERAL (
      SELECT max(windows.verified) AS verified FROM (
        SELECT sum(t.verified) OVER (
          ORDER BY t.hour RANGE BETWEEN interval '23 hours' PRECEDING AND CURRENT ROW) AS verified
        FROM sms_traffic AS t
        WHERE t.scope = day.scope AND t.hour > this_hour - interval '14 days' AND t.hour <= this_hour
      ) AS windows
    ) AS best
    WHERE scope = ANY (lanes) AND unverified + 1 > (p_limits ->> 'unverifiedFloor')::int
      AND unverified + 1 > (p_limits ->> 'unverifiedShare')::numeric * best.verified
    ORDER BY 1, 2 LIMIT 1
  ) AS checks;

  is_refused := reason IS NOT NULL AND (p_enforce OR NOT is_pumping);
  IF NOT is_refused THEN
    UPDATE sms_traffic AS t
    SET sent = t.sent + p_sent, cost_paise = t.cost_paise + p_paid * (p_limits ->> 'pricePaise')::int
    WHERE t.scope = ANY (scopes) AND t.hour = this_hour;
    INSERT INTO address_countries (address, country, last_at)
    SELECT p_address, p_country, p_now WHERE p_address IS NOT NULL
    ON CONFLICT (address, country) DO UPDATE SET last_at = p_now;
  END IF;
  RETURN NEXT;
END
$$;

-- Reserves one message in every budget that it counts among. Returns `full_until` when one whose refusal may
-- be told is full: then nothing is counted. Otherwise whether a hidden one is full (`is_silent`: then none of
-- those is counted), and what reserve_traffic says. p_sends: 1, or 0 for a decoy, which is looked at alike.
-- Without a country there is nowhere to send to. The other arguments are those of reserve_traffic.
CREATE OR REPLACE FUNCTION reserve_send(
  p_told jsonb, p_hidden jsonb, p_sends int,
  p_country text, p_lane text, p_prefix text, p_address text, p_limits jsonb, p_enforce boolean, p_now timestamptz
) RETURNS TABLE (full_until timestamptz, is_silent boolean, reason text, is_refused boolean)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  counts int;
BEGIN
  -- All at once: what is hidden to one asker is told to another, who would lock it in another order.
  PERFORM lock_budgets(p_told || p_hidden, p_now);
  SELECT max(f.free_at) INTO full_until FROM full_budgets(p_told, p_now) AS f;
  IF full_until IS NULL THEN
    is_silent := EXISTS (SELECT FROM full_budgets(p_hidden, p_now));
    PERFORM count_in_budgets(CASE WHEN is_silent THEN p_told ELSE p_told || p_hidden END, p_now);
    counts := CASE WHEN is_silent THEN 0 ELSE p_sends END;
    IF p_country IS NULL THEN
      reason := 'country';
      is_refused := true;
    ELSE
      SELECT t.reason, t.is_refused INTO reason, is_refused
      FROM reserve_traffic(
        p_country, p_lane, p_prefix, p_address, counts, counts, p_limits, p_enforce, p_now) AS t;
    END IF;
  END IF;
  RETURN NEXT;
END
$$;

-- Takes one try at a challenge, or says why there is none: 'ended', 'disabled', 'wait' or 'full'. A try that
-- may be told nothing comes back as 'silent': counted, and never right. With a try come the tries so far and
-- the generation of the code to compare with.
-- p_guards: [{ key, told, free, first, longest, disableAt }], in seconds and numbers of failures, null where
-- a guard knows no wait or no end. p_told, p_hidden: budgets, as above.
CREATE OR REPLACE FUNCTION take_try(
  p_challenge uuid, p_guards jsonb, p_told jsonb, p_hidden jsonb, p_now timestamptz
) RETURNS TABLE (outcome text, retry_at timestamptz, attempts int, generation int)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  guards text[] := ARRAY(SELECT g.key FROM jsonb_to_recordset(p_guards) AS g(key text) ORDER BY 1);
  is_silent boolean;
  is_disabled boolean;
BEGIN
  PERFORM FROM otp_challenges AS c
  WHERE c.id = p_challenge AND c.consumed_at IS NULL AND c.voided_at IS NULL
    AND c.expires_at > p_now AND c.attempts < c.max_attempts
  FOR UPDATE;
  IF NOT FOUND THEN
    outcome := 'ended';
    RETURN NEXT;
    RETURN;
  END IF;

  INSERT INTO code_guards (key, updated_at) SELECT unnest(guards), p_now ON CONFLICT DO NOTHING;
  SELECT bool_or(locked.is_off AND g."disableAt" IS NOT NULL),
    bool_or(locked.is_off AND g."disableAt" IS NOT NULL AND g.told),
    max(locked.wait_until) FILTER (WHERE g.told AND locked.wait_until > p_now)
  INTO is_silent, is_disabled, retry_at
  FROM (
    SELECT c.key, c.wait_until, c.disabled_at IS NOT NULL AS is_off FROM code_guards AS c
    WHERE c.key = ANY (guards) ORDER BY c.key FOR UPDATE
  ) AS locked JOIN jsonb_to_recordset(p_guards) AS g(key text, told boolean, "disableAt" int) USING (key);
  IF is_disabled OR retry_at IS NOT NULL THEN
    outcome := CASE WHEN is_disabled THEN 'disabled' ELSE 'wait' END;
    RETURN NEXT;
    RETURN;
  END IF;

  PERFORM lock_budgets(p_told || p_hidden, p_now);
  SELECT max(f.free_at) INTO retry_at FROM full_budgets(p_told, p_now) AS f;
  IF retry_at IS NOT NULL THEN
    outcome := 'full';
    RETURN NEXT;
    RETURN;
  END IF;
  is_silent := is_silent OR EXISTS (SELECT FROM full_budgets(p_hidden, p_now));

  PERFORM count_in_budgets(p_told || p_hidden, p_now);
  UPDATE code_guards AS c SET
    failures = c.failures + 1,
    wait_until = CASE WHEN c.failures + 1 >= g.free
      THEN p_now + make_interval(secs => least(g.first * 2 ^ least(c.failures + 1 - g.free, 30), g.longest)) END,
    disabled_at = CASE WHEN c.failures + 1 >= g."disableAt" THEN coalesce(c.disabled_at, p_now) ELSE c.disabled_at END,
    updated_at = p_now
  FROM jsonb_to_recordset(p_guards) AS g(key text, free int, first int, longest int, "disableAt" int)
  WHERE c.key = g.key AND c.key = ANY (guards);
  RETURN QUERY
    UPDATE otp_challenges AS c SET attempts = c.attempts + 1 WHERE c.id = p_challenge
    RETURNING CASE WHEN is_silent THEN 'silent' ELSE 'counted' END, NULL::timestamptz, c.attempts, c.generation;
END
$$;

-- Takes one act that was counted at a moment out of budgets again.
CREATE OR REPLACE FUNCTION give_back(p_keys text[], p_reserved_at timestamptz) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE budgets AS b SET hits = (
    SELECT coalesce(array_agg(hit ORDER BY n), '{}') FROM unnest(b.hits) WITH ORDINALITY AS t(hit, n)
    WHERE n <> coalesce(array_position(b.hits, p_reserved_at), 0)
  )
  FROM (SELECT key FROM budgets WHERE key = ANY (p_keys) ORDER BY key FOR UPDATE) AS locked
  WHERE b.key = locked.key;
END
$$;

-- After a right code: the failures in a row are over and this try was none. Guards before budgets, each by
-- key: the order in which take_try and reserve_send take them, so that neither waits for ever.
CREATE OR REPLACE FUNCTION forgive_try(
  p_guards text[], p_binds boolean, p_budgets text[], p_now timestamptz
) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE code_guards AS g
  SET failures = 0, wait_until = NULL, updated_at = p_now,
    disabled_at = CASE WHEN p_binds THEN NULL ELSE g.disabled_at END
  FROM (SELECT key FROM code_guards WHERE key = ANY (p_guards) ORDER BY key FOR UPDATE) AS locked
  WHERE g.key = locked.key;
  PERFORM give_back(p_budgets, p_now);
END
$$;

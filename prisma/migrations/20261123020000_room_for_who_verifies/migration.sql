-- AlterTable
ALTER TABLE "sms_messages" ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "address_countries" ADD COLUMN     "verified_at" TIMESTAMPTZ(3);

-- The present reserve_traffic and reserve_send, and what belongs to them (docs/decisions/0017). Before, one
-- count served everybody who asks in a country; a message that was sent again stayed unverified when its code
-- was typed; a country that an address was refused counted among those that it had reached.

-- What was verified until now makes room for each kind of asker.
INSERT INTO sms_traffic (scope, hour, sent, verified)
SELECT t.scope || ' ' || lane, t.hour, t.verified, t.verified
FROM sms_traffic AS t CROSS JOIN unnest(ARRAY['bind', 'recover', 'proved']) AS lane
WHERE (t.scope LIKE 'country:%' OR t.scope LIKE 'prefix:%') AND t.verified > 0;
DELETE FROM sms_traffic WHERE scope LIKE 'prefix:%' AND scope NOT LIKE '% %';

DROP FUNCTION reserve_send(jsonb, jsonb, int, text, text, text, jsonb, boolean, timestamptz);
DROP FUNCTION reserve_traffic(text, text, text, int, int, jsonb, boolean, timestamptz);

-- Counts one message on its way, or says which limit it would break: 'money', 'country', 'countries',
-- 'pumping_country' or 'pumping_prefix'. Unless p_enforce, what only pumping would stop is counted and let
-- through. Looked at alike, whether or not it is to be counted as sent (p_sent) and paid (p_paid): 1 or 0.
-- Money and a country's messages are bounded over all lanes, what is unverified in each lane by itself.
-- p_limits: { pricePaise, moneyPaise, countrySends, countries, unverifiedFloor, unverifiedShare }; a day is 24 hours.
CREATE FUNCTION reserve_traffic(
  p_country text, p_lane text, p_prefix text, p_address text, p_sent int, p_paid int,
  p_limits jsonb, p_enforce boolean, p_now timestamptz
) RETURNS TABLE (reason text, is_refused boolean) LANGUAGE plpgsql AS $$
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
CREATE FUNCTION reserve_send(
  p_told jsonb, p_hidden jsonb, p_sends int,
  p_country text, p_lane text, p_prefix text, p_address text, p_limits jsonb, p_enforce boolean, p_now timestamptz
) RETURNS TABLE (full_until timestamptz, is_silent boolean, reason text, is_refused boolean) LANGUAGE plpgsql AS $$
DECLARE
  counts int;
BEGIN
  -- All at once: what is hidden to one asker is told to another, who would lock it in another order.
  PERFORM lock_budgets(p_told || p_hidden, p_now);
  SELECT f.free_at INTO full_until FROM reserve_budgets(p_told, p_now) AS f;
  IF full_until IS NULL THEN
    is_silent := EXISTS (SELECT FROM reserve_budgets(p_hidden, p_now));
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

-- After a right code: every message of its challenge that was counted is verified, and this address has
-- people of this country. The rows are taken in the order of reserve_traffic.
CREATE FUNCTION count_verified(
  p_challenge uuid, p_country text, p_lane text, p_prefix text, p_address text, p_now timestamptz
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO sms_traffic AS t (scope, hour, verified)
  SELECT scope || ' ' || p_lane, date_trunc('hour', p_now), messages.counted
  FROM (SELECT count(*) AS counted FROM sms_messages WHERE challenge_id = p_challenge AND counted) AS messages,
    unnest(ARRAY['country:' || p_country, 'prefix:' || p_prefix]) AS scope
  WHERE messages.counted > 0 ORDER BY scope
  ON CONFLICT (scope, hour) DO UPDATE SET verified = t.verified + excluded.verified;
  UPDATE address_countries SET verified_at = p_now WHERE address = p_address AND country = p_country;
$$;

-- A message that no carrier took was not sent: it comes out of the counts of its hour again.
CREATE FUNCTION uncount_message(p_scopes text[], p_price int, p_counted_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE sms_traffic AS t
  SET sent = greatest(t.sent - 1, 0), cost_paise = greatest(t.cost_paise - p_price, 0)
  FROM (
    SELECT scope, hour FROM sms_traffic
    WHERE scope = ANY (p_scopes) AND hour = date_trunc('hour', p_counted_at) ORDER BY scope FOR UPDATE
  ) AS locked
  WHERE t.scope = locked.scope AND t.hour = locked.hour
$$;

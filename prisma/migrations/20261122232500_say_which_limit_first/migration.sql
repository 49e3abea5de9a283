-- Where a country and a prefix of it are both over their share, the country is named: before, either was,
-- as the plan of the query had it. Otherwise reserve_traffic is as it was.
CREATE OR REPLACE FUNCTION reserve_traffic(
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
    ORDER BY 1, 2 LIMIT 1
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

-- Asking for a code and typing it right sent statements one by one that belong together. As functions they
-- are one round trip, and one commit where they were three.

-- Reserves one message in every budget that it counts among. Returns `full_until` when one whose refusal may
-- be told is full: then nothing is counted. Otherwise whether a hidden one is full (`is_silent`: then none of
-- those is counted), and what reserve_traffic says. p_sends: 1, or 0 for a decoy, which is looked at alike.
-- Without a country there is nowhere to send to. The other arguments are those of reserve_traffic.
CREATE FUNCTION reserve_send(
  p_told jsonb, p_hidden jsonb, p_sends int,
  p_country text, p_prefix text, p_address text, p_limits jsonb, p_enforce boolean, p_now timestamptz
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
      FROM reserve_traffic(p_country, p_prefix, p_address, counts, counts, p_limits, p_enforce, p_now) AS t;
    END IF;
  END IF;
  RETURN NEXT;
END
$$;

-- Takes one act that was counted at a moment out of budgets again.
CREATE FUNCTION give_back(p_keys text[], p_reserved_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE budgets AS b SET hits = (
    SELECT coalesce(array_agg(hit ORDER BY n), '{}') FROM unnest(b.hits) WITH ORDINALITY AS t(hit, n)
    WHERE n <> coalesce(array_position(b.hits, p_reserved_at), 0)
  )
  FROM (SELECT key FROM budgets WHERE key = ANY (p_keys) ORDER BY key FOR UPDATE) AS locked
  WHERE b.key = locked.key
$$;

-- After a right code: the failures in a row are over, and this try was none. Guards before budgets, each by
-- key: the order in which take_try takes them, so that neither waits for ever.
CREATE FUNCTION forgive_try(
  p_guards text[], p_binds boolean, p_budgets text[], p_now timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE code_guards AS g
  SET failures = 0, wait_until = NULL, updated_at = p_now,
    disabled_at = CASE WHEN p_binds THEN NULL ELSE g.disabled_at END
  FROM (SELECT key FROM code_guards WHERE key = ANY (p_guards) ORDER BY key FOR UPDATE) AS locked
  WHERE g.key = locked.key;
  PERFORM give_back(p_budgets, p_now);
END
$$;

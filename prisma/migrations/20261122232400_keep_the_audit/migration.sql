-- Audit rows are added and never changed: who gets hold of the shop's connection cannot take back what was
-- written down about them. Whatever the role, nothing is updated or truncated, and only what is older than a
-- year may be deleted, by the clock of the database.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only: no %', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_is_kept_for_a_year BEFORE DELETE ON audit_events
  FOR EACH ROW WHEN (OLD.at >= now() - interval '365 days') EXECUTE FUNCTION refuse_audit_change();

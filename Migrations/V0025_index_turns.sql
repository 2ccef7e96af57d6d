-- Index keys turn (decision 0029): a token is written under a version that is known here, or not at all. A process that slept
-- through a turn would write one otherwise that nobody looks for any more.

-- The argument is the use of the key. No foreign key can say it: the use stands in no row. The lock makes a version's end
-- wait for the transactions that write under it, and them for its end.
CREATE FUNCTION require_index_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    made record;
BEGIN
    FOR made IN SELECT DISTINCT a.tenant_id, a.index_version FROM added a WHERE a.index_version IS NOT NULL LOOP
        PERFORM pg_advisory_xact_lock_shared(
            hashtextextended(made.tenant_id || ' index ' || TG_ARGV[0] || ' ' || made.index_version, 0));
        IF NOT EXISTS (
            SELECT FROM index_key_state s
            WHERE s.tenant_id = made.tenant_id AND s.use = TG_ARGV[0] AND s.version = made.index_version)
        THEN
            RAISE EXCEPTION 'no index key of that version'
                USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = 'index_version_known';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER index_version_known AFTER INSERT ON contact_point REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_index_version('subject');
CREATE TRIGGER index_version_known AFTER INSERT ON organization_contact_point REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_index_version('subject');
CREATE TRIGGER index_version_known AFTER INSERT ON quarantine_token REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_index_version('pending');
CREATE TRIGGER index_version_known AFTER INSERT ON pending_signup REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_index_version('pending');
CREATE TRIGGER index_version_known AFTER INSERT ON subject_request REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_index_version('pending');
CREATE TRIGGER index_version_kept AFTER UPDATE ON subject_request REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_index_version('pending');
CREATE TRIGGER index_version_known AFTER INSERT ON suppression REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION require_index_version('suppression');

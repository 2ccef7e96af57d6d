-- What proves: audit and read entries and event slots, inserted unchained, sealed into signed blocks by one
-- sequencer. Entries are ordered by (xid, id) and claimed below pg_snapshot_xmin, so they are never touched again.

CREATE TABLE audit_entry (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('member', 'token', 'operator', 'public', 'system')),
    actor_id uuid,
    operator text CHECK (operator ~ '^[a-z_][a-z0-9_.-]{0,31}$'),
    reason text CHECK (reason ~ '^[A-Za-z0-9._#/:-]{1,64}$'),
    action text NOT NULL CHECK (action ~ '^[a-z][a-z.-]{1,62}$'),
    table_number smallint,
    row_id uuid,
    subject_id uuid,
    seal_version bigint,
    digest bytea CHECK (length(digest) = 32),
    PRIMARY KEY (tenant_id, xid, id)
);
CREATE INDEX audit_entry_subject ON audit_entry (tenant_id, subject_id) WHERE subject_id IS NOT NULL;
SELECT protect_tenant_table('audit_entry');
SELECT make_append_only('audit_entry');
GRANT SELECT, INSERT ON audit_entry TO obhut_runtime;
GRANT SELECT ON audit_entry TO obhut_audit;

CREATE TABLE read_entry (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('member', 'token', 'operator', 'public', 'system')),
    actor_id uuid,
    operator text CHECK (operator ~ '^[a-z_][a-z0-9_.-]{0,31}$'),
    role text NOT NULL,
    purpose text NOT NULL,
    action text NOT NULL CHECK (action ~ '^[a-z][a-z.-]{1,62}$'),
    subject_id uuid,
    PRIMARY KEY (tenant_id, xid, id)
);
CREATE INDEX read_entry_subject ON read_entry (tenant_id, subject_id) WHERE subject_id IS NOT NULL;
SELECT protect_tenant_table('read_entry');
SELECT make_append_only('read_entry');
GRANT SELECT, INSERT ON read_entry TO obhut_runtime;
GRANT SELECT ON read_entry TO obhut_audit;

-- Events of lanes 0 (reductions) and 1 (the rest). The commitment stays; the payload (with its salt) lies under
-- the subject's evidence key and goes with it. An erasure's payload names nobody and stands in clear.
CREATE TABLE event_slot (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    lane smallint NOT NULL CHECK (lane IN (0, 1)),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id uuid NOT NULL,
    type smallint NOT NULL,
    at timestamptz NOT NULL,
    subject_id uuid,
    commitment bytea NOT NULL CHECK (length(commitment) = 32),
    payload bytea,
    sealed bytea,
    PRIMARY KEY (tenant_id, lane, xid, id)
);
CREATE INDEX event_slot_subject ON event_slot (tenant_id, subject_id) WHERE subject_id IS NOT NULL;
SELECT protect_tenant_table('event_slot');
GRANT SELECT, INSERT, UPDATE (sealed) ON event_slot TO obhut_runtime;
GRANT SELECT ON event_slot TO obhut_audit;

-- The one change a slot allows: its sealed payload goes when its evidence term ends.
CREATE FUNCTION keep_slot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sealed IS NOT NULL OR (NEW.tenant_id, NEW.lane, NEW.xid, NEW.id, NEW.type, NEW.at, NEW.subject_id, NEW.commitment, NEW.payload)
        IS DISTINCT FROM (OLD.tenant_id, OLD.lane, OLD.xid, OLD.id, OLD.type, OLD.at, OLD.subject_id, OLD.commitment, OLD.payload) THEN
        RAISE EXCEPTION 'append-only table' USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER slots_stay BEFORE UPDATE ON event_slot FOR EACH ROW EXECUTE FUNCTION keep_slot();
CREATE TRIGGER slots_are_kept BEFORE DELETE ON event_slot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER slots_are_kept_all BEFORE TRUNCATE ON event_slot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The head of each chain of this node: where sealing goes on.
CREATE TABLE stream (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    lane smallint NOT NULL CHECK (lane BETWEEN 0 AND 2),
    incarnation integer NOT NULL CHECK (incarnation > 0),
    stream_id bytea NOT NULL CHECK (length(stream_id) = 16),
    next_sequence bigint NOT NULL CHECK (next_sequence > 0),
    head bytea NOT NULL CHECK (length(head) = 32),
    head_time bigint NOT NULL,
    sealed_xid xid8 NOT NULL,
    sealed_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, lane, incarnation)
);
SELECT protect_tenant_table('stream');
GRANT SELECT, INSERT, UPDATE (next_sequence, head, head_time, sealed_xid, sealed_id) ON stream TO obhut_runtime;
GRANT SELECT ON stream TO obhut_audit;

-- Signed blocks. Entries of a block are those of its lane with (xid, id) in (after, through].
CREATE TABLE block (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    lane smallint NOT NULL,
    incarnation integer NOT NULL,
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL,
    through_xid xid8 NOT NULL,
    through_id uuid NOT NULL,
    header bytea NOT NULL,
    leaves bytea NOT NULL,
    sealed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, lane, incarnation, first_sequence),
    FOREIGN KEY (tenant_id, lane, incarnation) REFERENCES stream (tenant_id, lane, incarnation)
);
SELECT protect_tenant_table('block');
SELECT make_append_only('block');
GRANT SELECT, INSERT ON block TO obhut_runtime;
GRANT SELECT ON block TO obhut_audit;

-- Subjects, their wrapped keys, the reasons for keeping them, and people.

-- The fence and the lock target of everything that belongs to one subject.
CREATE TABLE subject (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('person', 'organization', 'member', 'pending', 'quarantine')),
    state text NOT NULL CHECK (state IN ('active', 'restricted', 'erased')),
    PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('subject');
GRANT SELECT, INSERT, UPDATE (state) ON subject TO obhut_runtime;
GRANT SELECT ON subject TO obhut_audit;

-- Erased is terminal: nothing but the person's own new relationship, under a new id, follows it.
CREATE FUNCTION keep_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'erased' AND NEW.state <> 'erased' THEN
        RAISE EXCEPTION 'erased is terminal' USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER erased_is_terminal BEFORE UPDATE ON subject FOR EACH ROW EXECUTE FUNCTION keep_erased();
CREATE TRIGGER subjects_stay BEFORE DELETE ON subject FOR EACH ROW
    WHEN (OLD.kind <> 'quarantine' AND OLD.kind <> 'pending') EXECUTE FUNCTION refuse_change();
GRANT DELETE ON subject TO obhut_runtime;

CREATE TABLE wrapped_key (
    tenant_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    compartment smallint NOT NULL CHECK (compartment BETWEEN 1 AND 4),
    term integer NOT NULL CHECK (term >= 0),
    generation integer NOT NULL CHECK (generation > 0),
    epoch integer NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (tenant_id, subject_id, compartment, term, generation),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, epoch) REFERENCES tenant_key_state (tenant_id, epoch)
);
SELECT protect_tenant_table('wrapped_key');
GRANT SELECT, INSERT, DELETE, UPDATE (epoch, wrapped) ON wrapped_key TO obhut_runtime;

-- No key for an erased subject, whatever the caller believed when it began.
CREATE FUNCTION refuse_key_of_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.compartment IN (1, 2) AND EXISTS (
        SELECT 1 FROM subject WHERE tenant_id = NEW.tenant_id AND id = NEW.subject_id AND state = 'erased')
    THEN
        RAISE EXCEPTION 'erased subject' USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER no_key_after_erasure AFTER INSERT ON wrapped_key
    FOR EACH ROW EXECUTE FUNCTION refuse_key_of_erased();

-- What a tenant may keep people's data for.
CREATE TABLE purpose (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    code text NOT NULL CHECK (code ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
    name_de text NOT NULL,
    name_en text NOT NULL,
    bases text[] NOT NULL,
    channels text[] NOT NULL,
    confirmation text NOT NULL CHECK (confirmation IN ('none', 'email', 'sms')),
    marketing boolean NOT NULL,
    ends_on date,
    end_rule text NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'ended')),
    PRIMARY KEY (tenant_id, code)
);
SELECT protect_tenant_table('purpose');
GRANT SELECT ON purpose TO obhut_runtime, obhut_audit;

-- Why a subject's data is kept: purpose, legal basis, since, until. The period of a basis is never
-- rewritten (R-03): no role holds UPDATE on those columns.
CREATE TABLE processing_ground (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    purpose_code text NOT NULL,
    legal_basis text NOT NULL CHECK (legal_basis IN
        ('consent', 'contract', 'legal-obligation', 'vital-interest', 'public-task', 'legitimate-interest')),
    since timestamptz NOT NULL,
    until timestamptz,
    end_rule text NOT NULL,
    ended_at timestamptz,
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, subject_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, purpose_code) REFERENCES purpose (tenant_id, code)
);
SELECT protect_tenant_table('processing_ground');
GRANT SELECT, INSERT, DELETE, UPDATE (until, ended_at, seal_version, sealed) ON processing_ground TO obhut_runtime;

CREATE FUNCTION keep_ground_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.tenant_id, NEW.id, NEW.subject_id, NEW.purpose_code, NEW.legal_basis, NEW.since)
        IS DISTINCT FROM (OLD.tenant_id, OLD.id, OLD.subject_id, OLD.purpose_code, OLD.legal_basis, OLD.since) THEN
        RAISE EXCEPTION 'the basis of a period is never rewritten' USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER ground_period BEFORE UPDATE ON processing_ground FOR EACH ROW EXECUTE FUNCTION keep_ground_period();

-- A person cannot stand here without the ground that let her in (R-01): ground_id is NOT NULL and its
-- foreign key demands a ground of this very subject.
CREATE TABLE person (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    ground_id uuid NOT NULL,
    lifecycle text NOT NULL CHECK (lifecycle ~ '^[a-z-]{1,32}$'),
    version integer NOT NULL CHECK (version > 0),
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    import_batch_id uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, id, ground_id) REFERENCES processing_ground (tenant_id, subject_id, id)
);
CREATE INDEX person_created ON person (tenant_id, created_at, id);
SELECT protect_tenant_table('person');
GRANT SELECT, INSERT, DELETE, UPDATE (ground_id, lifecycle, version, seal_version, sealed, updated_at, import_batch_id)
    ON person TO obhut_runtime;

-- A contact point's value lies in its person's sealed profile; here stands only the keyed token.
CREATE TABLE contact_point (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('email', 'telephone')),
    index_version integer NOT NULL,
    token bytea NOT NULL CHECK (length(token) = 16),
    PRIMARY KEY (tenant_id, person_id, id, index_version),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
);
CREATE INDEX contact_point_token ON contact_point (tenant_id, token);
SELECT protect_tenant_table('contact_point');
GRANT SELECT, INSERT, DELETE ON contact_point TO obhut_runtime;

-- Addresses nobody may enter again but their owner; survives erasure, used for nothing but blocking.
CREATE TABLE suppression (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    token bytea NOT NULL CHECK (length(token) = 16),
    purpose_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('email', 'telephone')),
    index_version integer NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, token, purpose_code)
);
SELECT protect_tenant_table('suppression');
GRANT SELECT, INSERT ON suppression TO obhut_runtime;

-- Organisations, who works where, and what was said and done: notes, calls, meetings, mails, letters.

-- Like a person, an organisation cannot stand here without the ground that let it in (R-01).
CREATE TABLE organization (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    ground_id uuid NOT NULL,
    lifecycle text NOT NULL CHECK (lifecycle ~ '^[a-z-]{1,32}$'),
    owner_id uuid,
    version integer NOT NULL CHECK (version > 0),
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    import_batch_id uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, id, ground_id) REFERENCES processing_ground (tenant_id, subject_id, id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES member (tenant_id, id),
    FOREIGN KEY (tenant_id, import_batch_id) REFERENCES import_batch (tenant_id, id)
);
CREATE INDEX organization_created ON organization (tenant_id, created_at, id);
CREATE INDEX organization_import ON organization (tenant_id, import_batch_id) WHERE import_batch_id IS NOT NULL;
SELECT protect_tenant_table('organization');
GRANT SELECT, INSERT, DELETE, UPDATE (ground_id, lifecycle, owner_id, version, seal_version, sealed, updated_at)
    ON organization TO obhut_runtime;

-- As contact_point: the value lies in the organisation's sealed profile, here stands only the keyed token.
CREATE TABLE organization_contact_point (
    tenant_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('email', 'telephone')),
    index_version integer NOT NULL,
    token bytea NOT NULL CHECK (length(token) = 16),
    PRIMARY KEY (tenant_id, organization_id, id, index_version),
    FOREIGN KEY (tenant_id, organization_id) REFERENCES organization (tenant_id, id)
);
CREATE INDEX organization_contact_point_token ON organization_contact_point (tenant_id, token);
SELECT protect_tenant_table('organization_contact_point');
GRANT SELECT, INSERT, DELETE ON organization_contact_point TO obhut_runtime;

-- A person's place in an organisation; what it says is hers and sealed under her key.
CREATE TABLE employment (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id),
    FOREIGN KEY (tenant_id, organization_id) REFERENCES organization (tenant_id, id)
);
CREATE INDEX employment_person ON employment (tenant_id, person_id, created_at, id);
CREATE INDEX employment_organization ON employment (tenant_id, organization_id, created_at, id);
SELECT protect_tenant_table('employment');
GRANT SELECT, INSERT, DELETE, UPDATE (version, seal_version, sealed, updated_at) ON employment TO obhut_runtime;

-- What was said or done, sealed under the key of its primary subject: the organisation where there is one, else the
-- person. A deleted one waits a few days, so that the deletion can be taken back.
CREATE TABLE activity (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('note', 'call', 'meeting', 'email', 'letter')),
    happened_at timestamptz NOT NULL,
    author_id uuid,
    version integer NOT NULL CHECK (version > 0),
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, author_id) REFERENCES subject (tenant_id, id)
);
CREATE INDEX activity_subject ON activity (tenant_id, subject_id, happened_at, id);
CREATE INDEX activity_happened ON activity (tenant_id, happened_at, id);
CREATE INDEX activity_deleted ON activity (tenant_id, deleted_at) WHERE deleted_at IS NOT NULL;
SELECT protect_tenant_table('activity');
GRANT SELECT, INSERT, DELETE, UPDATE (kind, happened_at, version, seal_version, sealed, updated_at, deleted_at)
    ON activity TO obhut_runtime;

-- The people an activity is about besides its primary subject: ids, never copied names.
CREATE TABLE participant (
    tenant_id uuid NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, activity_id, person_id),
    FOREIGN KEY (tenant_id, activity_id) REFERENCES activity (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
);
CREATE INDEX participant_person ON participant (tenant_id, person_id);
SELECT protect_tenant_table('participant');
GRANT SELECT, INSERT, DELETE ON participant TO obhut_runtime;

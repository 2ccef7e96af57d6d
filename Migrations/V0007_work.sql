-- Imports with their quarantine, jobs and idempotency records.

CREATE TABLE import_batch (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    format text NOT NULL CHECK (format IN ('csv', 'vcard', 'portability')),
    state text NOT NULL CHECK (state IN ('running', 'completed', 'failed', 'undoing', 'undone')),
    duplicates_policy text NOT NULL CHECK (duplicates_policy IN ('skip', 'update', 'both')),
    next_row bigint NOT NULL,
    row_count bigint NOT NULL,
    imported bigint NOT NULL,
    updated bigint NOT NULL,
    duplicates bigint NOT NULL,
    quarantined bigint NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX import_batch_created ON import_batch (tenant_id, created_at, id);
SELECT protect_tenant_table('import_batch');
GRANT SELECT, INSERT, UPDATE (state, next_row, row_count, imported, updated, duplicates, quarantined, finished_at)
    ON import_batch TO obhut_runtime;

-- One row of an import that needs remembering: quarantined (sealed under its own subject), or an update of a
-- living person (her previous profile, sealed under her own key, for undo).
CREATE TABLE import_row (
    tenant_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    row_number bigint NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('quarantined', 'updated')),
    subject_id uuid NOT NULL,
    reason text,
    field text,
    person_version integer,
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (tenant_id, batch_id, row_number),
    FOREIGN KEY (tenant_id, batch_id) REFERENCES import_batch (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id)
);
CREATE INDEX import_row_subject ON import_row (tenant_id, subject_id);
SELECT protect_tenant_table('import_row');
GRANT SELECT, INSERT, DELETE ON import_row TO obhut_runtime;

-- Addresses in quarantined rows, keyed apart from people's (a public file is a chosen-plaintext oracle), so that
-- an erasure finds the rows that speak of the erased person too.
CREATE TABLE quarantine_token (
    tenant_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    token bytea NOT NULL CHECK (length(token) = 16),
    index_version integer NOT NULL,
    PRIMARY KEY (tenant_id, token, subject_id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id)
);
CREATE INDEX quarantine_token_subject ON quarantine_token (tenant_id, subject_id);
SELECT protect_tenant_table('quarantine_token');
GRANT SELECT, INSERT, DELETE ON quarantine_token TO obhut_runtime;

ALTER TABLE person ADD FOREIGN KEY (tenant_id, import_batch_id) REFERENCES import_batch (tenant_id, id);
CREATE INDEX person_import ON person (tenant_id, import_batch_id) WHERE import_batch_id IS NOT NULL;

-- Work for the service: what, for whom, when. No personal data, and no tenant scope: workers claim across tenants.
CREATE TABLE job (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{1,62}$'),
    due timestamptz NOT NULL,
    reference uuid,
    attempts integer NOT NULL DEFAULT 0,
    claimed_until timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX job_due ON job (due);
GRANT SELECT, INSERT, DELETE, UPDATE (due, attempts, claimed_until) ON job TO obhut_runtime;
GRANT SELECT ON job TO obhut_backup;

CREATE TABLE idempotency (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
    request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
    status smallint,
    location text CHECK (location ~ '^/api/v1/[a-z0-9/-]{1,200}$'),
    resource_id uuid,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key_hash)
);
CREATE INDEX idempotency_created ON idempotency (tenant_id, created_at);
SELECT protect_tenant_table('idempotency');
GRANT SELECT, INSERT, DELETE, UPDATE (request_hash, status, location, resource_id, created_at) ON idempotency TO obhut_runtime;
CREATE INDEX idempotency_resource ON idempotency (tenant_id, resource_id) WHERE resource_id IS NOT NULL;

-- Files on their way in: what was uploaded lies sealed in pieces under the key of a subject of its own until the import
-- is through, a day at most; what was chosen for it stays that day, for the rows that are put right. An erasure discards every
-- file that waits: whom it speaks of is not known before its rows are read. The header of a sheet is remembered as a keyed
-- hash, with where its columns went.

CREATE TABLE import_file (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('uploading', 'uploaded', 'checking', 'checked', 'running', 'done', 'discarded')),
    format text NOT NULL CHECK (format IN ('csv', 'vcard')),
    byte_count bigint NOT NULL,
    chunk_count integer NOT NULL,
    row_count bigint NOT NULL,
    imported bigint NOT NULL,
    updated bigint NOT NULL,
    duplicates bigint NOT NULL,
    quarantined bigint NOT NULL,
    outcomes bytea NOT NULL,
    reasons text[] NOT NULL,
    failure text,
    batch_id uuid,
    created_by uuid,
    created_role text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, batch_id) REFERENCES import_batch (tenant_id, id)
);
CREATE INDEX import_file_batch ON import_file (tenant_id, batch_id) WHERE batch_id IS NOT NULL;
SELECT protect_tenant_table('import_file');
GRANT SELECT, INSERT, DELETE, UPDATE (state, byte_count, chunk_count, row_count, imported, updated, duplicates, quarantined,
    outcomes, reasons, failure, batch_id, seal_version, sealed) ON import_file TO obhut_runtime;

CREATE TABLE import_file_chunk (
    tenant_id uuid NOT NULL,
    file_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    sealed bytea NOT NULL,
    PRIMARY KEY (tenant_id, file_id, number),
    FOREIGN KEY (tenant_id, file_id) REFERENCES import_file (tenant_id, id)
);
SELECT protect_tenant_table('import_file_chunk');
GRANT SELECT, INSERT, DELETE ON import_file_chunk TO obhut_runtime;

CREATE TABLE import_mapping (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    header_hash bytea NOT NULL CHECK (length(header_hash) = 16),
    targets text[] NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, header_hash)
);
SELECT protect_tenant_table('import_mapping');
GRANT SELECT, INSERT, DELETE, UPDATE (targets, changed_at) ON import_mapping TO obhut_runtime;

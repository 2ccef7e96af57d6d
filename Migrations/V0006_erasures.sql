-- Erasures and their signed receipts. Nothing here names anybody.

CREATE TABLE erasure (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason ~ '^art-17-1-[a-f]$'),
    request_id uuid,
    suppressed boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('erased', 'complete')),
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, subject_id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id)
);
CREATE INDEX erasure_at ON erasure (tenant_id, at, id);
SELECT protect_tenant_table('erasure');
GRANT SELECT, INSERT, UPDATE (state) ON erasure TO obhut_runtime;
GRANT SELECT ON erasure TO obhut_audit;

CREATE TABLE erasure_receipt (
    tenant_id uuid NOT NULL,
    erasure_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    document text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, erasure_id, version),
    FOREIGN KEY (tenant_id, erasure_id) REFERENCES erasure (tenant_id, id)
);
SELECT protect_tenant_table('erasure_receipt');
SELECT make_append_only('erasure_receipt');
GRANT SELECT, INSERT ON erasure_receipt TO obhut_runtime;
GRANT SELECT ON erasure_receipt TO obhut_audit;

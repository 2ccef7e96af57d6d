-- How members look at lists: views that they saved, for themselves or for everybody, and the columns they chose.

-- What a view is called and narrowed to is what a member typed, a town among it: sealed under her own key, so it goes
-- with her. What somebody searched for is not part of a view.
CREATE TABLE list_view (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('person', 'organization')),
    is_shared boolean NOT NULL,
    seal_version bigint NOT NULL CHECK (seal_version > 0),
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX list_view_member ON list_view (tenant_id, member_id);
SELECT protect_tenant_table('list_view');
GRANT SELECT, INSERT, DELETE, UPDATE (seal_version, sealed, updated_at) ON list_view TO obhut_runtime;

CREATE TABLE list_columns (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('person', 'organization')),
    columns text[] NOT NULL CHECK (cardinality(columns) <= 32),
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, member_id, kind),
    FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
SELECT protect_tenant_table('list_columns');
GRANT SELECT, INSERT, DELETE, UPDATE (columns, changed_at) ON list_columns TO obhut_runtime;
GRANT SELECT ON list_columns TO obhut_audit;

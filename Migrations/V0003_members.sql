-- Members of staff and their credentials.

CREATE TABLE member (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'sales', 'marketing', 'support', 'privacy-officer', 'read-only')),
    state text NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    version integer NOT NULL CHECK (version > 0),
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    sealed_password bytea,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, id) REFERENCES subject (tenant_id, id)
);
SELECT protect_tenant_table('member');
GRANT SELECT, INSERT, DELETE, UPDATE (role, state, version, seal_version, sealed, sealed_password) ON member TO obhut_runtime;

-- Credentials are looked up before the tenant is known: a row shows itself to whoever already holds its
-- hash, and to its own tenant; to nobody else.
CREATE FUNCTION protect_credential_table(name regclass, credential text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
        'CREATE POLICY credential_or_tenant ON %s USING (%I = decode(NULLIF(current_setting(''app.credential'', true), ''''), ''hex'') '
        'OR tenant_id = NULLIF(current_setting(''app.tenant'', true), '''')::uuid) '
        'WITH CHECK (tenant_id = NULLIF(current_setting(''app.tenant'', true), '''')::uuid)', name, credential);
    EXECUTE format('GRANT SELECT ON %s TO obhut_backup', name);
END
$$;
REVOKE ALL ON FUNCTION protect_credential_table(regclass, text) FROM PUBLIC;

-- A member's address (keyed node-wide) to the tenants she works in.
CREATE TABLE login (
    token bytea NOT NULL CHECK (length(token) = 16),
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    PRIMARY KEY (token, tenant_id, member_id),
    UNIQUE (tenant_id, token),
    FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
);
SELECT protect_credential_table('login', 'token');
GRANT SELECT, INSERT, DELETE ON login TO obhut_runtime;

CREATE TABLE session (
    secret_hash bytea PRIMARY KEY CHECK (length(secret_hash) = 32),
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX session_member ON session (tenant_id, member_id);
SELECT protect_credential_table('session', 'secret_hash');
GRANT SELECT, INSERT, DELETE, UPDATE (seen_at, role) ON session TO obhut_runtime;

CREATE TABLE api_token (
    secret_hash bytea PRIMARY KEY CHECK (length(secret_hash) = 32),
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    role text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX api_token_member ON api_token (tenant_id, member_id);
SELECT protect_credential_table('api_token', 'secret_hash');
GRANT SELECT, INSERT, DELETE, UPDATE (revoked_at, role) ON api_token TO obhut_runtime;

-- One-time links: an invitation, later a forgotten password.
CREATE TABLE member_link (
    secret_hash bytea PRIMARY KEY CHECK (length(secret_hash) = 32),
    kind text NOT NULL CHECK (kind IN ('invitation', 'password-reset')),
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX member_link_member ON member_link (tenant_id, member_id);
SELECT protect_credential_table('member_link', 'secret_hash');
GRANT SELECT, INSERT, DELETE, UPDATE (used_at) ON member_link TO obhut_runtime;

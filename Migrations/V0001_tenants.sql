-- Tenants of this node, the epochs of their keys, and the helpers every later file uses.
-- Roles (owner, runtime, audit, backup) exist before this runs: see Roles.sql.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO obhut_runtime, obhut_audit, obhut_backup;

-- Puts a table under the tenant of the transaction, for its owner too.
CREATE FUNCTION protect_tenant_table(name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
        'CREATE POLICY tenant_isolation ON %s USING (tenant_id = NULLIF(current_setting(''app.tenant'', true), '''')::uuid) '
        'WITH CHECK (tenant_id = NULLIF(current_setting(''app.tenant'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT ON %s TO obhut_backup', name);
END
$$;
REVOKE ALL ON FUNCTION protect_tenant_table(regclass) FROM PUBLIC;

-- Refuses every change of a row that was written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only table' USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END
$$;

CREATE FUNCTION make_append_only(name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_all BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
END
$$;
REVOKE ALL ON FUNCTION make_append_only(regclass) FROM PUBLIC;

-- This installation: which keystore belongs to this database.
CREATE TABLE installation (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    node_id bytea NOT NULL CHECK (length(node_id) = 32),
    created_at timestamptz NOT NULL
);
GRANT SELECT ON installation TO obhut_runtime, obhut_audit, obhut_backup;

CREATE TABLE tenant (
    id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    locale text NOT NULL CHECK (locale IN ('de', 'en')),
    policy text NOT NULL CHECK (policy IN ('strict', 'lawful-basis')),
    state text NOT NULL CHECK (state IN ('active', 'suspended')),
    agreement_digest bytea CHECK (length(agreement_digest) = 32),
    agreement_due timestamptz,
    created_at timestamptz NOT NULL
);
GRANT SELECT ON tenant TO obhut_runtime, obhut_audit, obhut_backup;

-- Epochs of a tenant key that may still wrap or open; a retired epoch's row is removed, and the
-- foreign key of wrapped_key makes a key under a retired epoch impossible.
CREATE TABLE tenant_key_state (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    epoch integer NOT NULL CHECK (epoch > 0),
    state text NOT NULL CHECK (state IN ('active', 'retiring')),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, epoch)
);
CREATE UNIQUE INDEX tenant_key_state_active ON tenant_key_state (tenant_id) WHERE state = 'active';
SELECT protect_tenant_table('tenant_key_state');
GRANT SELECT ON tenant_key_state TO obhut_runtime, obhut_audit;

CREATE TABLE index_key_state (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    use text NOT NULL CHECK (use IN ('subject', 'pending', 'evidence', 'suppression')),
    version integer NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (state IN ('active', 'migrating', 'live')),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, use, version)
);
SELECT protect_tenant_table('index_key_state');
GRANT SELECT ON index_key_state TO obhut_runtime, obhut_audit;

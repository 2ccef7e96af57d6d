-- The law as dated rows: value, source, and how far and in which direction a tenant may move it.

CREATE TABLE policy_parameter (
    code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9.-]{1,62}$'),
    since date NOT NULL,
    value bigint NOT NULL,
    unit text NOT NULL,
    minimum bigint NOT NULL,
    maximum bigint NOT NULL,
    direction text NOT NULL CHECK (direction IN ('shorter', 'longer', 'either', 'fixed')),
    source text NOT NULL,
    PRIMARY KEY (code, since),
    CHECK (value BETWEEN minimum AND maximum)
);
GRANT SELECT ON policy_parameter TO obhut_runtime, obhut_audit, obhut_backup;

CREATE TABLE tenant_parameter (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    code text NOT NULL,
    value bigint NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, code, since)
);
SELECT protect_tenant_table('tenant_parameter');
GRANT SELECT, INSERT ON tenant_parameter TO obhut_runtime;
GRANT SELECT ON tenant_parameter TO obhut_audit;

-- Accounts: work that waits its turn, sessions that show where they are, second factors.

-- A job that cannot be done is kept for people to see; `last_code` is a server's reply or a word of ours.
ALTER TABLE job
    ADD COLUMN state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'dead')),
    ADD COLUMN last_code text CHECK (last_code ~ '^[a-z0-9-]{1,40}$'),
    ADD COLUMN created_at timestamptz NOT NULL;
CREATE INDEX job_reference ON job (tenant_id, reference);
GRANT UPDATE (state, last_code) ON job TO obhut_runtime;

-- The kind of browser and system, in two words of ours; what the browser says of itself is not kept.
ALTER TABLE session
    ADD COLUMN device text NOT NULL DEFAULT 'other-other' CHECK (device ~ '^[a-z]{2,12}-[a-z]{2,12}$');

-- The secret behind a member's one-time codes, sealed under her key; `last_step` refuses a code that was used.
CREATE TABLE second_factor (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'active')),
    seal_version bigint NOT NULL,
    sealed bytea NOT NULL,
    last_step bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, member_id),
    FOREIGN KEY (tenant_id, member_id) REFERENCES member (tenant_id, id)
);
SELECT protect_tenant_table('second_factor');
GRANT SELECT, INSERT, DELETE, UPDATE (state, seal_version, sealed, last_step, created_at) ON second_factor TO obhut_runtime;

-- Codes for a day without the telephone: 80 random bits each, of which only the hash is kept.
CREATE TABLE recovery_code (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at timestamptz,
    PRIMARY KEY (tenant_id, member_id, code_hash),
    FOREIGN KEY (tenant_id, member_id) REFERENCES second_factor (tenant_id, member_id) ON DELETE CASCADE
);
SELECT protect_tenant_table('recovery_code');
GRANT SELECT, INSERT, DELETE, UPDATE (used_at) ON recovery_code TO obhut_runtime;

-- Which roles of a tenant log in with a second factor only.
CREATE TABLE login_policy (
    tenant_id uuid PRIMARY KEY REFERENCES tenant (id),
    second_factor_roles text[] NOT NULL,
    changed_at timestamptz NOT NULL
);
SELECT protect_tenant_table('login_policy');
GRANT SELECT, INSERT, UPDATE (second_factor_roles, changed_at) ON login_policy TO obhut_runtime;

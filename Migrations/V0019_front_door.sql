-- The front door: forms that strangers fill in, sign-ups that wait for their confirmation, blocks that their owner lifted,
-- and links that people hold.

-- A form that a business shows to everybody. It asks for the purposes it names; for none named, for every one that an
-- e-mail alone can confirm.
CREATE TABLE subscription_form (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
    title_de text NOT NULL CHECK (length(title_de) BETWEEN 1 AND 200),
    title_en text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 200),
    purposes text[] NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'published', 'closed')),
    version integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, slug)
);
SELECT protect_tenant_table('subscription_form');
GRANT SELECT, INSERT, UPDATE (title_de, title_en, purposes, state, version) ON subscription_form TO obhut_runtime;
GRANT SELECT ON subscription_form TO obhut_audit;

-- Somebody who filled a form in and has not confirmed it yet: a subject of its own, with a key of its own, that goes with
-- it. What stays of a sign-up that came to its end, for a month, names nobody: that its link was used, or came too late.
-- `purposes`, `wordings` and `notices` run in parallel: what was ticked, and the words it was ticked under.
CREATE TABLE pending_signup (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    form_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'sent', 'confirmed', 'expired')),
    subject_id uuid,
    address_token bytea CHECK (length(address_token) = 16),
    index_version integer,
    purposes text[] NOT NULL,
    wordings bytea[] NOT NULL,
    notices bytea[] NOT NULL,
    token_id uuid,
    token_hash bytea CHECK (length(token_hash) = 32),
    requested_at timestamptz NOT NULL,
    expires_at timestamptz,
    ended_at timestamptz,
    seal_version bigint NOT NULL,
    sealed bytea,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, form_id) REFERENCES subscription_form (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    CHECK (cardinality(wordings) = cardinality(purposes) AND cardinality(notices) = cardinality(purposes)),
    CHECK (CASE WHEN state IN ('waiting', 'sent')
        THEN subject_id IS NOT NULL AND address_token IS NOT NULL AND sealed IS NOT NULL AND ended_at IS NULL
        ELSE subject_id IS NULL AND address_token IS NULL AND sealed IS NULL AND ended_at IS NOT NULL END)
);
CREATE INDEX pending_signup_address ON pending_signup (tenant_id, address_token) WHERE address_token IS NOT NULL;
CREATE INDEX pending_signup_form ON pending_signup (tenant_id, form_id, requested_at);
CREATE INDEX pending_signup_ended ON pending_signup (tenant_id, ended_at) WHERE ended_at IS NOT NULL;
SELECT protect_tenant_table('pending_signup');
GRANT SELECT, INSERT, DELETE, UPDATE (state, subject_id, address_token, index_version, purposes, wordings, notices, token_id,
    token_hash, expires_at, ended_at, seal_version, sealed) ON pending_signup TO obhut_runtime;

-- How the sign-ups of a form came to their end, by day.
CREATE TABLE signup_count (
    tenant_id uuid NOT NULL,
    form_id uuid NOT NULL,
    day date NOT NULL,
    confirmed bigint NOT NULL,
    expired bigint NOT NULL,
    PRIMARY KEY (tenant_id, form_id, day),
    FOREIGN KEY (tenant_id, form_id) REFERENCES subscription_form (tenant_id, id)
);
SELECT protect_tenant_table('signup_count');
GRANT SELECT, INSERT, UPDATE (confirmed, expired) ON signup_count TO obhut_runtime;
GRANT SELECT ON signup_count TO obhut_audit;

-- For which purpose the owner of a suppressed address has asked again, by a confirmation of her own. The suppression stays
-- for everything else, and a new withdrawal takes this away again.
CREATE TABLE suppression_lift (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    token bytea NOT NULL CHECK (length(token) = 16),
    purpose_code text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, token, purpose_code)
);
SELECT protect_tenant_table('suppression_lift');
GRANT SELECT, INSERT, DELETE, UPDATE (since) ON suppression_lift TO obhut_runtime;

-- Links that a person holds, by the hash of their secret: whoever has one may take back what was agreed to. Those to
-- unsubscribe never expire; all go with her.
CREATE TABLE person_link (
    tenant_id uuid NOT NULL,
    token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
    kind text NOT NULL CHECK (kind IN ('unsubscribe', 'preferences')),
    subject_id uuid NOT NULL,
    channel text NOT NULL CHECK (channel IN ('email', 'sms', 'messenger', 'phone', 'post', 'push')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz CHECK (kind <> 'unsubscribe' OR expires_at IS NULL),
    PRIMARY KEY (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id)
);
CREATE INDEX person_link_subject ON person_link (tenant_id, subject_id);
SELECT protect_tenant_table('person_link');
GRANT SELECT, INSERT, DELETE, UPDATE (subject_id) ON person_link TO obhut_runtime;

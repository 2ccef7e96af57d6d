-- Campaigns: what a business sends to many, and to whom it went.

-- Subject and text go to many and name nobody: they stand in clear, as the words of a purpose do. `tags` and `town` say which
-- people are meant besides those the purpose allows. `planned_after` and `planned_at`: how far the list of whom it is for has come.
CREATE TABLE campaign (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    purpose_code text NOT NULL,
    channel text NOT NULL CHECK (channel = 'email'),
    sender_name text NOT NULL CHECK (length(sender_name) BETWEEN 1 AND 200),
    subject text NOT NULL CHECK (length(subject) <= 300),
    body text NOT NULL CHECK (length(body) <= 50000),
    tags uuid[] NOT NULL CHECK (cardinality(tags) <= 20),
    town text CHECK (length(town) BETWEEN 1 AND 200),
    state text NOT NULL CHECK (state IN ('draft', 'sending', 'paused', 'sent')),
    pause_code text,
    version integer NOT NULL CHECK (version > 0),
    planned_after uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    started_at timestamptz,
    planned_at timestamptz,
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, purpose_code) REFERENCES purpose (tenant_id, code),
    CHECK ((state = 'draft') = (started_at IS NULL)),
    CHECK ((state = 'sent') = (finished_at IS NOT NULL))
);
CREATE INDEX campaign_created ON campaign (tenant_id, created_at, id);
SELECT protect_tenant_table('campaign');
GRANT SELECT, INSERT, UPDATE (name, purpose_code, sender_name, subject, body, tags, town, state, pause_code, version,
    planned_after, updated_at, started_at, planned_at, finished_at) ON campaign TO obhut_runtime;
GRANT SELECT ON campaign TO obhut_audit;

-- One message to one person, of which a campaign has at most one: ids and codes, no address and no text. `reason`: why it was
-- left out, or what the mail server said. `basis`: on what it rested when it was handed over. `token_hash`: of the token in the
-- address that a notice of its failure comes back to.
CREATE TABLE delivery (
    tenant_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    address_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'handed-over', 'accepted', 'bounced', 'skipped')),
    reason text,
    basis text,
    attempts integer NOT NULL CHECK (attempts >= 0),
    token_hash bytea CHECK (length(token_hash) = 32),
    due timestamptz NOT NULL,
    handed_over_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (tenant_id, campaign_id, subject_id),
    UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    CHECK ((state IN ('planned', 'skipped')) = (handed_over_at IS NULL))
);
CREATE INDEX delivery_planned ON delivery (tenant_id, campaign_id, due, subject_id) WHERE state = 'planned';
CREATE INDEX delivery_subject ON delivery (tenant_id, subject_id);
SELECT protect_tenant_table('delivery');
GRANT SELECT, INSERT, DELETE, UPDATE (subject_id, address_id, state, reason, basis, attempts, token_hash, due, handed_over_at,
    ended_at) ON delivery TO obhut_runtime;

-- Links to preferences whose week is over are found by it.
CREATE INDEX person_link_expires ON person_link (tenant_id, expires_at) WHERE expires_at IS NOT NULL;

-- What a tenant adds to its people: tags, fields of its own, members in charge; restrictions, and joined records.

-- A word that people are filed under. The label is in clear by decision: it is what a tenant calls a group. Who
-- carries it stands sealed in each person's profile.
CREATE TABLE tag (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    label text NOT NULL CHECK (length(label) BETWEEN 1 AND 60),
    folded text NOT NULL CHECK (length(folded) BETWEEN 1 AND 180),
    state text NOT NULL CHECK (state IN ('active', 'ending')),
    version integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
-- One that is being taken from people does not keep its label from a new one.
CREATE UNIQUE INDEX tag_label ON tag (tenant_id, folded) WHERE state = 'active';
SELECT protect_tenant_table('tag');
GRANT SELECT, INSERT, DELETE, UPDATE (label, folded, state, version) ON tag TO obhut_runtime;
GRANT SELECT ON tag TO obhut_audit;

-- A field that a tenant made for its people, with the purpose its values serve and their end.
CREATE TABLE custom_field (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    code text NOT NULL CHECK (code ~ '^[a-z][a-zA-Z0-9]{0,39}$'),
    label_de text NOT NULL CHECK (length(label_de) BETWEEN 1 AND 100),
    label_en text NOT NULL CHECK (length(label_en) BETWEEN 1 AND 100),
    kind text NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'flag', 'url')),
    choices text[] NOT NULL,
    purpose_code text NOT NULL,
    retention_class text NOT NULL CHECK (retention_class = 'ground'),
    searchable boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'ended')),
    version integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code),
    FOREIGN KEY (tenant_id, purpose_code) REFERENCES purpose (tenant_id, code)
);
SELECT protect_tenant_table('custom_field');
GRANT SELECT, INSERT, DELETE, UPDATE (label_de, label_en, choices, searchable, state, version)
    ON custom_field TO obhut_runtime;
GRANT SELECT ON custom_field TO obhut_audit;

-- The member in charge. Her subject outlives her membership.
ALTER TABLE person ADD COLUMN owner_id uuid,
    ADD FOREIGN KEY (tenant_id, owner_id) REFERENCES subject (tenant_id, id);
CREATE INDEX person_owner ON person (tenant_id, owner_id) WHERE owner_id IS NOT NULL;
GRANT UPDATE (owner_id) ON person TO obhut_runtime;

-- Restrictions of processing (Art. 18 GDPR): one at a time stands, and none is lifted before the person was told.
CREATE TABLE restriction (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason ~ '^art-18-1-[a-d]$'),
    imposed_at timestamptz NOT NULL,
    imposed_by uuid,
    notified_at timestamptz,
    lifted_at timestamptz,
    lifted_by uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    CHECK (lifted_at IS NULL OR notified_at IS NOT NULL AND notified_at <= lifted_at)
);
CREATE UNIQUE INDEX restriction_standing ON restriction (tenant_id, subject_id) WHERE lifted_at IS NULL;
CREATE INDEX restriction_subject ON restriction (tenant_id, subject_id, imposed_at);
SELECT protect_tenant_table('restriction');
GRANT SELECT, INSERT, UPDATE (notified_at, lifted_at, lifted_by) ON restriction TO obhut_runtime;
GRANT SELECT ON restriction TO obhut_audit;

-- The record of a person that was joined to another one ends like an erased one.
ALTER TABLE erasure DROP CONSTRAINT erasure_reason_check;
ALTER TABLE erasure ADD CONSTRAINT erasure_reason_check CHECK (reason ~ '^(art-17-1-[a-f]|merged)$');

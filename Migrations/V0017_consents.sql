-- Consents in use: which texts a purpose asks with, and what people took back or objected to.

-- Versions of a purpose's texts. A change is a new version; the texts themselves are content-addressed in `wording`.
CREATE TABLE purpose_text (
    tenant_id uuid NOT NULL,
    purpose_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('wording', 'notice')),
    version integer NOT NULL CHECK (version > 0),
    hash_de bytea NOT NULL,
    hash_en bytea NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid,
    PRIMARY KEY (tenant_id, purpose_code, kind, version),
    FOREIGN KEY (tenant_id, purpose_code) REFERENCES purpose (tenant_id, code),
    FOREIGN KEY (tenant_id, hash_de) REFERENCES wording (tenant_id, hash),
    FOREIGN KEY (tenant_id, hash_en) REFERENCES wording (tenant_id, hash)
);
SELECT protect_tenant_table('purpose_text');
SELECT make_append_only('purpose_text');
GRANT SELECT, INSERT ON purpose_text TO obhut_runtime;
GRANT SELECT ON purpose_text TO obhut_audit;

-- One withdrawal or objection, whatever it found. No purposes or channels: all of them. What was said about it lies
-- under the person's evidence key and outlives her profile with it.
CREATE TABLE reduction (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('withdrawal', 'objection')),
    purposes text[] NOT NULL,
    channels text[] NOT NULL,
    ends_marketing boolean NOT NULL,
    at timestamptz NOT NULL,
    recorded_by uuid,
    sealed bytea NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id)
);
CREATE INDEX reduction_subject ON reduction (tenant_id, subject_id, at);
SELECT protect_tenant_table('reduction');
SELECT make_append_only('reduction');
GRANT SELECT, INSERT ON reduction TO obhut_runtime;
GRANT SELECT ON reduction TO obhut_audit;

-- The register of breaches (Art. 33(5) GDPR): what happened, since when it is known, until when the authority has to be told,
-- and how it ended. No personal value stands here; whom it concerns is a number.

-- `people`: how many are affected, `keys_exposed`: whether keys got out too, both null while nobody knows.
CREATE TABLE breach (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('confidentiality', 'integrity', 'availability')),
    aware_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    people integer CHECK (people >= 0),
    keys_exposed boolean,
    outcome text CHECK (outcome IN ('no-risk', 'authority', 'authority-and-people')),
    notified_at timestamptz,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CHECK (due_at > aware_at),
    CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CHECK (outcome IS NULL OR (outcome = 'no-risk') = (notified_at IS NULL))
);
CREATE INDEX breach_opened ON breach (tenant_id, opened_at, id);
SELECT protect_tenant_table('breach');
GRANT SELECT, INSERT, UPDATE (people, keys_exposed, outcome, notified_at, closed_at) ON breach TO obhut_runtime;
GRANT SELECT ON breach TO obhut_audit;

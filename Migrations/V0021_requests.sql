-- What people ask for of their rights (Art. 15 to 18, 20, 21 GDPR), from whichever side it comes in.

-- A request is a subject of its own, with a key of its own for whatever was written with it: whose it is may be unknown, or
-- turn out wrong. `person_id` names the person once that is known. What stays of a request whose person was erased, or whose
-- proof has had its time, names nobody: kind, state and dates.
CREATE TABLE subject_request (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection')),
    state text NOT NULL CHECK (state IN ('RequestInitiated', 'RequestAcknowledged', 'RequestAccepted', 'RequestFulfilled',
        'RequestRejected', 'RequestUnfulfilled')),
    identity text NOT NULL CHECK (identity IN ('unverified', 'mailed-link', 'staff')),
    person_id uuid,
    received_at timestamptz NOT NULL,
    due_on date NOT NULL,
    alarm_on date NOT NULL,
    notice_on date NOT NULL,
    extended_by smallint NOT NULL CHECK (extended_by BETWEEN 0 AND 2),
    extension_reason text CHECK (extension_reason IN ('complexity', 'number')),
    refusal_reason text CHECK (refusal_reason IN ('manifestly-unfounded', 'excessive', 'identity-unproven', 'legal-duty',
        'legal-claims', 'rights-of-others')),
    refused_by text,
    subject_id uuid,
    contact_token bytea CHECK (length(contact_token) = 16),
    index_version integer,
    link_hash bytea CHECK (length(link_hash) = 32),
    link_expires_at timestamptz,
    package_hash bytea CHECK (length(package_hash) = 32),
    package_expires_at timestamptz,
    downloads integer NOT NULL CHECK (downloads >= 0),
    ended_at timestamptz,
    version integer NOT NULL CHECK (version > 0),
    seal_version bigint NOT NULL,
    sealed bytea,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, link_hash),
    UNIQUE (tenant_id, package_hash),
    FOREIGN KEY (tenant_id, person_id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    CHECK ((extended_by > 0) = (extension_reason IS NOT NULL)),
    CHECK ((state IN ('RequestFulfilled', 'RequestRejected', 'RequestUnfulfilled')) = (ended_at IS NOT NULL)),
    CHECK (state <> 'RequestRejected' OR (refusal_reason IS NOT NULL AND refused_by IS NOT NULL)),
    CHECK (CASE WHEN subject_id IS NULL
        THEN sealed IS NULL AND contact_token IS NULL AND package_hash IS NULL AND ended_at IS NOT NULL
        ELSE sealed IS NOT NULL END)
);
CREATE INDEX subject_request_received ON subject_request (tenant_id, received_at, id);
CREATE INDEX subject_request_open ON subject_request (tenant_id, due_on, id) WHERE ended_at IS NULL;
CREATE INDEX subject_request_ended ON subject_request (tenant_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX subject_request_person ON subject_request (tenant_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX subject_request_contact ON subject_request (tenant_id, contact_token) WHERE contact_token IS NOT NULL;
SELECT protect_tenant_table('subject_request');
GRANT SELECT, INSERT, DELETE, UPDATE (state, identity, person_id, due_on, alarm_on, extended_by, extension_reason,
    refusal_reason, refused_by, subject_id, contact_token, index_version, link_hash, link_expires_at, package_hash,
    package_expires_at, downloads, ended_at, version, seal_version, sealed) ON subject_request TO obhut_runtime;

-- Consent: immutable wordings and notices, append-only events, a projection that can be rebuilt.

CREATE TABLE wording (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    kind text NOT NULL CHECK (kind IN ('wording', 'notice')),
    language text NOT NULL CHECK (language IN ('de', 'en')),
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, hash)
);
SELECT protect_tenant_table('wording');
SELECT make_append_only('wording');
GRANT SELECT, INSERT ON wording TO obhut_runtime;
GRANT SELECT ON wording TO obhut_audit;

CREATE TABLE consent_event (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    purpose_code text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('email', 'sms', 'messenger', 'phone', 'post', 'push')),
    address_id uuid,
    state text NOT NULL CHECK (state IN (
        'ConsentUnknown', 'ConsentRequested', 'ConsentRequestDeferred', 'ConsentRefused', 'ConsentGiven',
        'RenewedConsentGiven', 'ConsentExpired', 'ConsentWithdrawn', 'ConsentRevoked', 'ConsentInvalidated')),
    method text NOT NULL,
    at timestamptz NOT NULL,
    valid_until timestamptz,
    recorded_by uuid,
    wording_hash bytea,
    sealed bytea,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id),
    FOREIGN KEY (tenant_id, purpose_code) REFERENCES purpose (tenant_id, code),
    FOREIGN KEY (tenant_id, wording_hash) REFERENCES wording (tenant_id, hash)
);
CREATE INDEX consent_event_subject ON consent_event (tenant_id, subject_id, at);
SELECT protect_tenant_table('consent_event');
SELECT make_append_only('consent_event');
GRANT SELECT, INSERT ON consent_event TO obhut_runtime;
GRANT SELECT ON consent_event TO obhut_audit;

CREATE TABLE consent (
    tenant_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    purpose_code text NOT NULL,
    channel text NOT NULL,
    address_id uuid NOT NULL,
    state text NOT NULL,
    since timestamptz NOT NULL,
    valid_until timestamptz,
    event_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, subject_id, purpose_code, channel, address_id),
    FOREIGN KEY (tenant_id, event_id) REFERENCES consent_event (tenant_id, id)
);
SELECT protect_tenant_table('consent');
GRANT SELECT, INSERT, DELETE, UPDATE (state, since, valid_until, event_id) ON consent TO obhut_runtime;

-- Webhooks: who is told of what happens, and what was told. Ids and kinds of events; no personal value.

-- `events` and `actions` run in parallel: the event on the wire, and the audit entry's action that is one.
CREATE TABLE webhook (
    tenant_id uuid NOT NULL REFERENCES tenant (id),
    id uuid NOT NULL,
    url text NOT NULL CHECK (length(url) BETWEEN 8 AND 500),
    events text[] NOT NULL CHECK (cardinality(events) BETWEEN 1 AND 64),
    actions text[] NOT NULL CHECK (cardinality(actions) = cardinality(events)),
    state text NOT NULL CHECK (state IN ('active', 'paused', 'disabled')),
    failing_since timestamptz,
    version integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('webhook');
GRANT SELECT, INSERT, DELETE, UPDATE (url, events, actions, state, failing_since, version, updated_at) ON webhook TO obhut_runtime;
GRANT SELECT ON webhook TO obhut_audit;

CREATE TABLE webhook_delivery (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    event text NOT NULL CHECK (event ~ '^[a-z][a-z.-]{1,62}$'),
    resources uuid[] NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    last_code text CHECK (last_code ~ '^[a-z0-9-]{1,40}$'),
    occurred_at timestamptz NOT NULL,
    attempted_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_newest ON webhook_delivery (tenant_id, webhook_id, occurred_at, id);
SELECT protect_tenant_table('webhook_delivery');
GRANT SELECT, INSERT, DELETE, UPDATE (state, attempts, last_code, attempted_at) ON webhook_delivery TO obhut_runtime;
GRANT SELECT ON webhook_delivery TO obhut_audit;

-- What is audited is told in the same transaction: nothing that happened is left out, nothing that did not is told.
-- One delivery holds the ids of one statement, so that an import is told in portions.
CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH told AS (
        INSERT INTO webhook_delivery (tenant_id, id, webhook_id, event, resources, state, occurred_at)
        SELECT w.tenant_id, gen_random_uuid(), w.id, w.events[array_position(w.actions, n.action)],
            array_agg(COALESCE(n.row_id, n.subject_id)), 'waiting', min(n.at)
        FROM new_entry n JOIN webhook w ON w.tenant_id = n.tenant_id AND n.action = ANY (w.actions)
        WHERE w.state = 'active' AND COALESCE(n.row_id, n.subject_id) IS NOT NULL
        GROUP BY w.tenant_id, w.id, w.events, w.actions, n.action
        RETURNING tenant_id, id, occurred_at
    )
    INSERT INTO job (tenant_id, id, kind, due, reference, created_at)
    SELECT tenant_id, gen_random_uuid(), 'webhook', occurred_at, id, occurred_at FROM told;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION tell_webhooks() FROM PUBLIC;
CREATE TRIGGER tell_webhooks AFTER INSERT ON audit_entry
    REFERENCING NEW TABLE AS new_entry FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks();

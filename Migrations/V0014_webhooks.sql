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
-- One delivery holds up to 1,000 ids of one statement, so that an import is told in portions.
CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Locked, so that a webhook that is removed meanwhile is left out: no change of a person fails because of it.
    WITH listening AS MATERIALIZED (
        SELECT w.tenant_id, w.id, w.events, w.actions FROM webhook w
        WHERE w.state = 'active' AND w.actions && ARRAY(SELECT e.action FROM new_entry e)
        FOR KEY SHARE
    ), told AS (
        INSERT INTO webhook_delivery (tenant_id, id, webhook_id, event, resources, state, occurred_at)
        SELECT l.tenant_id, gen_random_uuid(), l.id, l.events[array_position(l.actions, n.action)],
            array_agg(n.resource), 'waiting', min(n.at)
        FROM listening l JOIN (
            SELECT e.tenant_id, e.action, e.at, COALESCE(e.row_id, e.subject_id) AS resource,
                (row_number() OVER (PARTITION BY e.tenant_id, e.action) - 1) / 1000 AS portion
            FROM new_entry e WHERE COALESCE(e.row_id, e.subject_id) IS NOT NULL
        ) n ON n.tenant_id = l.tenant_id AND n.action = ANY (l.actions)
        GROUP BY l.tenant_id, l.id, l.events, l.actions, n.action, n.portion
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

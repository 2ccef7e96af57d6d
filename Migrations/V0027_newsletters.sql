-- What large mailbox providers ask of whoever writes to many: that complaints are counted, and stop it.

-- How many of those it went to called it spam. It stays when they go.
ALTER TABLE campaign ADD COLUMN complaints bigint NOT NULL DEFAULT 0 CHECK (complaints >= 0);
GRANT UPDATE (complaints) ON campaign TO obhut_runtime;

-- The one link of a message of a campaign: to unsubscribe with for ever, and to preferences until `expires_at`.
ALTER TABLE person_link DROP CONSTRAINT person_link_kind_check;
ALTER TABLE person_link ADD CONSTRAINT person_link_kind_check
    CHECK (kind IN ('unsubscribe', 'preferences', 'message'));
DROP INDEX person_link_expires;
CREATE INDEX person_link_expires ON person_link (tenant_id, expires_at) WHERE kind = 'preferences';

-- What it offers to existing customers (§ 7(3) UWG), and whom a saved view that it was narrowed to means.
ALTER TABLE campaign ADD COLUMN goods text CHECK (length(goods) BETWEEN 1 AND 100),
    ADD COLUMN lifecycle text CHECK (lifecycle ~ '^[a-z-]{1,32}$'),
    ADD COLUMN owner_id uuid,
    ADD FOREIGN KEY (tenant_id, owner_id) REFERENCES subject (tenant_id, id);
GRANT UPDATE (goods, lifecycle, owner_id) ON campaign TO obhut_runtime;

-- Campaigns that stand there are adopted anew, with what DigestedTable digests of them now.
DO $$
DECLARE
    business tenant;
BEGIN
    FOR business IN SELECT * FROM tenant LOOP
        PERFORM set_config('app.tenant', business.id::text, true);
        INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, table_number, row_id, digest)
        SELECT business.id, gen_random_uuid(), now(), 'system', 'row.adopt', 130::smallint, r.id,
            sha256(record_send(ROW(130::smallint, r.id, r.name, r.purpose_code, r.channel, r.sender_name, r.subject, r.body,
                r.tags, r.town, r.state, r.version, r.created_at, r.started_at, r.finished_at, r.goods, r.lifecycle,
                r.owner_id)))
        FROM campaign r WHERE r.tenant_id = business.id;
    END LOOP;
    PERFORM set_config('app.tenant', '', true);
END
$$;

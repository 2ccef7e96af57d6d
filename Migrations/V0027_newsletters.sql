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

-- Which of two changes of a row came later. Transactions are numbered when they begin to write, not when they lock the
-- row; this number is drawn behind the change, under its lock. Older entries have none.
CREATE SEQUENCE audit_change AS bigint;
GRANT USAGE ON SEQUENCE audit_change TO obhut_runtime;
GRANT SELECT ON SEQUENCE audit_change TO obhut_backup;
ALTER TABLE audit_entry ADD COLUMN change bigint CHECK (change > 0);
ALTER TABLE audit_entry ALTER COLUMN change SET DEFAULT nextval('audit_change');

-- Rows of tables that the log did not vouch for so far are adopted by it, as they stand at this moment: a first digest of
-- each, made as DigestedTable makes it. What was changed behind the log's back before cannot be known any more.
DO $$
DECLARE
    business tenant;
BEGIN
    FOR business IN SELECT * FROM tenant LOOP
        PERFORM set_config('app.tenant', business.id::text, true);
        INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, table_number, row_id, subject_id, digest)
        SELECT business.id, gen_random_uuid(), now(), 'system', 'row.adopt', u.table_number, u.row_id, u.subject_id,
            u.digest
        FROM (
            SELECT 84::smallint AS table_number, r.id AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(84::smallint, r.id, r.slug, r.name, r.country, r.locale, r.policy, r.state,
                    r.agreement_digest, r.agreement_due))) AS digest
            FROM tenant r WHERE r.id = business.id
            UNION ALL
            SELECT 85::smallint AS table_number, encode(substr(sha256(record_send(ROW(85::smallint, r.code,
                r.since))), 1, 16), 'hex')::uuid AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(85::smallint, encode(substr(sha256(record_send(ROW(85::smallint, r.code,
                r.since))), 1, 16), 'hex')::uuid, r.code, r.since, r.value))) AS digest
            FROM tenant_parameter r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 86::smallint AS table_number, r.tenant_id AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(86::smallint, r.tenant_id, r.second_factor_roles, r.changed_at))) AS digest
            FROM login_policy r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 87::smallint AS table_number, encode(substr(sha256(record_send(ROW(87::smallint, r.code))), 1,
                16), 'hex')::uuid AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(87::smallint, encode(substr(sha256(record_send(ROW(87::smallint, r.code))), 1,
                16), 'hex')::uuid, r.code, r.name_de, r.name_en, r.bases, r.channels, r.confirmation, r.marketing,
                r.ends_on, r.end_rule, r.state))) AS digest
            FROM purpose r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 88::smallint AS table_number, r.id AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(88::smallint, r.id, r.label, r.folded, r.state, r.version))) AS digest
            FROM tag r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 89::smallint AS table_number, r.id AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(89::smallint, r.id, r.code, r.label_de, r.label_en, r.kind, r.choices,
                    r.purpose_code, r.retention_class, r.searchable, r.state, r.version))) AS digest
            FROM custom_field r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 80::smallint AS table_number, encode(substr(sha256(record_send(ROW(80::smallint, r.token,
                r.purpose_code))), 1, 16), 'hex')::uuid AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(80::smallint, encode(substr(sha256(record_send(ROW(80::smallint, r.token,
                r.purpose_code))), 1, 16), 'hex')::uuid, r.token, r.purpose_code, r.kind, r.index_version,
                r.since))) AS digest
            FROM suppression r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 81::smallint AS table_number, r.id AS row_id, r.subject_id AS subject_id,
                sha256(record_send(ROW(81::smallint, r.id, r.subject_id, r.reason, r.imposed_at, r.imposed_by,
                    r.notified_at, r.lifted_at, r.lifted_by))) AS digest
            FROM restriction r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 90::smallint AS table_number, r.id AS row_id, r.subject_id AS subject_id,
                sha256(record_send(ROW(90::smallint, r.id, r.subject_id, r.reason, r.request_id, r.suppressed,
                    r.state, r.at))) AS digest
            FROM erasure r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 91::smallint AS table_number, encode(substr(sha256(record_send(ROW(91::smallint, r.erasure_id,
                r.version))), 1, 16), 'hex')::uuid AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(91::smallint, encode(substr(sha256(record_send(ROW(91::smallint, r.erasure_id,
                r.version))), 1, 16), 'hex')::uuid, r.erasure_id, r.version, r.document, r.created_at))) AS digest
            FROM erasure_receipt r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 7::smallint AS table_number, r.subject_id AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(7::smallint, r.subject_id, r.batch_id, r.row_number, r.reason, r.field,
                    r.seal_version, r.sealed, ARRAY(
            SELECT t.token FROM quarantine_token t WHERE t.tenant_id = r.tenant_id AND t.subject_id = r.subject_id
            ORDER BY t.token)))) AS digest
            FROM import_row r WHERE r.tenant_id = business.id AND r.outcome = 'quarantined'
            UNION ALL
            SELECT 92::smallint AS table_number, r.id AS row_id, r.member_id AS subject_id,
                sha256(record_send(ROW(92::smallint, r.id, r.member_id, r.secret_hash, r.role, r.scopes,
                    r.created_at, r.expires_at, r.revoked_at))) AS digest
            FROM api_token r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 93::smallint AS table_number, r.id AS row_id, r.member_id AS subject_id,
                sha256(record_send(ROW(93::smallint, r.id, r.member_id, r.secret_hash, r.role, r.created_at,
                    r.expires_at))) AS digest
            FROM session r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 94::smallint AS table_number, encode(substr(sha256(record_send(ROW(94::smallint, r.secret_hash))),
                1, 16), 'hex')::uuid AS row_id, r.member_id AS subject_id,
                sha256(record_send(ROW(94::smallint, encode(substr(sha256(record_send(ROW(94::smallint,
                r.secret_hash))), 1, 16), 'hex')::uuid, r.member_id, r.kind, r.secret_hash, r.created_at,
                r.expires_at, r.used_at))) AS digest
            FROM member_link r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 40::smallint AS table_number, r.member_id AS row_id, r.member_id AS subject_id,
                sha256(record_send(ROW(40::smallint, r.member_id, r.state, r.seal_version, r.sealed, r.created_at,
                    ARRAY(
            SELECT c.code_hash FROM recovery_code c WHERE c.tenant_id = r.tenant_id AND c.member_id = r.member_id
                AND c.used_at IS NULL ORDER BY c.code_hash)))) AS digest
            FROM second_factor r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 95::smallint AS table_number, r.id AS row_id, NULL::uuid AS subject_id,
                sha256(record_send(ROW(95::smallint, r.id, r.url, r.events, r.actions, r.state, r.version))) AS digest
            FROM webhook r WHERE r.tenant_id = business.id
        ) u;
        -- Restrictions of people who are erased end like those of people who will be.
        INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, table_number, row_id, subject_id)
        SELECT business.id, gen_random_uuid(), now(), 'system', 'restriction.erase', 81, r.id, r.subject_id
        FROM restriction r JOIN subject s ON s.tenant_id = r.tenant_id AND s.id = r.subject_id
        WHERE r.tenant_id = business.id AND s.state = 'erased';
        DELETE FROM restriction r USING subject s
        WHERE r.tenant_id = business.id AND s.tenant_id = r.tenant_id AND s.id = r.subject_id AND s.state = 'erased';
        UPDATE event_slot e SET sealed = NULL FROM subject s
        WHERE e.tenant_id = business.id AND s.tenant_id = e.tenant_id AND s.id = e.subject_id AND s.state = 'erased'
            AND e.lane = 0 AND e.type = 3 AND e.sealed IS NOT NULL;
        DELETE FROM wrapped_key w USING subject s
        WHERE w.tenant_id = business.id AND s.tenant_id = w.tenant_id AND s.id = w.subject_id AND s.state = 'erased'
            AND w.compartment = 3
            AND NOT EXISTS (SELECT FROM event_slot e WHERE e.tenant_id = w.tenant_id AND e.subject_id = w.subject_id
                AND e.sealed IS NOT NULL)
            AND NOT EXISTS (SELECT FROM consent_event c WHERE c.tenant_id = w.tenant_id AND c.subject_id = w.subject_id
                AND c.sealed IS NOT NULL);
    END LOOP;
    PERFORM set_config('app.tenant', '', true);
END
$$;

-- A restriction ends with the erasure of her for whom it stood; the log goes on knowing it, for the ledger file beside the
-- keystore knows it too.
GRANT DELETE ON restriction TO obhut_runtime;
CREATE INDEX audit_entry_restriction ON audit_entry (tenant_id, row_id) WHERE table_number = 81;

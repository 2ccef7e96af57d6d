-- Ends of data: legal holds, and what the term of a proof is counted from when she whom it is about is gone.

-- Legal holds (Art. 17(3)(e) GDPR): who must not be erased although nothing else carries her any more, why, who answers for it,
-- and when it has to be looked at again. Codes and dates; the file number goes into the reference of the log.

-- `restriction_id`: the restriction that this hold brought about, when she would have been erased otherwise; NULL again where
-- she asked for one herself.
CREATE TABLE legal_hold (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason IN ('dispute', 'claim', 'authority', 'subject-request')),
    placed_at timestamptz NOT NULL,
    placed_by uuid,
    review_on date NOT NULL,
    restriction_id uuid,
    lifted_at timestamptz,
    lifted_by uuid,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, subject_id) REFERENCES subject (tenant_id, id)
);
CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (tenant_id, subject_id, reason) WHERE lifted_at IS NULL;
CREATE INDEX legal_hold_subject ON legal_hold (tenant_id, subject_id, placed_at);
SELECT protect_tenant_table('legal_hold');
GRANT SELECT, INSERT, DELETE, UPDATE (subject_id, review_on, restriction_id, lifted_at, lifted_by) ON legal_hold TO obhut_runtime;
GRANT SELECT ON legal_hold TO obhut_audit;

-- `merged_into`: whom she was joined to; the proof of both has one end. NULL for all that was no merge, or an older one.
-- `phone_used_at`: when a consent of hers for telephone was last made use of, from which its proof has five years (§ 7a(2) UWG).
ALTER TABLE erasure ADD COLUMN merged_into uuid, ADD COLUMN phone_used_at timestamptz;
CREATE INDEX erasure_merged ON erasure (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

-- Erasures that stand there are adopted anew, with what DigestedTable digests of them now: both decide when proof goes.
DO $$
DECLARE
    business tenant;
BEGIN
    FOR business IN SELECT * FROM tenant LOOP
        PERFORM set_config('app.tenant', business.id::text, true);
        INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, table_number, row_id, subject_id, digest)
        SELECT business.id, gen_random_uuid(), now(), 'system', 'row.adopt', 90::smallint, r.id, r.subject_id,
            sha256(record_send(ROW(90::smallint, r.id, r.subject_id, r.reason, r.request_id, r.suppressed, r.state, r.at,
                r.merged_into, r.phone_used_at)))
        FROM erasure r WHERE r.tenant_id = business.id;
    END LOOP;
    PERFORM set_config('app.tenant', '', true);
END
$$;

-- Legal holds (Art. 17(3)(e) GDPR): who must not be erased although nothing else carries her any more, why, who answers for it,
-- and when it has to be looked at again. Codes and dates; the file number goes into the reference of the log.

-- `restriction_id`: the restriction that this hold brought about, when she would have been erased otherwise.
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

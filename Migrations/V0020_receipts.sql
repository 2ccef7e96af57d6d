-- How far erasures have come: what the completion of their receipts goes by. Versions of a receipt are rows of
-- erasure_receipt, one for each level reached; the ones before it stay.

-- `epoch`: the newest epoch of the tenant's key that may have wrapped a key of hers; NULL where an older version erased.
-- `xid`: the transaction that erased her, or a later one: what a vacuum has to have passed.
-- `level`: the highest level whose receipt is signed.
ALTER TABLE erasure
    ADD COLUMN epoch integer CHECK (epoch > 0),
    ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ADD COLUMN level smallint NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 4);
CREATE INDEX erasure_open ON erasure (tenant_id, level, id) WHERE state = 'erased';

-- What is left of a business that was destroyed: that it was, when, and the signed certificate; no name and no row of its own.

-- `business`: the id it had. `people` and `records`: how many there were when it was begun.
CREATE TABLE destruction (
    id uuid PRIMARY KEY,
    business uuid NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('begun', 'done')),
    reason text CHECK (length(reason) BETWEEN 1 AND 64),
    people bigint NOT NULL CHECK (people >= 0),
    records bigint NOT NULL CHECK (records >= 0),
    begun_at timestamptz NOT NULL,
    ended_at timestamptz,
    document text,
    CHECK ((state = 'done') = (ended_at IS NOT NULL AND document IS NOT NULL))
);
GRANT SELECT ON destruction TO obhut_runtime, obhut_audit, obhut_backup;

-- Rows that are written once go with the business they belong to, and no sooner. Only the owner notes a destruction and only
-- the owner may delete from these tables.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM destruction d
            WHERE d.state = 'begun' AND d.business = (to_jsonb(OLD) ->> 'tenant_id')::uuid) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'append-only table' USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END
$$;

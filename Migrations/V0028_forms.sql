-- Purposes that a business makes and gives up itself, and forms whose every version stays readable.

-- What a purpose is does not change: who agreed to it agreed to that. It may end.
GRANT INSERT, UPDATE (ends_on, state) ON purpose TO obhut_runtime;

-- One version of a form: what it asked for, how, and whether strangers were shown it. A change is a new version, which the
-- proof of a consent names. `purposes`: none for every one that an e-mail alone can confirm. `language`: none for the
-- visitor's own. `thanks_url`: where a sign-up leads. `embed_origins`: whose pages may show it in a frame.
CREATE TABLE subscription_form_version (
    tenant_id uuid NOT NULL,
    form_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    title_de text NOT NULL CHECK (length(title_de) BETWEEN 1 AND 200),
    title_en text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 200),
    purposes text[] NOT NULL CHECK (cardinality(purposes) <= 50),
    language text CHECK (language IN ('de', 'en')),
    thanks_url text CHECK (length(thanks_url) BETWEEN 1 AND 500),
    embed_origins text[] NOT NULL CHECK (cardinality(embed_origins) <= 10),
    state text NOT NULL CHECK (state IN ('draft', 'published', 'closed')),
    created_at timestamptz NOT NULL,
    created_by uuid,
    PRIMARY KEY (tenant_id, form_id, version),
    FOREIGN KEY (tenant_id, form_id) REFERENCES subscription_form (tenant_id, id)
);
SELECT protect_tenant_table('subscription_form_version');
SELECT make_append_only('subscription_form_version');
GRANT SELECT, INSERT ON subscription_form_version TO obhut_runtime;
GRANT SELECT ON subscription_form_version TO obhut_audit;

-- What forms are today becomes their current version; the rows that the log vouches for are adopted anew, as DigestedTable
-- digests them.
DO $$
DECLARE
    business tenant;
    forms bigint;
BEGIN
    FOR business IN SELECT * FROM tenant LOOP
        PERFORM set_config('app.tenant', business.id::text, true);
        INSERT INTO subscription_form_version (tenant_id, form_id, version, title_de, title_en, purposes, embed_origins,
            state, created_at)
        SELECT f.tenant_id, f.id, f.version, f.title_de, f.title_en, f.purposes, '{}', f.state, f.created_at
        FROM subscription_form f WHERE f.tenant_id = business.id;
        GET DIAGNOSTICS forms = ROW_COUNT;
        ASSERT forms = (SELECT count(*) FROM subscription_form f WHERE f.tenant_id = business.id);
        INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, table_number, row_id, digest)
        SELECT business.id, gen_random_uuid(), now(), 'system', 'row.adopt', u.table_number, u.row_id, u.digest
        FROM (
            SELECT 110::smallint AS table_number, r.id AS row_id,
                sha256(record_send(ROW(110::smallint, r.id, r.slug, r.state, r.version, r.created_at))) AS digest
            FROM subscription_form r WHERE r.tenant_id = business.id
            UNION ALL
            SELECT 113::smallint, encode(substr(sha256(record_send(ROW(113::smallint, r.form_id, r.version))), 1,
                16), 'hex')::uuid,
                sha256(record_send(ROW(113::smallint, encode(substr(sha256(record_send(ROW(113::smallint, r.form_id,
                r.version))), 1, 16), 'hex')::uuid, r.form_id, r.version, r.title_de, r.title_en, r.purposes, r.language,
                r.thanks_url, r.embed_origins, r.state, r.created_at, r.created_by)))
            FROM subscription_form_version r WHERE r.tenant_id = business.id
        ) u;
    END LOOP;
    PERFORM set_config('app.tenant', '', true);
END
$$;

ALTER TABLE subscription_form DROP COLUMN title_de, DROP COLUMN title_en, DROP COLUMN purposes;

import Postgres

extension SchemaFacts {
    /// The questions to `pg_catalog`, in the order in which the answers are read.
    static let queries: [PostgresQuery] = [
        """
        SELECT r.rolname::text, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
            ARRAY(SELECT pg_get_userbyid(m.roleid)::text FROM pg_auth_members m WHERE m.member = r.oid ORDER BY 1)
        FROM pg_roles r WHERE r.rolname IN ('obhut_owner', 'obhut_runtime', 'obhut_audit', 'obhut_backup') ORDER BY 1
        """,
        """
        SELECT r.rolname::text, count(*) FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
        WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o'
            AND r.rolname IN ('obhut_runtime', 'obhut_audit', 'obhut_backup')
            AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
        GROUP BY 1 ORDER BY 1
        """,
        """
        SELECT r.rolname::text, has_schema_privilege(r.oid, 'public', 'CREATE'),
            has_database_privilege(r.oid, current_database(), 'CREATE')
        FROM pg_roles r WHERE r.rolname IN ('obhut_runtime', 'obhut_audit', 'obhut_backup') ORDER BY 1
        """,
        """
        SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1
        """,
        """
        SELECT c.relname::text, pg_get_userbyid(c.relowner)::text, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1
        """,
        """
        SELECT c.relname::text, a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY 1, a.attnum
        """,
        """
        SELECT c.relname::text, p.polname::text, p.polpermissive, p.polcmd::text, p.polroles = ARRAY[0::oid],
            COALESCE(pg_get_expr(p.polqual, p.polrelid), ''), COALESCE(pg_get_expr(p.polwithcheck, p.polrelid), '')
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2
        """,
        """
        SELECT c.relname::text, k.relname::text,
            ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY u (number, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number ORDER BY u.place)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class k ON k.oid = i.indexrelid
        WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique ORDER BY 1, 2
        """,
        """
        SELECT c.relname::text, f.conname::text,
            ARRAY(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY u (number, place)
                JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = u.number ORDER BY u.place), t.relname::text
        FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
        WHERE c.relnamespace = 'public'::regnamespace AND f.contype = 'f' ORDER BY 1, 2
        """,
        """
        SELECT c.relname::text, t.tgname::text, p.proname::text, t.tgenabled IN ('O', 'A'), t.tgtype::int4
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal ORDER BY 1, 2
        """,
        """
        SELECT c.relname::text, CASE a.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(a.grantee)::text END,
            a.privilege_type, NULL::text
        FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        UNION ALL
        SELECT c.relname::text, CASE a.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(a.grantee)::text END,
            a.privilege_type, t.attname::text
        FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid CROSS JOIN LATERAL aclexplode(t.attacl) a
        WHERE c.relnamespace = 'public'::regnamespace AND t.attnum > 0 AND NOT t.attisdropped
        ORDER BY 1, 2, 3, 4
        """,
        """
        SELECT c.relname::text, k.relname::text,
            ARRAY(SELECT COALESCE(a.attname::text, '') FROM unnest(i.indkey::int2[]) WITH ORDINALITY u (number, place)
                LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number
                WHERE u.place <= i.indnkeyatts ORDER BY u.place), pg_get_expr(i.indpred, i.indrelid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class k ON k.oid = i.indexrelid
            JOIN pg_am m ON m.oid = k.relam
        WHERE c.relnamespace = 'public'::regnamespace AND i.indisvalid AND m.amname = 'btree' ORDER BY 1, 2
        """,
    ]
}

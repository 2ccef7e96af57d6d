import Postgres
import TestSupport

extension TestTemplate {
    /// One table the runtime role may use, with a constraint of each kind, and one under row-level security.
    static let notes = TestTemplate("notes") { owner in
        _ = try await owner.withSession { session in
            try await session.pipeline([
                """
                CREATE TABLE note (
                    id integer PRIMARY KEY, body text NOT NULL DEFAULT '', parent integer REFERENCES note,
                    CONSTRAINT note_positive CHECK (id > 0))
                """,
                """
                CREATE TABLE sealed (
                    tenant_id uuid NOT NULL DEFAULT NULLIF(current_setting('app.tenant', true), '')::uuid,
                    id integer NOT NULL, PRIMARY KEY (tenant_id, id))
                """,
                "ALTER TABLE sealed ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE sealed FORCE ROW LEVEL SECURITY",
                """
                CREATE POLICY tenant ON sealed
                USING (tenant_id = NULLIF(current_setting('app.tenant', true), '')::uuid)
                """,
                "GRANT ALL ON note, sealed TO obhut_runtime",
            ])
        }
    }
}

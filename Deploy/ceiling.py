"""The plaintext rows that Deploy/benchmark compares with: the same tables without keys and rules."""

CEILING_SCHEMA = """
CREATE TABLE tenant (id uuid PRIMARY KEY);
CREATE TABLE epoch (tenant_id uuid, epoch int, PRIMARY KEY (tenant_id, epoch));
CREATE TABLE purpose (tenant_id uuid, code text, PRIMARY KEY (tenant_id, code));
CREATE TABLE subject (tenant_id uuid REFERENCES tenant, id uuid, kind text, state text, PRIMARY KEY (tenant_id, id));
CREATE TABLE wrapped_key (tenant_id uuid, subject_id uuid, compartment smallint, term int, generation int, epoch int, wrapped bytea,
  PRIMARY KEY (tenant_id, subject_id, compartment, term, generation),
  FOREIGN KEY (tenant_id, subject_id) REFERENCES subject, FOREIGN KEY (tenant_id, epoch) REFERENCES epoch);
CREATE TABLE ground (tenant_id uuid, id uuid, subject_id uuid, purpose_code text, basis text, since timestamptz, until timestamptz,
  end_rule text, source text, PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, subject_id, id),
  FOREIGN KEY (tenant_id, subject_id) REFERENCES subject, FOREIGN KEY (tenant_id, purpose_code) REFERENCES purpose);
CREATE TABLE person (tenant_id uuid, id uuid, ground_id uuid, lifecycle text, version int, given_name text, family_name text,
  email text, telephone text, created_at timestamptz, updated_at timestamptz, PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, id) REFERENCES subject, FOREIGN KEY (tenant_id, id, ground_id) REFERENCES ground (tenant_id, subject_id, id));
CREATE INDEX ON person (tenant_id, created_at, id);
CREATE TABLE contact_point (tenant_id uuid, person_id uuid, id uuid, kind text, value text, PRIMARY KEY (tenant_id, person_id, id),
  FOREIGN KEY (tenant_id, person_id) REFERENCES person);
CREATE INDEX ON contact_point (tenant_id, value);
CREATE TABLE audit (tenant_id uuid REFERENCES tenant, xid xid8 DEFAULT pg_current_xact_id(), id uuid, at timestamptz, action text,
  row_id uuid, subject_id uuid, digest bytea, PRIMARY KEY (tenant_id, xid, id));
CREATE INDEX ON audit (tenant_id, subject_id);
INSERT INTO tenant VALUES ('00000000-0000-4000-8000-000000000001');
INSERT INTO epoch VALUES ('00000000-0000-4000-8000-000000000001', 1);
INSERT INTO purpose VALUES ('00000000-0000-4000-8000-000000000001', 'customer-care');
"""

# The same rows as one person's, plain: what PostgreSQL alone makes of them. `n` people from one statement each table.
PEOPLE = """WITH d AS MATERIALIZED (SELECT gen_random_uuid() AS id, gen_random_uuid() AS g, n FROM generate_series(1, {count}) n),
t AS (SELECT '00000000-0000-4000-8000-000000000001'::uuid AS t),
s AS (INSERT INTO subject SELECT t, id, 'person', 'active' FROM d, t),
k AS (INSERT INTO wrapped_key SELECT t, id, 1, 0, 1, 1, decode(repeat('ab', 80), 'hex') FROM d, t),
g AS (INSERT INTO ground SELECT t, g, id, 'customer-care', 'contract', now(), now(), 'after-last-document:36', 'Messung' FROM d, t),
p AS (INSERT INTO person SELECT t, id, g, 'lead', 1, 'Vorname' || n, 'Nachname' || n, 'p' || n || '@kunden.example', '030 23125000', now(), now() FROM d, t),
c AS (INSERT INTO contact_point SELECT t, id, gen_random_uuid(), k, v || n FROM d, t, (VALUES ('email', 'p@kunden.example'), ('telephone', '+4930')) AS x (k, v)),
a AS (INSERT INTO audit (tenant_id, id, at, action, row_id, subject_id, digest)
      SELECT t, gen_random_uuid(), now(), a, id, id, decode(repeat('cd', 32), 'hex') FROM d, t, (VALUES ('person.create'), ('ground.add')) AS x (a))
SELECT count(*) FROM d;
"""

-- Few are restricted; whoever lists everybody asks for them alone.
CREATE INDEX subject_restricted ON subject (tenant_id, id) WHERE state = 'restricted';

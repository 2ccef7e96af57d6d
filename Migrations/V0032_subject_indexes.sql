-- Whoever removes a subject looks into each table that refers to it: without an index, through all of its rows for every one.
CREATE INDEX activity_author ON activity (tenant_id, author_id) WHERE author_id IS NOT NULL;
CREATE INDEX pending_signup_subject ON pending_signup (tenant_id, subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX subject_request_subject ON subject_request (tenant_id, subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX campaign_owner ON campaign (tenant_id, owner_id) WHERE owner_id IS NOT NULL;

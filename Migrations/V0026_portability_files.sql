-- Files on their way in may be what an export package of a person holds (Art. 20 GDPR).
ALTER TABLE import_file DROP CONSTRAINT import_file_format_check;
ALTER TABLE import_file ADD CONSTRAINT import_file_format_check CHECK (format IN ('csv', 'vcard', 'portability'));

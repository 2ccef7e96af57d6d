-- Each period says on what it rests in words that stand for themselves.
UPDATE policy_parameter p SET source = u.source
FROM (VALUES
    ('consent.confirmation', 'house rule; no law sets a period'),
    ('erasure.bundle', 'house rule: recovery bundles, level L4 of the receipt'),
    ('erasure.peer-phase', 'house rule: erase event of another legal entity'),
    ('evidence.address', 'Art. 5(1)(e) GDPR: IP address as evidence'),
    ('evidence.address-kept', 'Art. 5(1)(c) GDPR: IP address as evidence, off by default'),
    ('mail.domain-check', 'house rule: recipients without a check of the sender''s domain'),
    ('sync.alarm', 'house rule: reductions not yet heard raise an alarm'),
    ('sync.send-gate', 'house rule: reductions not yet heard block sending')
) AS u (code, source)
WHERE p.code = u.code;

-- What the links to a new password always held.
UPDATE policy_parameter SET value = 1, minimum = 1, maximum = 1 WHERE code = 'member.password-reset';

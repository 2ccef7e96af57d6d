"""Reads a message as strictly as Python's standard library can, and prints what it understood as JSON."""
import email
import email.policy
import json
import sys

raw = open(sys.argv[1], "rb").read()
assert b"\r\n" in raw and b"\n" not in raw.replace(b"\r\n", b""), "a bare line feed"
# What stands in a header's angle brackets cannot be folded (RFC 2369 §2); 998 is what every line must keep to (RFC 5322 §2.1.1).
lines = raw.split(b"\r\n")
assert max(len(line) for line in lines if b"<http" not in line) <= 78, "a line is too long"
assert max(len(line) for line in lines) <= 998, "a line is too long for mail servers"
message = email.message_from_bytes(raw, policy=email.policy.SMTP.clone(raise_on_defect=True))
parts = [part for part in message.walk() if not part.is_multipart()]
print(
    json.dumps(
        {
            "headers": {name: str(value) for name, value in message.items()},
            "from": [[a.display_name, a.addr_spec] for a in message["From"].addresses],
            "to": [[a.display_name, a.addr_spec] for a in message["To"].addresses],
            "date": message["Date"].datetime.isoformat(),
            "type": message.get_content_type(),
            "parts": [[p.get_content_type(), p.get_content_charset(), p["Content-Transfer-Encoding"], p.get_content().replace("\r\n", "\n")] for p in parts],
            "defects": [str(d) for p in message.walk() for d in p.defects],
        }
    )
)

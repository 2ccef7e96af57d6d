"""Writes events.json beside this file: one payload of every kind, encoded with cbor2 (PyPI).

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install cbor2 && /tmp/venv/bin/python events.py
"""
import hashlib
import json
import pathlib

import cbor2


def uuid(number):
    return bytes([number] * 16)


def digest(number):
    return bytes([number] * 32)


AT = 1_790_000_000_123_456
subject = hashlib.blake2b(b"\x04" + uuid(2), digest_size=32).digest()
operator = ["operator", None, "anna.lena", "TICKET-4711"]
payloads = {
    "withdraw": [1, 0x01, uuid(1), uuid(2), [["newsletter"], ["email"], bytes(16)], "preference-page", digest(9), AT],
    "withdraw-all": [1, 0x01, uuid(1), None, [[], [], None], "unsubscribe", None, AT],
    "object": [1, 0x02, uuid(1), uuid(2), [[], ["phone", "post"], None], "staff", None, -1],
    "restrict": [1, 0x03, uuid(1), uuid(2), "art-18-1-a", AT + 1, [], AT],
    "restrict-lifted": [1, 0x03, uuid(3), uuid(2), "art-18-3", None, [uuid(1)], AT],
    "erase": [1, 0x04, uuid(1), subject, "art-17-1-b", uuid(5), True, AT],
    "grant": [1, 0x41, uuid(1), uuid(2), "newsletter", "email", bytes(32), uuid(6), digest(7), digest(8),
              "double-opt-in", AT * 2, [uuid(3), uuid(4)], AT],
    "audit": [1, 0x81, uuid(1), ["member", uuid(9), None, None], "person.update", uuid(2),
              [2, uuid(2), 17, digest(1)], AT],
    "audit-operator": [1, 0x81, uuid(1), operator, "tenant.create", None, None, AT],
    "audit-deleted": [1, 0x81, uuid(1), ["system", None, None, None], "person.erase", uuid(2),
                      [2, uuid(2), None, None], 0],
    "read": [1, 0x82, uuid(1), ["token", uuid(9), None, None], "sales", "customer-care", "person.show", uuid(2), AT],
    "unknown-type": [1, 0x3F, "what a later version says", {1: 2}],
    "unknown-version": [2, 0x04, "erased in another way"],
}
target = pathlib.Path(__file__).with_name("events.json")
lines = [json.dumps(name) + ":" + json.dumps(cbor2.dumps(value).hex()) for name, value in payloads.items()]
target.write_text("{" + ",\n".join(lines) + "}\n")

"""Writes cbor.json beside this file with cbor2 (PyPI), an implementation independent of ours.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install cbor2 && /tmp/venv/bin/python cbor.py

Map entries are sorted here by their encoded keys (RFC 8949 section 4.2.1); cbor2's `canonical` option sorts
shorter keys first, which is the older rule.
"""
import json
import pathlib
import random

import cbor2

rng = random.Random(8949)
TEXTS = ["", "a", "Straße", "Müller-Lüdenscheidt", "水", "\U00010151", "e\u0301", "\u00e9", "\u0000", "x" * 23,
         "x" * 24, "ü" * 200]
NUMBERS = [0, 1, 10, 23, 24, 25, 100, 255, 256, 1000, 65535, 65536, 1000000, 2**32 - 1, 2**32, 10**12, 2**53,
           2**63 - 1, 2**63, 2**64 - 1]


def describe(value):
    """The value in a notation that JSON can hold: [kind, content]."""
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, int):
        return ["unsigned", str(value)] if value >= 0 else ["negative", str(-1 - value)]
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, str):
        return ["text", value]
    if isinstance(value, (list, tuple)):
        return ["array", [describe(item) for item in value]]
    return ["map", [[describe(key), describe(item)] for key, item in value.items()]]


def ordered(entries):
    return dict(sorted(entries.items(), key=lambda entry: cbor2.dumps(entry[0])))


def sample(depth):
    kind = rng.randrange(8 if depth < 4 else 5)
    if kind == 0:
        return rng.choice(NUMBERS + [-1 - number for number in NUMBERS])
    if kind == 1:
        return rng.randbytes(rng.choice([0, 1, 16, 23, 24, 32, 255, 256, 300]))
    if kind == 2:
        return rng.choice(TEXTS)
    if kind == 3:
        return rng.choice([True, False, None])
    if kind == 4:
        return rng.randrange(2**rng.randrange(1, 65))
    if kind == 5:
        return tuple(sample(depth + 1) for _ in range(rng.randrange(6)))
    if kind == 6:
        return [sample(depth + 1) for _ in range(rng.choice([0, 1, 3]))]
    keys = [rng.choice(TEXTS), rng.choice(NUMBERS), -1 - rng.randrange(2**20), rng.randbytes(3), None]
    return ordered({key: sample(depth + 1) for key in keys[:rng.randrange(6)]})


values = [*NUMBERS, *[-1 - number for number in NUMBERS], b"", bytes(range(32)), *TEXTS, True, False, None, [], [1, [2, 3]],
          {}, ordered({10: 1, 100: 2, -1: 3, "z": 4, "aa": 5, False: 6}),
          ordered({1000: 1, "a": 2, b"": 3}), list(range(25)), [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]
values += [sample(0) for _ in range(100)]
vectors = []
for value in values:
    encoded = cbor2.dumps(value)
    assert cbor2.dumps(cbor2.loads(encoded)) == encoded
    vectors.append({"hex": encoded.hex(), "value": describe(value)})

FLOATS = [0.0, -0.0, 1.0, 1.1, 1.5, 65504.0, 100000.0, 1.0e300, 5.960464477539063e-8, float("inf"), float("nan")]
refused = [{"hex": cbor2.dumps(number).hex(), "code": "unsupported"} for number in FLOATS]
refused += [{"hex": cbor2.dumps(value).hex(), "code": "unsupported"} for value in
            [cbor2.undefined, cbor2.CBORSimpleValue(16), cbor2.CBORSimpleValue(255), 2**64, cbor2.CBORTag(32, "x")]]
refused += [{"hex": item, "code": code} for item, code in [
    ("", "truncated"), ("18", "truncated"), ("1900", "truncated"), ("1a0000", "truncated"), ("1b00000000", "truncated"),
    ("41", "truncated"), ("62c3", "truncated"), ("81", "truncated"), ("a101", "truncated"), ("5affffffff00", "truncated"),
    ("5bffffffffffffffff00", "truncated"), ("9bffffffffffffffff00", "truncated"), ("bb7fffffffffffffff00", "truncated"),
    ("1800", "not-shortest"), ("1817", "not-shortest"), ("190000", "not-shortest"), ("1900ff", "not-shortest"),
    ("1a0000ffff", "not-shortest"), ("1b00000000ffffffff", "not-shortest"), ("3817", "not-shortest"),
    ("580100", "not-shortest"), ("780161", "not-shortest"), ("980101", "not-shortest"), ("b8010101", "not-shortest"),
    ("5f4100ff", "indefinite-length"), ("7f6161ff", "indefinite-length"), ("9f01ff", "indefinite-length"),
    ("bf0101ff", "indefinite-length"), ("ff", "indefinite-length"), ("8101ff", "trailing-bytes"), ("0000", "trailing-bytes"),
    ("1c", "reserved"), ("1d", "reserved"), ("1e", "reserved"), ("3c", "reserved"), ("5d", "reserved"), ("fc", "reserved"),
    ("61ff", "invalid-text"), ("62c080", "invalid-text"), ("63eda080", "invalid-text"), ("64f4908080", "invalid-text"),
    ("a2020101ff", "unsorted-keys"), ("a201010101", "duplicate-key"), ("a2020101 01".replace(" ", ""), "unsorted-keys"),
    ("a2616101191000 01".replace(" ", ""), "unsorted-keys"), ("81" * 17 + "00", "too-deep"), ("80" * 2, "trailing-bytes"),
    ("81" * 16 + "80", "too-deep"), ("c000", "unsupported"), ("f7", "unsupported"), ("f820", "unsupported"),
]]
target = pathlib.Path(__file__).with_name("cbor.json")

def lines(items):
    return ",\n".join(json.dumps(item, separators=(",", ":")) for item in items)


target.write_text('{"accepted":[\n' + lines(vectors) + '\n],"refused":[\n' + lines(refused) + "\n]}\n")

"""Writes jcs.json beside this file: canonical numbers and a signed receipt, made without our code.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pynacl && /tmp/venv/bin/python jcs.py

Python's repr gives the shortest digits that read back (David Gay's algorithm); the layout is ECMAScript's. The first
numbers are appendix B of RFC 8785 with the answers printed there.
"""
import base64
import decimal
import hashlib
import json
import pathlib
import random
import struct

from nacl.signing import SigningKey

APPENDIX_B = {
    "0000000000000000": "0", "8000000000000000": "0", "0000000000000001": "5e-324", "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308", "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992", "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000", "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23", "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000", "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21", "3eb0c6f7a0b5ed8c": "9.999999999999997e-7", "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332", "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333", "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343", "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}


def text(number):
    """Number::toString of ECMAScript."""
    if number == 0:
        return "0"
    sign, digits, exponent = decimal.Decimal(repr(number)).normalize().as_tuple()
    digits = "".join(map(str, digits))
    count, point = len(digits), len(digits) + exponent
    if count <= point <= 21:
        body = digits + "0" * (point - count)
    elif 0 < point <= 21:
        body = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        body = "0." + "0" * -point + digits
    else:
        body = digits[0] + ("." + digits[1:] if count > 1 else "") + f"e{point - 1:+d}"
    return "-" * sign + body


rng = random.Random(8785)
numbers = dict(APPENDIX_B)
for bits, expected in APPENDIX_B.items():
    assert text(struct.unpack(">d", bytes.fromhex(bits))[0]) == expected, bits
samples = [rng.randrange(2**64) for _ in range(700)]
samples += [struct.unpack(">Q", struct.pack(">d", value))[0] for value in
            [10.0**power for power in range(-30, 31)] + [2.0**power for power in range(-60, 80)]
            + [float(rng.randrange(2**53 - 50, 2**54 + 50)) for _ in range(200)]
            + [rng.randrange(10**9) / 100 for _ in range(100)] + [rng.uniform(0, 1e-5) for _ in range(100)]]
for bits in samples:
    number = struct.unpack(">d", struct.pack(">Q", bits))[0]
    if number - number == 0:
        numbers[f"{bits:016x}"] = text(number)

key = SigningKey(bytes(range(32)))
receipt = {
    "schema": "https://obhut.example/erasure-receipt", "version": 3, "erasureId": "9b2f2c0e-5f0e-4f43-8a3c-2f3a0f9a1c11",
    "personId": "0b0f4f8e-6a77-4a57-9a8e-1f0c6c2b7d42", "node": "nœud-Süd", "publicKeyId":
    hashlib.blake2b(bytes(key.verify_key), digest_size=16).hexdigest(),
    "levels": {"L1": {"state": "pending"}, "L0": {"state": "reached", "at": "2026-11-23T20:15:00.123456Z"}},
    "aFieldOfALaterVersion": [1, 2.5, None, True, {"\ufb33": 1, "\U0001f600": 2}], "sequence": str(2**60),
}


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        return text(float(value))
    return json.dumps(value, ensure_ascii=False)


signed = canonical(receipt)
signature = key.sign(signed.encode()).signature
receipt["signature"] = base64.urlsafe_b64encode(signature).decode().rstrip("=")
document = {"numbers": numbers, "publicKey": bytes(key.verify_key).hex(), "seed": bytes(range(32)).hex(),
            "receipt": json.dumps(receipt, indent=2), "canonical": signed}
target = pathlib.Path(__file__).with_name("jcs.json")
target.write_text(json.dumps(document, indent=0) + "\n")

"""Writes chain.json beside this file: a chain of three blocks built without our code.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install cbor2 pynacl && /tmp/venv/bin/python chain.py

CBOR by cbor2, BLAKE2b by hashlib, Ed25519 by PyNaCl, Merkle trees by the recursion of RFC 6962 section 2.1.
"""
import hashlib
import json
import pathlib
import struct

import cbor2
from nacl.signing import SigningKey


def digest(domain, *parts):
    return hashlib.blake2b(bytes([domain]) + b"".join(parts), digest_size=32).digest()


def root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return digest(0x01, root(hashes[:split]), root(hashes[split:]))


key = SigningKey(bytes(range(32)))
public = bytes(key.verify_key)
key_id = hashlib.blake2b(public, digest_size=16).digest()
stream = [bytes(range(16, 32)), 0, bytes(range(100, 132)), 3]
now = 1_790_000_000_000
previous = digest(0x03, cbor2.dumps([stream, None]))
genesis = previous
successor = digest(0x03, cbor2.dumps([stream, [2, 77, bytes(32)]]))
sequence, time, blocks = 1, 0, []
for count, moment in [(1, now), (3, now), (256, now - 5_000)]:
    entries, leaves = [], []
    for index in range(count):
        kind = [1, 2, 3, 4, 0x3F][index % 5]
        salt = hashlib.blake2b(b"salt", digest_size=32, key=struct.pack("<Q", sequence + index)).digest()
        payload = cbor2.dumps([1, kind, "x" * (index * 7 % 150), index])
        commitment = digest(0x11, salt, payload)
        entries.append({"type": kind, "salt": salt.hex(), "payload": payload.hex(), "commitment": commitment.hex()})
        time = max(time + 1, moment << 16 if index == 0 else 0)
        leaves.append([1, kind, sequence + index, time, -(-len(payload) // 128), commitment])
    hashes = [digest(0x00, cbor2.dumps(leaf)) for leaf in leaves]
    content = cbor2.dumps(["obhut/block/1", 1, stream, sequence, sequence + count - 1, previous, root(hashes), 7, 9, time,
                           1, key_id])
    signature = key.sign(b"obhut/block/1\0" + content).signature
    previous = digest(0x02, content)
    sequence += count
    blocks.append({"now": moment, "entries": entries, "leaves": cbor2.dumps(leaves).hex(),
                   "leafHashes": [item.hex() for item in hashes], "header": cbor2.dumps([content, signature]).hex(),
                   "hash": previous.hex()})

columns = [b"\x01" * 40, None, b"", "Straße".encode()]
row = struct.pack("<H", 513) + bytes(range(16)) + struct.pack("<QH", 2**40 + 1, len(columns))
for column in columns:
    row += struct.pack("<I", 0xFFFFFFFF if column is None else len(column)) + (column or b"")
document = {
    "seed": bytes(range(32)).hex(), "publicKey": public.hex(), "tenant": stream[0].hex(), "lane": stream[1],
    "origin": stream[2].hex(), "incarnation": stream[3], "genesis": genesis.hex(), "successor": successor.hex(),
    "blocks": blocks, "roots": [root([digest(0x00, bytes([n])) for n in range(size)]).hex() for size in range(1, 257)],
    "row": {"table": 513, "sealVersion": 2**40 + 1, "columns": [None if c is None else c.hex() for c in columns],
            "digest": digest(0x21, row).hex()},
    "localSalt": digest(0x05, bytes(range(16))).hex(),
}
target = pathlib.Path(__file__).with_name("chain.json")
target.write_text(json.dumps(document, separators=(",", ":")).replace("},{", "},\n{") + "\n")

#!/usr/bin/env python3
"""Writes vectors.json: envelopes, wrapped keys and tokens, computed without libsodium from the published definitions
(XChaCha20-Poly1305: draft-irtf-cfrg-xchacha-03 and RFC 8439; BLAKE2b: RFC 7693; key derivation: libsodium's crypto_kdf)."""
import hashlib, json, struct, uuid

M = 0xFFFFFFFF
rotl = lambda v, n: ((v << n) | (v >> (32 - n))) & M

def rounds(s):
    def q(a, b, c, d):
        s[a] = (s[a] + s[b]) & M; s[d] = rotl(s[d] ^ s[a], 16)
        s[c] = (s[c] + s[d]) & M; s[b] = rotl(s[b] ^ s[c], 12)
        s[a] = (s[a] + s[b]) & M; s[d] = rotl(s[d] ^ s[a], 8)
        s[c] = (s[c] + s[d]) & M; s[b] = rotl(s[b] ^ s[c], 7)
    for _ in range(10):
        q(0, 4, 8, 12); q(1, 5, 9, 13); q(2, 6, 10, 14); q(3, 7, 11, 15)
        q(0, 5, 10, 15); q(1, 6, 11, 12); q(2, 7, 8, 13); q(3, 4, 9, 14)

SIGMA = list(struct.unpack("<4I", b"expand 32-byte k"))

def block(key, counter, nonce):
    start = SIGMA + list(struct.unpack("<8I", key)) + [counter] + list(struct.unpack("<3I", nonce))
    s = start[:]
    rounds(s)
    return struct.pack("<16I", *[(a + b) & M for a, b in zip(s, start)])

def hchacha(key, nonce16):
    s = SIGMA + list(struct.unpack("<8I", key)) + list(struct.unpack("<4I", nonce16))
    rounds(s)
    return struct.pack("<8I", *(s[:4] + s[12:]))

def poly1305(key, message):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    s = int.from_bytes(key[16:], "little")
    a = 0
    for i in range(0, len(message), 16):
        a = (a + int.from_bytes(message[i:i + 16] + b"\x01", "little")) * r % ((1 << 130) - 5)
    return ((a + s) & ((1 << 128) - 1)).to_bytes(16, "little")

def seal(key, nonce, data, plaintext):
    subkey = hchacha(key, nonce[:16])
    n = b"\0" * 4 + nonce[16:]
    stream = b"".join(block(subkey, 1 + i, n) for i in range((len(plaintext) + 63) // 64))
    c = bytes(x ^ y for x, y in zip(plaintext, stream))
    z = lambda b: b"\0" * (-len(b) % 16)
    tag = poly1305(block(subkey, 0, n)[:32],
                   data + z(data) + c + z(c) + struct.pack("<QQ", len(data), len(c)))
    return c + tag

def pad(plaintext):
    need = len(plaintext) + 1
    if need <= 512:
        step = 64
    else:
        power = 512
        while power * 2 < need:
            power *= 2
        step = power // 8
    return plaintext + b"\x80" + b"\0" * (-need % step)

label = lambda t: t.encode().ljust(16, b"\0")

def envelope(key, nonce, compartment, generation, data, content):
    return bytes([1, 1, compartment, 0]) + struct.pack("<I", generation) + nonce + seal(key, nonce, data, content)

def token(index_key, kind, version, text):
    subkey = hashlib.blake2b(b"", digest_size=32, key=index_key, person=b"obhuttok".ljust(16, b"\0"),
                             salt=struct.pack("<Q", kind << 16 | version).ljust(16, b"\0")).digest()
    return hashlib.blake2b(text.encode(), digest_size=16, key=subkey).digest()

def main():
    # Self-check: draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    text = (b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
            b"sunscreen would be it.")
    assert seal(bytes(range(0x80, 0xA0)), bytes(range(0x40, 0x58)), bytes.fromhex("50515253c0c1c2c3c4c5c6c7"),
                text)[-16:].hex() == "c0875924c1c7987947deafd8780acf49"
    tenant, subject, row = (uuid.UUID(int=0x0102030405060708090A0B0C0D0E0F00 + i) for i in (1, 2, 3))
    out = {"envelopes": [], "wrapped": [], "tokens": []}
    for i, size in enumerate([0, 1, 63, 64, 255, 256, 511, 512, 1000, 1023, 1024, 5000]):
        key, nonce = hashlib.sha256(b"key%d" % i).digest(), hashlib.sha256(b"nonce%d" % i).digest()[:24]
        plaintext = bytes((j * 31 + i) & 255 for j in range(size))
        c = dict(table=7 + i, compartment=1 + i % 4, term=20000 * i + 2031, generation=i + 1, sealVersion=(i << 33) + 5)
        data = (label("obhut-seal-v1s1") + tenant.bytes + subject.bytes + row.bytes
                + struct.pack("<HBIIQ", c["table"], c["compartment"], c["term"], c["generation"], c["sealVersion"]))
        out["envelopes"].append(dict(
            c, key=key.hex(), tenant=str(tenant), subject=str(subject), row=str(row), plaintext=plaintext.hex(),
            envelope=envelope(key, nonce, c["compartment"], c["generation"], data, pad(plaintext)).hex()))
    for i in range(4):
        tenant_key, key = hashlib.sha256(b"tenant%d" % i).digest(), hashlib.sha256(b"subject%d" % i).digest()
        nonce = hashlib.sha256(b"wrap nonce%d" % i).digest()[:24]
        c = dict(compartment=1 + i, term=10000 * i, generation=i + 1, epoch=7 + i)
        data = (label("obhut-wrap-v1s1") + tenant.bytes + subject.bytes
                + struct.pack("<BIII", c["compartment"], c["term"], c["generation"], c["epoch"]))
        out["wrapped"].append(dict(
            c, tenantKey=tenant_key.hex(), tenant=str(tenant), subject=str(subject), key=key.hex(),
            wrapped=envelope(tenant_key, nonce, c["compartment"], c["epoch"], data, key).hex()))
    for kind, text in [(1, "jörg.müller@xn--strae-oqa.example"), (2, "+493012345678"), (3, "k-4711"),
                       (1, "a@b.example"), (2, "a@b.example")]:
        index_key = hashlib.sha256(b"index").digest()
        out["tokens"].append(dict(indexKey=index_key.hex(), kind=kind, normalizerVersion=1, text=text,
                                  token=token(index_key, kind, 1, text).hex()))
    print(json.dumps(out, indent=1, ensure_ascii=False))

main()

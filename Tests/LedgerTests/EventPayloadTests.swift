import Foundation
import Testing

@testable import Ledger

@Suite("Event payloads")
struct EventPayloadTests {
    private static func id(_ number: UInt8) -> UUID {
        let byte = number
        return UUID(
            uuid: (
                byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte
            ))
    }

    private static func digest(_ number: UInt8) throws -> Digest {
        try #require(Digest([UInt8](repeating: number, count: 32)))
    }

    private static let at = Date(microseconds: 1_790_000_000_123_456)

    /// The payloads that `Fixtures/events.py` describes.
    private static func payloads() throws -> [String: EventPayload] {
        let (one, two, at) = (id(1), id(2), at)
        let member = RecordedActor(kind: "member", id: id(9))
        let operatorActor = RecordedActor(
            kind: "operator", id: nil, operatorName: "anna.lena", reason: "TICKET-4711")
        return [
            "withdraw": .withdraw(
                ReductionEvent(
                    id: one, subject: two,
                    scope: ConsentScope(
                        purposes: ["newsletter"], channels: ["email"], address: [UInt8](repeating: 0, count: 16)),
                    source: "preference-page", evidence: try digest(9), at: at)),
            "withdraw-all": .withdraw(
                ReductionEvent(
                    id: one, subject: nil, scope: ConsentScope(), source: "unsubscribe", evidence: nil, at: at)),
            "object": .object(
                ReductionEvent(
                    id: one, subject: two, scope: ConsentScope(channels: ["phone", "post"]), source: "staff",
                    evidence: nil, at: Date(microseconds: -1))),
            "restrict": .restrict(
                RestrictionEvent(
                    id: one, subject: two, reason: "art-18-1-a", until: Date(microseconds: 1_790_000_000_123_457),
                    at: at)),
            "restrict-lifted": .restrict(
                RestrictionEvent(id: id(3), subject: two, reason: "art-18-3", lifts: [one], at: at)),
            "erase": .erase(
                ErasureEvent(
                    id: one, subject: SubjectHash(two), reason: "art-17-1-b", request: id(5), identityVerified: true,
                    at: at)),
            "grant": .grant(
                GrantEvent(
                    id: one, subject: two, purpose: "newsletter", channel: "email",
                    address: [UInt8](repeating: 0, count: 32), evidence: id(6), wording: try digest(7),
                    notice: try digest(8), method: "double-opt-in",
                    validUntil: Date(microseconds: 3_580_000_000_246_912), seen: [id(3), id(4)], at: at)),
            "audit": .audit(
                AuditEvent(
                    id: one, actor: member, action: "person.update", subject: two,
                    row: .init(table: 2, id: two, sealVersion: 17, digest: try digest(1)), at: at)),
            "audit-numbered": .audit(
                AuditEvent(
                    id: one, actor: member, action: "person.update", subject: two,
                    row: .init(table: 2, id: two, sealVersion: 17, digest: try digest(1), change: 200_000), at: at)),
            "audit-operator": .audit(
                AuditEvent(id: one, actor: operatorActor, action: "tenant.create", subject: nil, row: nil, at: at)),
            "audit-deleted": .audit(
                AuditEvent(
                    id: one, actor: RecordedActor(kind: "system", id: nil), action: "person.erase", subject: two,
                    row: .init(table: 2, id: two, sealVersion: nil, digest: nil), at: Date(microseconds: 0))),
            "read": .read(
                ReadEvent(
                    id: one, actor: RecordedActor(kind: "token", id: id(9)), role: "sales", purpose: "customer-care",
                    action: "person.show", subject: two, at: at)),
        ]
    }

    @Test("Every kind encodes to the bytes another implementation wrote, and decodes from them")
    func goldenVectors() throws {
        var vectors = try Fixture.decode("events.json", as: [String: String].self)
        for (name, payload) in try Self.payloads() {
            let removed = vectors.removeValue(forKey: name)
            let expected = try #require(removed)
            #expect(try payload.encoded().hex == expected, "\(name)")
            #expect(try EventPayload(decoding: [UInt8](hex: expected)) == payload, "\(name)")
        }
        #expect(Set(vectors.keys) == ["unknown-type", "unknown-version"])
    }

    @Test("What a later version writes is kept byte for byte, and its lane is still known")
    func unknown() throws {
        let vectors = try Fixture.decode("events.json", as: [String: String].self)
        for (name, type) in [("unknown-type", EventType.unknown(0x3F)), ("unknown-version", .erase)] {
            let hex = try #require(vectors[name])
            let bytes = [UInt8](hex: hex)
            let payload = try EventPayload(decoding: bytes)
            #expect(payload == .unknown(type, bytes))
            #expect(payload.type.lane == .reductions)
            #expect(try payload.encoded() == bytes)
        }
    }

    @Test("Type codes are distinct, name their lane and survive the way there and back")
    func typeCodes() {
        #expect(Set(EventType.known.map(\.code)).count == 15)
        for code in UInt8.min...UInt8.max {
            #expect(EventType(code: code).code == code)
            #expect(EventType(code: code).lane == Lane(rawValue: code >> 6))
        }
        for type in [EventType.withdraw, .object, .restrict, .erase, .receipt, .manifest, .forkProof] {
            #expect(type.lane == .reductions)
        }
        for type in [EventType.grant, .affirm, .expiry, .link, .wording] { #expect(type.lane == .grants) }
        for type in [EventType.audit, .read, .rowDigest] { #expect(type.lane == .local) }
    }

    @Test("No name and no address fits where a code stands")
    func codesOnly() {
        for text in ["", "lena.müller@example.org", "Lena Müller", "a b", "a@b", String(repeating: "x", count: 65)] {
            let event = RestrictionEvent(id: Self.id(1), subject: Self.id(2), reason: text, at: Self.at)
            #expect(throws: CBORError(.unexpected)) { try EventPayload.restrict(event).encoded() }
        }
    }

    @Test("100,000 mutated payloads: refused, or written back byte for byte")
    func mutations() throws {
        let seeds = try Fixture.decode("events.json", as: [String: String].self).values.sorted()
            .map { [UInt8](hex: $0) }
        var random = Bytes(seed: 27560)
        var accepted = 0
        for round in 0..<100_000 {
            let input = random.mutate(seeds[round % seeds.count])
            guard let payload = try? EventPayload(decoding: input) else { continue }
            accepted += 1
            guard try payload.encoded() == input else {
                Issue.record("not written back: \(input.hex)")
                return
            }
        }
        #expect(accepted > 2_000)
    }

    @Test("Dates keep their microseconds, and what a Date cannot hold is refused")
    func dates() throws {
        for value in [0, -1, 1, 1_790_000_000_123_456, -62_135_596_800_000_000, 253_402_300_799_000_000] {
            #expect(Date(microseconds: Int64(value)).microseconds == value)
            var fields = CBORFields(rest: [.integer(Int64(value))])
            let date = try fields.date()
            #expect(date.microseconds == value)
        }
        #expect(Date.distantPast.microseconds == -62_135_596_800_000_000)
        #expect(Date(timeIntervalSince1970: .infinity).microseconds == 253_402_300_799_000_000)
        for value in [Int64.min, Int64.max, 253_402_300_799_000_001] {
            var fields = CBORFields(rest: [.integer(value)])
            #expect(throws: CBORError(.unexpected)) { try fields.date() }
        }
    }

    @Test("A stored payload splits into salt and content again")
    func committedPayload() throws {
        let stored = CommittedPayload([1, 2, 3])
        #expect(CommittedPayload(bytes: stored.bytes) == stored)
        #expect(stored.commitment.opens(salt: stored.salt, payload: [1, 2, 3]))
        #expect(CommittedPayload([1, 2, 3]).commitment != stored.commitment)
        #expect(CommittedPayload(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    }
}

import Domain
import Foundation
import Testing

/// The canonical binary record.
struct RecordTests {
    @Test("A profile with every field comes back as it was, umlauts and ids included")
    func roundTrip() throws {
        let profile = fullProfile()
        #expect(try PersonProfile(decoding: profile.encoded()) == profile)
    }

    @Test("An empty profile is one format byte")
    func emptyProfile() throws {
        #expect(PersonProfile().encoded() == [1])
        #expect(try PersonProfile(decoding: [1]) == PersonProfile())
    }

    @Test("The encoding of a small profile is this, byte for byte, on every version")
    func goldenBytes() {
        let profile = PersonProfile(givenName: "Jo", familyName: "ß")
        #expect(profile.encoded() == [1, 1, 2, 0x4A, 0x6F, 2, 2, 0xC3, 0x9F])
    }

    @Test("Fields of a newer version survive reading and writing, at their place, nested ones too")
    func unknownFields() throws {
        // givenName, an unknown 9, a contact point that carries an unknown 90, an unknown 700.
        let point: [UInt8] =
            [1, 16] + [UInt8](repeating: 9, count: 16) + [2, 5] + Array("email".utf8) + [3, 3] + Array("a@b".utf8)
            + [90, 1, 0xFF]
        let bytes: [UInt8] =
            [1, 1, 1, 0x41, 9, 2, 0xDE, 0xAD, 10, UInt8(point.count)] + point + [0xBC, 0x05, 0]
        let profile = try PersonProfile(decoding: bytes)
        #expect(profile.givenName == "A")
        #expect(profile.unknownFields.map(\.number) == [9, 700])
        #expect(profile.contactPoints.first?.unknownFields == [UnknownField(number: 90, value: [0xFF])])
        #expect(profile.encoded() == bytes)
    }

    @Test(
        "What is not canonical is refused with its code",
        arguments: [
            ([], RecordError.Code.truncated), ([2, 1, 1, 0x41], .unknownFormat), ([1, 1], .truncated),
            ([1, 1, 5, 0x41], .truncated), ([1, 2, 1, 0x41, 1, 1, 0x41], .notCanonical),
            ([1, 1, 1, 0x41, 1, 1, 0x42], .repeatedField), ([1, 0x81, 0x00, 0], .notCanonical),
            ([1, 0, 1, 0x41], .notCanonical), ([1, 1, 1, 0xFF], .invalidText),
            ([1, 10, 0], .missingField), ([1, 10, 3, 1, 1, 0x41], .invalidValue),
            ([1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], .notCanonical),
            ([1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], .truncated),
        ] as [([UInt8], RecordError.Code)])
    func refusals(_ bytes: [UInt8], _ code: RecordError.Code) {
        #expect {
            try PersonProfile(decoding: bytes)
        } throws: {
            ($0 as? RecordError)?.code == code
        }
    }

    @Test("Any byte flipped, cut or added gives a profile or an error, never a trap")
    func mutations() {
        let bytes = fullProfile().encoded()
        for index in bytes.indices {
            for bit in 0..<8 {
                var mutated = bytes
                mutated[index] ^= 1 << bit
                _ = try? PersonProfile(decoding: mutated)
            }
            _ = try? PersonProfile(decoding: Array(bytes[..<index]))
        }
        for seed in 0..<2_000 as Range<UInt64> {
            let noise = [1] + [UInt8].noise(Int(seed % 200), seed: seed)
            _ = try? PersonProfile(decoding: noise)
            _ = try? ImportRowRecord(decoding: noise)
            _ = try? ImportFileRecord(decoding: noise)
            _ = try? ConsentEventDetail(decoding: noise)
            _ = try? MemberProfile(decoding: noise)
            _ = try? GroundDetail(decoding: noise)
        }
    }

    @Test("Whatever can be read is written back byte for byte: one content, one encoding")
    func canonical() {
        var read = 0
        for seed in 0..<20_000 as Range<UInt64> {
            var noise = [UInt8].noise(12, seed: seed).map { $0 % 16 }
            noise[0] = 1
            guard let profile = try? PersonProfile(decoding: noise) else { continue }
            read += 1
            #expect(profile.encoded() == noise)
        }
        #expect(read > 10)
    }

    @Test("Records beyond their bounds are refused before they are read")
    func bounds() {
        let large = PersonProfile(givenName: String(repeating: "x", count: 33_000)).encoded()
        #expect(throws: RecordError(.tooLarge)) { try PersonProfile(decoding: large) }
        let many: [UInt8] = [1] + (0..<5_000).flatMap { _ in [UInt8(11), 0] }
        #expect(throws: RecordError(.tooLarge)) { try PersonProfile(decoding: many) }
    }

    @Test("The small records come back as they were")
    func smallRecords() throws {
        let member = MemberProfile(name: "Jörg Weiß", email: "joerg@beispiel.example")
        #expect(try MemberProfile(decoding: member.encoded()) == member)
        var ground = GroundDetail(source: "Messe Köln", evidence: "Visitenkarte")
        #expect(try GroundDetail(decoding: ground.encoded()) == ground)
        ground.sale = ExistingCustomerSale(
            reference: "RE-17", goods: "Tee", address: "anna@kunden.example", notice: "Sie können widersprechen.")
        #expect(try GroundDetail(decoding: ground.encoded()) == ground)
        let row = ImportRowRecord([("Vorname", "Änne"), ("E-Mail", ""), ("", "überzählig"), ("Notiz", "a\nb")])
        #expect(try ImportRowRecord(decoding: row.encoded()) == row)
        var event = ConsentEventDetail()
        event.address = "anna@beispiel.example"
        event.control = .unchecked
        event.wordingHash = [UInt8](repeating: 7, count: 32)
        event.requestedAt = moment("2026-11-23T20:35:07.250Z")
        event.confirmedAt = moment("1969-12-31T23:59:59Z")
        event.tokenID = UUID()
        event.userAgent = "Prüfstand/1.0"
        #expect(try ConsentEventDetail(decoding: event.encoded()) == event)
    }

    @Test("A member without an address and a ground without a source mean nothing")
    func missingFields() {
        #expect(throws: RecordError(.missingField, field: 2)) { try MemberProfile(decoding: [1]) }
        #expect(throws: RecordError(.missingField, field: 1)) { try GroundDetail(decoding: [1]) }
    }
}

import Domain
import Foundation
import Testing

@Suite("vCards under mutation")
struct VCardFuzzTests {
    static let sparks: [UInt8] = [
        0x3A, 0x3B, 0x2C, 0x5C, 0x3D, 0x22, 0x0A, 0x0D, 0x20, 0, 0xFF, 0xFE, 0xC3, 0x2E, 0x5E,
    ]

    @Test("Any bytes give rows or a refusal, the same however the file is cut, and every person is valid")
    func mutations() throws {
        let seeds = [
            "android-21.vcf", "iphone-30.vcf", "outlook-21.vcf", "gmail-30.vcf", "thunderbird-40.vcf",
            "old-telephones.vcf",
        ].map(fixtureBytes)
        var random = Generator(seed: 0x0B_40_7D)
        for _ in 0..<2_000 {
            var bytes = seeds.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes.insert(Self.sparks.randomElement(using: &random) ?? 0, at: place)
                case 1: bytes[place] = Self.sparks.randomElement(using: &random) ?? 0
                case 2: bytes.removeSubrange(place..<end)
                case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            let whole = Self.story(bytes, piece: 1 << 20)
            #expect(whole == Self.story(bytes, piece: 17))
        }
    }

    static func story(_ bytes: [UInt8], piece: Int) -> [String] {
        var reader = PeopleFileReader(format: .vcard, defaults: VCardReaderTests.contract)
        var rows: [PeopleSheetRow] = []
        do throws(Refusal) {
            for start in stride(from: 0, to: bytes.count, by: piece) {
                reader.append(Array(bytes[start..<min(start + piece, bytes.count)]))
                while let row = try reader.next() { rows.append(row) }
            }
            reader.finish()
            while let row = try reader.next() { rows.append(row) }
        } catch {
            return [error.code]
        }
        for row in rows {
            if case .person(let profile, _) = row.outcome { #expect((try? profile.validated()) == profile) }
        }
        return VCardReaderTests.story(rows) + rows.map { $0.record.texts.last ?? "" }
    }
}

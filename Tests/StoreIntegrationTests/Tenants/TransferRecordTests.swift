import Domain
import Foundation
import Ledger
import Testing

@testable import Store

/// The way of a sealed record out of an installation and into another one.
struct TransferRecordTests {
    /// The records that stand in envelopes of their own; the others are parts of them.
    private static let kinds: [RecordKind] = RecordKind.allCases.filter { kind in
        !Catalogue.fields.contains { $0.kind == .record(kind) }
    }

    @Test("Every field of the catalogue is exported and taken in again to the byte", arguments: kinds)
    func fields(kind: RecordKind) throws {
        let bytes = Self.record(kind, nested: false)
        let told = try bytes.withUnsafeBytes { try DisclosedValue(decoding: $0, as: kind) }.json.text
        let read = try JSONValue(parsing: Array(told.utf8))
        #expect(try TransferRecord.bytes(read, as: kind) == bytes, "\(told)")
    }

    @Test("A field that nobody knows is refused, and named only where it could be one of ours")
    func unknown() throws {
        func flaw(_ text: String) throws -> TransferFlaw? {
            let value = try JSONValue(parsing: Array(text.utf8))
            do throws(TransferFlaw) {
                _ = try TransferRecord.bytes(value, as: .person)
                return nil
            } catch {
                return error
            }
        }
        let unknown = try flaw(#"{"schuhgroesse":"43"}"#)
        #expect(unknown?.code == .unknownName && unknown?.field == "schuhgroesse")
        let spoken = try flaw(#"{"Änne Müller":"43"}"#)
        #expect(spoken?.code == .unknownName && spoken?.field == nil)
        let wrong = try flaw(#"{"givenName":7}"#)
        #expect(wrong?.code == .recordInvalid && wrong?.field == "givenName")
        #expect(try flaw(#"{"field900":"00ff"}"#) == nil, "a field of a later version is kept")
    }

    /// A record with something in each of its fields, twice where it may be repeated.
    private static func record(_ kind: RecordKind, nested: Bool) -> [UInt8] {
        let unknown = nested ? [] : [UnknownField(number: 999, value: [0, 255])]
        var writer = RecordWriter(keeping: unknown, nested: nested)
        for field in Catalogue.fields(of: kind) {
            for time in 0..<(field.repeated ? 2 : 1) {
                let nonce = "\(field.name) „\(field.number)“ \(time)\n"
                switch field.kind {
                case .text, .email, .telephone, .contactValue, .country, .code: writer.put(field, nonce)
                case .moment: writer.put(field, Date(timeIntervalSince1970: 1_700_000_000.123 + Double(time)))
                case .flag: writer.put(field, true)
                case .identifier: writer.put(field, UUID())
                case .bytes: writer.put(field, bytes: [1, 0, 255])
                case .record(let part): writer.put(field, bytes: record(part, nested: true))
                }
            }
        }
        return writer.finish()
    }
}

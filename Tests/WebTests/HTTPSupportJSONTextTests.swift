import Foundation
import Testing

@testable import HTTPSupport

@Suite("JSON as it is written")
struct HTTPSupportJSONTextTests {
    private struct Inner: Encodable {
        let zeta: String?
        let alpha: [Int]
        let middle: Bool
    }

    private struct Outer: Encodable {
        let name = "Änne \"Groß\" \\ Weiß/Söhne\u{7F}\u{0}\u{1F}\n\r\t\u{8}\u{C} 😀 e\u{301}"
        let aa = 1
        let a = Int64.min
        let big = UInt64.max
        let numbers = [0, -0.0, 1, 0.1, 1e21, 1.5e-7, -273.15, 5e-324, 1.7976931348623157e308]
        let nothing: String? = nil
        let list: [String?] = ["x", nil]
        let none: [Int] = []
        let empty: [String: Int] = [:]
        let words = ["z": "1", "a/b": "2", "ß": "3", "a": "4"]
        let inner = [
            Inner(zeta: nil, alpha: [], middle: true), Inner(zeta: "z", alpha: [3, 1, 2], middle: false),
        ]
        let id = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
        let link = URL(string: "https://www.example/a?b=c")
        let nested = Nested()
    }

    /// Containers inside containers, by hand.
    private struct Nested: Encodable {
        enum Key: String, CodingKey { case z, b, c }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            var list = container.nestedUnkeyedContainer(forKey: .z)
            var object = list.nestedContainer(keyedBy: Key.self)
            try object.encode(2, forKey: .c)
            try object.encode(1, forKey: .b)
            try list.encode("last")
            try container.encodeNil(forKey: .b)
            try "super".encode(to: container.superEncoder(forKey: .c))
        }
    }

    @Test("It is what Foundation writes with sorted members")
    func sameAsFoundation() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let expected = String(decoding: try encoder.encode(Outer()), as: UTF8.self)
        #expect(String(decoding: try APIEncoder.bytes(Outer()), as: UTF8.self) == expected)
        let list = (0..<3).map { _ in Outer() }
        #expect(try APIEncoder.bytes(list) == Array(try encoder.encode(list)))
    }

    @Test("Single values are texts, too; times are RFC 3339, and what is no number of JSON is refused")
    func singleValues() throws {
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try APIEncoder.bytes(value), as: UTF8.self)
        }
        #expect(try text("ä") == "\"ä\"")
        #expect(try text(7) == "7")
        #expect(try text(Int?.none) == "null")
        #expect(try text([Date(timeIntervalSince1970: 0.5)]) == "[\"1970-01-01T00:00:00.500Z\"]")
        #expect(try text([Bool]()) == "[]")
        #expect(throws: EncodingError.self) { try text([Double.nan]) }
    }
}

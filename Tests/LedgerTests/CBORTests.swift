import Testing

@testable import Ledger

@Suite("Deterministic CBOR")
struct CBORTests {
    @Test("Values encode to the bytes that another implementation wrote, and decode from them")
    func goldenVectors() throws {
        let vectors = try Fixture.decode("cbor.json", as: CBORVector.self).accepted
        #expect(vectors.count > 150)
        for vector in vectors {
            #expect(vector.value.value.encoded().hex == vector.hex)
            let decoded = try CBOR(decoding: [UInt8](hex: vector.hex))
            #expect(decoded == vector.value.value, "\(vector.hex)")
            #expect(decoded.encoded().hex == vector.hex)
        }
    }

    @Test("Anything but the one deterministic encoding is refused with its reason")
    func refusals() throws {
        let vectors = try Fixture.decode("cbor.json", as: CBORVector.self).refused
        #expect(Set(vectors.map(\.code)).count == 10)
        for vector in vectors {
            let error = #expect(throws: CBORError.self, "\(vector.hex)") {
                try CBOR(decoding: [UInt8](hex: vector.hex))
            }
            #expect(error?.code.rawValue == vector.code, "\(vector.hex)")
        }
    }

    @Test("Input and value count are bounded")
    func bounds() throws {
        #expect(throws: CBORError(.tooLarge, at: 3)) {
            try CBOR(decoding: [0x43, 1, 2, 3], limits: CBORLimits(bytes: 3))
        }
        #expect(throws: CBORError(.tooLarge, at: 4)) {
            try CBOR(decoding: [0x84, 1, 2, 3, 4], limits: CBORLimits(values: 4))
        }
        #expect(throws: CBORError(.tooDeep, at: 1)) {
            try CBOR(decoding: [0x81, 0x80], limits: CBORLimits(depth: 1))
        }
    }

    @Test("Canonically equivalent texts stay two values and two keys")
    func textsAreBytes() throws {
        let (composed, decomposed) = (CBOR.text("\u{E9}"), CBOR.text("e\u{301}"))
        #expect(composed != decomposed)
        let map = try CBORMap([.init(composed, .unsigned(1)), .init(decomposed, .unsigned(2))])
        #expect(map.entries.count == 2)
        #expect(map[composed] == .unsigned(1))
        #expect(try CBOR(decoding: CBOR.map(map).encoded()) == .map(map))
        #expect(throws: CBORError(.duplicateKey)) {
            try CBORMap([.init(composed, .null), .init(composed, .null)])
        }
    }

    @Test("Signed integers keep their ends")
    func integers() throws {
        for value in [Int64.min, -1, 0, 1, Int64.max] {
            var fields = try CBORFields(.array([.integer(value)]), count: 1)
            #expect(try fields.integer() == value)
        }
        for value in [CBOR.unsigned(1 << 63), .negative(1 << 63), .null] {
            var fields = try CBORFields(.array([value]), count: 1)
            #expect(throws: CBORError(.unexpected)) { try fields.integer() }
        }
    }
}

import Foundation

/// Reads a binary file; total: every step past the end throws `tampered`.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var offset: Int
    private let file: String?

    init(_ bytes: [UInt8], offset: Int = 0, file: String? = nil) {
        self.bytes = bytes
        self.offset = offset
        self.file = file
    }

    var remaining: Int { bytes.count - offset }

    mutating func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) throws(VaultError) -> T {
        var value: T = 0
        for index in 0..<MemoryLayout<T>.size {
            value |= T(truncatingIfNeeded: try byte()) << T(index * 8)
        }
        return value
    }

    mutating func uuid() throws(VaultError) -> UUID {
        let field = try take(16)
        return unsafe field.withUnsafeBytes { unsafe UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    mutating func take(_ count: Int) throws(VaultError) -> [UInt8] {
        guard count >= 0, count <= remaining else { throw malformed }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func counted() throws(VaultError) -> [UInt8] {
        try take(Int(try integer(UInt16.self)))
    }

    /// Throws unless everything was read.
    func end() throws(VaultError) {
        guard remaining == 0 else { throw malformed }
    }

    /// The file does not have the form it must have.
    var malformed: VaultError {
        VaultError(.tampered, file: file, detail: "the file does not have its form")
    }

    private mutating func byte() throws(VaultError) -> UInt8 {
        guard offset < bytes.count else { throw malformed }
        defer { offset += 1 }
        return bytes[offset]
    }
}

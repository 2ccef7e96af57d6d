import Foundation

/// Builds a binary file: integers little endian, nothing aligned.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: some FixedWidthInteger & BitwiseCopyable) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func append(_ value: UUID) {
        unsafe withUnsafeBytes(of: value.uuid) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func append(_ value: [UInt8]) {
        bytes.append(contentsOf: value)
    }

    /// A length of two bytes, then the bytes.
    mutating func appendCounted(_ value: [UInt8]) {
        append(UInt16(truncatingIfNeeded: value.count))
        append(value)
    }
}

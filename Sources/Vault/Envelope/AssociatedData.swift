import Foundation

/// The bytes a ciphertext is bound to: a 16-byte label, then fields of fixed width in fixed order, little endian.
struct AssociatedData {
    private static let capacity = 112

    private var storage = InlineArray<112, UInt8>(repeating: 0)
    private(set) var count = 0

    /// Starts with a label of at most 16 ASCII characters, filled up with zeros.
    init(label: StaticString) {
        precondition(label.utf8CodeUnitCount <= 16, "a label has at most 16 bytes")
        label.withUTF8Buffer { characters in
            for index in characters.indices {
                storage[index] = unsafe characters[index]
            }
        }
        count = 16
    }

    mutating func append(_ value: UUID) {
        appendBytes(of: value.uuid)
    }

    mutating func append(_ value: some FixedWidthInteger & BitwiseCopyable) {
        appendBytes(of: value.littleEndian)
    }

    mutating func append(_ bytes: [UInt8]) {
        for byte in bytes {
            storage[count] = byte
            count += 1
        }
    }

    private mutating func appendBytes<T: BitwiseCopyable>(of value: T) {
        let offset = count
        precondition(offset + MemoryLayout<T>.size <= Self.capacity, "the associated data is full")
        unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            unsafe bytes.storeBytes(of: value, toByteOffset: offset, as: T.self)
        }
        count = offset + MemoryLayout<T>.size
    }

    /// The bytes, as an array.
    var bytes: [UInt8] {
        (0..<count).map { storage[$0] }
    }

    /// Lends the bytes.
    func withBytes<R>(_ body: (UnsafePointer<UInt8>?, Int) -> R) -> R {
        unsafe withUnsafeBytes(of: storage) { bytes in
            unsafe body(bytes.assumingMemoryBound(to: UInt8.self).baseAddress, count)
        }
    }
}

package import Foundation

/// Writes a canonical binary record; fields are put in ascending order of their numbers.
package struct RecordWriter {
    private var bytes: [UInt8]
    private var unknown: ArraySlice<UnknownField>

    /// Starts a record that will also carry the kept fields of `unknown`.
    package init(keeping unknown: [UnknownField] = [], nested: Bool = false) {
        bytes = nested ? [] : [RecordLimits.format]
        self.unknown = unknown[...]
    }

    /// Puts text, if there is any.
    package mutating func put(_ field: CatalogueField, _ text: String?) {
        guard var text else { return }
        text.withUTF8 { raw(field.number, UnsafeRawBufferPointer($0)) }
    }

    /// Puts bytes, if there are any.
    package mutating func put(_ field: CatalogueField, bytes value: [UInt8]?) {
        value?.withUnsafeBytes { raw(field.number, $0) }
    }

    /// Puts the sixteen bytes of an identifier.
    package mutating func put(_ field: CatalogueField, _ id: UUID?) {
        guard let id else { return }
        withUnsafeBytes(of: id.uuid) { raw(field.number, $0) }
    }

    /// Puts `true`; `false` is the absence of the field.
    package mutating func put(_ field: CatalogueField, _ flag: Bool) {
        guard flag else { return }
        [UInt8(1)].withUnsafeBytes { raw(field.number, $0) }
    }

    /// Puts a moment as milliseconds since 1970, eight bytes little endian.
    package mutating func put(_ field: CatalogueField, _ moment: Date?) {
        guard let moment else { return }
        let milliseconds = (moment.timeIntervalSince1970 * 1_000).rounded()
        let number = Int64(exactly: min(max(milliseconds, -1e15), 1e15)) ?? 0
        withUnsafeBytes(of: number.littleEndian) { raw(field.number, $0) }
    }

    /// The finished record.
    package consuming func finish() -> [UInt8] {
        flushUnknown(below: .max)
        return bytes
    }

    private mutating func raw(_ number: UInt32, _ value: UnsafeRawBufferPointer) {
        flushUnknown(below: number)
        append(number, value)
    }

    private mutating func append(_ number: UInt32, _ value: UnsafeRawBufferPointer) {
        appendVariable(UInt64(number))
        appendVariable(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    private mutating func flushUnknown(below number: UInt32) {
        while let next = unknown.first, next.number < number {
            unknown.removeFirst()
            next.value.withUnsafeBytes { append(next.number, $0) }
        }
    }

    private mutating func appendVariable(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}

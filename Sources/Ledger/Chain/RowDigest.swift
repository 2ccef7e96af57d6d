package import Foundation

/// The state of a sealed row, kept in the chain so that an older row put back is noticed.
package enum RowDigest {
    /// Digests one state of one row.
    ///
    /// BLAKE2b-256 over a domain byte ‖ table (u16) ‖ row (16) ‖ seal version (u64) ‖ number of columns (u16), then
    /// each column as length (u32) and bytes; a column that is NULL is the length 0xFFFFFFFF alone. Little endian.
    package static func compute(table: UInt16, row: UUID, sealVersion: UInt64, columns: [[UInt8]?]) -> Digest {
        var input: [UInt8] = []
        append(table, to: &input)
        input.append(contentsOf: row.bytes)
        append(sealVersion, to: &input)
        append(UInt16(truncatingIfNeeded: columns.count), to: &input)
        for column in columns {
            append(column.map { UInt32(truncatingIfNeeded: $0.count) } ?? UInt32.max, to: &input)
            input.append(contentsOf: column ?? [])
        }
        return Digest(.row, input)
    }

    private static func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
        for index in 0..<value.bitWidth / 8 {
            output.append(UInt8(truncatingIfNeeded: value >> (index * 8)))
        }
    }
}

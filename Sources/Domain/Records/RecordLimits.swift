/// The bounds of the canonical binary record.
///
/// A record is `format(1 byte, 1)` followed by fields in ascending order of their numbers, each
/// `number(LEB128) length(LEB128) value`; records inside records leave the format byte out. LEB128 takes the shortest
/// form, so one content has one encoding.
package enum RecordLimits {
    /// The format byte.
    package static let format: UInt8 = 1
    /// Bytes of a person's record.
    package static let personBytes = 32 * 1_024
    /// Bytes of any record.
    package static let bytes = 4 * 1_024 * 1_024
    /// Fields of any record.
    package static let fields = 4_096
}

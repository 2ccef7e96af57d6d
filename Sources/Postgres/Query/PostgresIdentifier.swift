/// The name of a table, partition, role, database or channel that is only known at run time.
///
/// Lower-case ASCII letters, digits and underscores, not starting with a digit, at most 63 bytes, so quoting cannot fail.
package struct PostgresIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The name without quotes.
    package let name: String

    /// Throws `.encoding` for anything that is not a plain lower-case name.
    package init(_ name: String) throws(PostgresError) {
        let bytes = name.utf8
        guard let first = bytes.first, bytes.count <= 63, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            bytes.allSatisfy(Self.isAllowed)
        else { throw PostgresError(.encoding, reason: "not a plain lower-case name") }
        self.name = name
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    var quoted: String { "\"\(name)\"" }
    /// The name without quotes.
    package var description: String { name }
}

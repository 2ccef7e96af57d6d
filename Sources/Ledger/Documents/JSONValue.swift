/// A JSON value (RFC 8259) within I-JSON (RFC 7493): finite numbers, no lone surrogates, no name twice.
package enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number; JSON knows no other kind than the double.
    case number(Double)
    /// A text, never normalised.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Names and values.
    case object(JSONObject)

    /// An integer: a number up to 2^53, the digits as a string above, where a double would not hold it.
    package static func integer(_ value: Int64) -> JSONValue {
        value.magnitude <= maximumInteger ? .number(Double(value)) : .string(String(value))
    }

    /// The largest integer that stands as a number.
    package static let maximumInteger: UInt64 = 1 << 53
}

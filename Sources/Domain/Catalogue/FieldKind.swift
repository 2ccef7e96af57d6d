/// What kind of value a catalogued field holds; decides its encoding and how exports print it.
package enum FieldKind: Sendable, Equatable {
    /// Unicode text, at most so many UTF-8 bytes.
    case text(maximum: Int)
    /// An e-mail address.
    case email
    /// A telephone number as the person writes it.
    case telephone
    /// E-mail address or telephone number, by the record's own kind field.
    case contactValue
    /// An ISO 3166-1 alpha-2 country.
    case country
    /// A moment, UTC, whole milliseconds.
    case moment
    /// A code of ours.
    case code
    /// Yes or no.
    case flag
    /// A UUID.
    case identifier
    /// Bytes without meaning here: a hash, a salt, a payload.
    case bytes(maximum: Int)
    /// A record inside the record.
    case record(RecordKind)
}

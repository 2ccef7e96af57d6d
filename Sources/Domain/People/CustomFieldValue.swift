/// A value in a field of the tenant, typed.
package enum CustomFieldValue: Sendable, Equatable {
    /// Text, a day, one of the choices or an address in the web.
    case text(String)
    /// A number.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
}

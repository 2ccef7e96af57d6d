/// A field of a newer version: kept as it came and written back in its place.
package struct UnknownField: Sendable, Equatable {
    /// The field's number.
    package let number: UInt32
    /// Its bytes.
    package let value: [UInt8]

    /// Makes a kept field.
    package init(number: UInt32, value: [UInt8]) {
        self.number = number
        self.value = value
    }
}

/// What a JSON text may hold at most; whatever goes beyond is refused while it is read.
package struct JSONLimits: Sendable, Equatable {
    /// Arrays and objects inside each other.
    package var depth = 32
    /// Values and names in the whole text.
    package var values = 100_000
    /// UTF-8 bytes of one string.
    package var stringBytes = 1 << 20
    /// Digits and signs of one number.
    package var numberBytes = 64

    /// The usual limits.
    package init() {}
}

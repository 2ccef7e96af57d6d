/// A value in the one form in which it is compared: what tokens are made of.
///
/// It is personal data; it lives as long as the request.
package struct NormalizedValue: Sendable, Equatable {
    /// What kind of value it is; tokens of different kinds have different keys.
    package enum Kind: UInt8, Sendable, CaseIterable {
        case email = 1
        case telephone = 2
        case customerNumber = 3
        case sheetHeader = 4
    }

    /// The kind.
    package let kind: Kind
    /// The normal form: `mixed.case@xn--strae-oqa.de`, `+493012345678`, `k-4711`.
    package let text: String
    /// The version of the normaliser that made it.
    package let normalizerVersion: UInt16

    init(_ kind: Kind, _ text: String, version: UInt16 = Normalizer.version) {
        self.kind = kind
        self.text = text
        self.normalizerVersion = version
    }
}

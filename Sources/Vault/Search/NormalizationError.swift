/// Why a value has no normal form; never the value.
package enum NormalizationError: String, Error, Sendable, Equatable, CaseIterable {
    /// Nothing is left after trimming.
    case empty
    /// Longer than the form allows.
    case tooLong = "too-long"
    /// Too few digits for a number of that region.
    case tooShort = "too-short"
    /// Not of the form local@domain.
    case notAnAddress = "not-an-address"
    /// A character that cannot stand there.
    case badCharacter = "bad-character"
    /// The domain is not valid under IDNA 2008 and UTS 46.
    case badDomain = "bad-domain"
    /// A number without international prefix, and the region given is not in the table.
    case unknownRegion = "unknown-region"
    /// A number that has no country calling code we could recognise, or that lacks its area code.
    case incompleteNumber = "incomplete-number"
    /// An extension that is not part of the number (`ext. 12`, `Durchwahl 3`).
    case hasExtension = "has-extension"
}

import Domain

/// A person whose row is sealed and ready to be written.
package struct PreparedPerson: Sendable {
    let sealed: SealedPerson

    /// What was sealed.
    package var draft: PersonDraft { sealed.draft }
    /// The keyed tokens of her addresses, for finding duplicates.
    package var tokens: [[UInt8]] { sealed.tokens.flatMap(\.known) }
}

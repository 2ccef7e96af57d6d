/// Why a column may stand in clear; a closed set.
package enum PlaintextReason: String, Sendable, CaseIterable {
    /// A random id, ours or another row's.
    case identifier
    /// Whose row it is; row-level security filters by it.
    case tenant
    /// A state of ours that statements filter by.
    case state
    /// A date that jobs, periods and logs must see.
    case moment
    /// A code of ours: kind, purpose, channel, basis, role, rule, format.
    case code
    /// Keyed BLAKE2b of a normalised address, the key outside the database.
    case token
    /// The hash of a random secret or of a request, from which nothing personal can be guessed.
    case hash
    /// A salted commitment or digest of sealed content.
    case commitment
    /// A key, wrapped by a tenant key that lies outside the database.
    case wrappedKey = "wrapped-key"
    /// A version, sequence, generation, position or amount.
    case counter
    /// What a tenant says of itself or shows to everybody: name, slug, wording.
    case publicText = "public-text"
    /// Signed bytes of ids, codes and commitments.
    case signed
    /// The Unix account of an operator, and the ticket she gave as reason.
    case operatorAccount = "operator-account"
    /// The norm behind a policy row, and its bounds.
    case law
}

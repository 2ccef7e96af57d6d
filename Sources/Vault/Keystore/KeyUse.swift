/// What a key in the keystore is for.
enum KeyUse: UInt8, Sendable, CaseIterable {
    /// Wraps subject keys of one tenant in one epoch.
    case tenant = 0
    /// Index keys, numbered as `IndexUse`.
    case subjectIndex = 1
    case pendingIndex = 2
    case evidenceIndex = 3
    case suppressionIndex = 4
    /// The node-wide key from a member's e-mail to her tenants.
    case login = 16
    /// X25519, for sealed boxes to this node.
    case box = 17
    /// Ed25519, for ledger blocks and receipts.
    case signing = 18

    init(_ use: IndexUse) {
        switch use {
        case .subject: self = .subjectIndex
        case .pending: self = .pendingIndex
        case .evidence: self = .evidenceIndex
        case .suppression: self = .suppressionIndex
        }
    }
}

/// Whose signature an archive has to bear.
package enum SenderTrust: Sendable {
    /// That of one of these Ed25519 keys, of which the operator knows whose they are.
    case keys([[UInt8]])
    /// Anybody's: the signature then only shows that the archive is whole, not who made it.
    case anyone

    /// Whether a key is trusted.
    func covers(_ key: [UInt8]) -> Bool {
        switch self {
        case .keys(let keys): keys.contains(key)
        case .anyone: true
        }
    }
}

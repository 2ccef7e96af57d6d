/// How far an erasure has come (decision 0021).
package enum ErasureLevel: String, Sendable, CaseIterable, Codable, Comparable {
    /// No process can open or find it.
    case l0 = "L0"
    /// Live files hold no plaintext and no key that a live key opens.
    case l1 = "L1"
    /// Logs, standbys, archives and base backups are useless without a recovery bundle.
    case l2 = "L2"
    /// Peers are done.
    case l3 = "L3"
    /// Recovery bundles and keystore copies are gone.
    case l4 = "L4"

    /// Orders by what comes first.
    package static func < (left: ErasureLevel, right: ErasureLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}

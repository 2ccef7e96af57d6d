package import Vault

extension IndexUse {
    /// The use as `index_key_state` names it.
    package var code: String {
        switch self {
        case .subject: "subject"
        case .pending: "pending"
        case .evidence: "evidence"
        case .suppression: "suppression"
        }
    }
}

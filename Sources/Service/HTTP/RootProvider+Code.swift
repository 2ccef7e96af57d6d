import Vault

extension RootProvider.Kind {
    /// The kind as receipts name it.
    var code: String {
        switch self {
        case .file: "file"
        case .credential: "credential"
        case .passphrase: "passphrase"
        }
    }
}

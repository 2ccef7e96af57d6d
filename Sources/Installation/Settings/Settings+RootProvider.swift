package import Vault

extension Settings {
    /// Where the vault takes its root key from: a file of the secrets directory counts as a credential.
    package var rootProvider: RootProvider {
        switch rootKey {
        case .passphraseFile(let path): .passphrase(file: path)
        case .file(let path):
            if let secretsDirectory, path.hasPrefix(secretsDirectory + "/") { .credential(path) } else { .file(path) }
        }
    }
}

/// Where the root key of a keystore comes from.
package enum RootProvider: Sendable, Equatable {
    /// A file of mode 0600 that holds the key.
    case file(String)
    /// A systemd credential that holds the key: as `file`, but systemd's access list may show in the group bits.
    case credential(String)
    /// A file of mode 0600 with a passphrase; Argon2id makes a key of it that opens the root key in the manifest.
    case passphrase(file: String)

    /// The kind, as receipts and `keystore status` name it.
    package enum Kind: UInt8, Sendable {
        case file = 1
        case credential = 2
        case passphrase = 3
    }

    /// The kind.
    package var kind: Kind {
        switch self {
        case .file: .file
        case .credential: .credential
        case .passphrase: .passphrase
        }
    }

    /// The file named in errors.
    package var path: String {
        switch self {
        case .file(let path), .credential(let path), .passphrase(file: let path): path
        }
    }
}

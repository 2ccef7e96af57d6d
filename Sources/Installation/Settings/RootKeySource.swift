/// Where the root key comes from.
package enum RootKeySource: Sendable, Equatable {
    /// A file with the key itself, mode 0600.
    case file(String)
    /// A file with a passphrase that the key is derived from.
    case passphraseFile(String)

    /// The file that is read.
    package var path: String {
        switch self {
        case .file(let path), .passphraseFile(let path): path
        }
    }
}

import Foundation

/// The opened keys of the node: login, signatures, sealed boxes.
final class NodeKeys: Sendable {
    /// A signing key, present or past.
    struct Signing: Sendable {
        let publicKey: PublicSigningKey
        let pair: SigningKeyPair?
    }

    let login: [UInt32: KeyBox]
    let activeLogin: UInt32
    let signing: [Signing]
    let activeSigning: SigningKeyPair
    let boxPublicKey: [UInt8]
    private let box: KeyBox

    init(_ file: KeyFile, root: RootKey, path: String) throws(VaultError) {
        var login: [UInt32: KeyBox] = [:]
        var activeLogin: UInt32?
        var signing: [Signing] = []
        var activeSigning: SigningKeyPair?
        var box: (key: KeyBox, publicKey: [UInt8])?
        for record in file.records {
            guard record.state != .retired else {
                signing.append(Signing(publicKey: PublicSigningKey(record), pair: nil))
                continue
            }
            let key = try record.unwrap(tenant: KeyFile.node, under: root.wrapping, wrapping: root.version, file: path)
            switch record.use {
            case .login:
                if record.state == .active { activeLogin = record.version }
                login[record.version] = KeyBox(key)
            case .signing:
                let pair = unsafe try SigningKeyPair(seed: key.pointer)
                guard pair.publicKey == record.publicKey else {
                    throw VaultError(.tampered, file: path, detail: "a public key does not belong to its secret half")
                }
                signing.append(Signing(publicKey: PublicSigningKey(record), pair: pair))
                if record.state == .active { activeSigning = pair }
            case .box:
                if record.state == .active { box = (KeyBox(key), record.publicKey) }
            case .tenant, .subjectIndex, .pendingIndex, .evidenceIndex, .suppressionIndex:
                throw VaultError(.tampered, file: path, detail: "a tenant key in the file of the node")
            }
        }
        guard let activeLogin, let activeSigning, let box else {
            throw VaultError(.tampered, file: path, detail: "a key of the node is missing")
        }
        self.login = login
        self.activeLogin = activeLogin
        self.signing = signing
        self.activeSigning = activeSigning
        self.box = box.key
        self.boxPublicKey = box.publicKey
    }
}

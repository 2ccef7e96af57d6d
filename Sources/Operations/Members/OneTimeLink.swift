import Domain
import Store
import Vault

/// Looking up what somebody presents from a link.
enum OneTimeLink {
    /// A fresh secret and the hash to store.
    static func make() -> (secret: String, hash: [UInt8]) {
        let token = RandomToken()
        return (token.text, token.hash)
    }

    /// The link behind a secret, where it is of the kind that is expected.
    ///
    /// - Throws: `Refusal` 404 `token-invalid` when it was used, has expired, never existed or is for something else.
    static func find(_ secret: String, _ kind: MemberLink.Kind, in store: Store) async throws -> MemberLink {
        guard let link = try await store.node.link(RandomToken.hash(of: secret)), link.kind == kind else {
            throw Refusal(
                .notFound, RefusalCode.tokenInvalid, rule: "This link was used, has expired or never existed.")
        }
        return link
    }
}

import Domain
import Foundation
package import Vault

/// Puts another root key in the place of the one in use, perhaps from another provider (decision 0024).
///
/// prepare, activate, verify, retire, destroy: each step can be taken again, so a turn that was interrupted anywhere is
/// finished by beginning it again. The service goes on meanwhile and learns the new key from the old one.
package struct RotateRoot: Sendable {
    /// What a turn did.
    package struct Outcome: Sendable, Equatable {
        /// The version that is gone.
        package var from: UInt32
        /// The version in its place.
        package var to: UInt32
        /// How many keys were wrapped anew; none where an earlier run had done that.
        package var rewrapped: Int
        /// How many keys were opened with the new root key alone.
        package var verified: Int
        /// Whether a turn that was begun before was finished.
        package var isResumed: Bool
        /// Whether the old key is destroyed as far as it lay in reach; false where its file is another than was named.
        package var isDestroyed: Bool
    }

    private let vault: Vault
    private let grace: Duration

    /// Works on a keystore that is open for writing.
    ///
    /// `grace`: How long other processes have to learn of the new root key. The service looks once a second.
    package init(_ vault: Vault, grace: Duration = .seconds(3)) {
        self.vault = vault
        self.grace = grace
    }

    /// Turns the root key, or finishes the turn that was begun.
    ///
    /// `target`: Where the new root key comes from; nil for where the present one does. `previous`: Where the settings say
    /// that the present one comes from; its file loses the old key. `progress`: Told of the key files that are written
    /// anew, and of how many there are.
    /// - Throws: `VaultError` where a file cannot be read or written; what was reached stays, and beginning again goes on.
    package func callAsFunction(
        to target: RootProvider?, from previous: RootProvider,
        progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Outcome {
        let turn = try vault.beginRoot(target)
        try Failpoint.hit("key.root.after-prepare")
        let rewrapped = try vault.activateRoot(target, progress: progress)
        try Failpoint.hit("key.root.after-activate")
        try await Task.sleep(for: grace)
        let verified = try vault.verifyRoot(target)
        try Failpoint.hit("key.root.after-verify")
        try vault.retireRoot()
        try Failpoint.hit("key.root.after-retire")
        let isDestroyed = try vault.destroyRoot(in: [previous, target].compactMap(\.self))
        try Failpoint.hit("key.root.after-destroy")
        return Outcome(
            from: turn.from, to: turn.to, rewrapped: rewrapped, verified: verified, isResumed: turn.isActive,
            isDestroyed: isDestroyed)
    }
}

package import Foundation

/// A member's second factor as stored; its secret is opened apart.
package struct StoredFactor: Sendable {
    /// Where it stands.
    package enum State: String, Sendable {
        /// Shown to her, not yet proven by a code.
        case pending
        /// Asked for at every login.
        case active
    }

    /// Where it stands.
    package let state: State
    /// When its secret was made.
    package let createdAt: Date
    /// The last step whose code was used.
    package let lastStep: Int64
    /// Recovery codes that were not used.
    package let codesLeft: Int

    let sealVersion: Int64
    let sealed: [UInt8]
}

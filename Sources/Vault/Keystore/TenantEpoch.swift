package import Foundation

/// One epoch of a tenant key as the keystore knows it; nothing secret.
package struct TenantEpoch: Sendable, Equatable {
    /// Counted from 1; a number is never used again.
    package let epoch: UInt32
    /// Where its key is in its life.
    package let state: KeyState
    /// When the key was made.
    package let createdAt: Date
    /// When the key was destroyed; nil while it exists.
    package let destroyedAt: Date?

    init(_ record: KeyRecord) {
        epoch = record.version
        state = record.state
        createdAt = Date(timeIntervalSince1970: Double(record.createdAt) / 1_000)
        destroyedAt =
            record.state == .retired ? Date(timeIntervalSince1970: Double(record.retiredAt) / 1_000) : nil
    }
}

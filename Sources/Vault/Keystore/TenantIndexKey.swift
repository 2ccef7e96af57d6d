package import Foundation

/// One index key of a tenant as the keystore knows it; nothing secret.
package struct TenantIndexKey: Sendable, Equatable {
    /// What its tokens are for.
    package let use: IndexUse
    /// Counted from 1; a number is never used again.
    package let version: UInt32
    /// Where it is in its life.
    package let state: KeyState
    /// When it was made.
    package let createdAt: Date
    /// When it was destroyed; nil while it exists.
    package let destroyedAt: Date?

    /// Whether it shows that a turn was begun and is not over: of people's tokens all are made anew, so nothing waits for them.
    package var isTurning: Bool { state == .prepared || (state == .retiring && use == .subject) }

    init?(_ record: KeyRecord) {
        guard let use = IndexUse.allCases.first(where: { KeyUse($0) == record.use }) else { return nil }
        self.use = use
        version = record.version
        state = record.state
        createdAt = Date(timeIntervalSince1970: Double(record.createdAt) / 1_000)
        destroyedAt =
            record.state == .retired ? Date(timeIntervalSince1970: Double(record.retiredAt) / 1_000) : nil
    }
}

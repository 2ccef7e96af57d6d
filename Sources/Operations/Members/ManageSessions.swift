package import Domain
package import Foundation
package import Store

/// Where a member is logged in, and ending it.
package struct ManageSessions: Sendable {
    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The actor's own living sessions, the last used one first.
    package func list(by actor: Actor) async throws -> [StoredSession] {
        try await store.scoped(to: actor).sessions(of: try Self.member(actor), idle: LogIn.idle)
    }

    /// Ends one of the actor's own sessions.
    ///
    /// - Throws: `Refusal` 404 for anybody else's.
    package func end(_ id: UUID, by actor: Actor) async throws {
        try await store.scoped(to: actor).endSession(id, of: try Self.member(actor))
    }

    /// Ends the actor's own sessions but the one she works in.
    ///
    /// - Returns: How many ended.
    package func endOthers(than session: UUID, by actor: Actor) async throws -> Int {
        try await store.scoped(to: actor).endSessions(of: try Self.member(actor), except: session)
    }

    /// Ends every session of another member.
    ///
    /// - Returns: How many ended.
    @discardableResult
    package func endAll(of member: StoredMember, by actor: Actor) async throws -> Int {
        try actor.require(.membersManage)
        if member.role == .owner { try actor.require(.ownersManage) }
        return try await store.scoped(to: actor).endSessions(of: member.id)
    }

    static func member(_ actor: Actor) throws(Refusal) -> UUID {
        guard let member = actor.member else {
            throw Refusal(.forbidden, RefusalCode.permissionMissing, rule: "Only a member of staff has an account.")
        }
        return member
    }
}

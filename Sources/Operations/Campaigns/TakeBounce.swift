package import Domain
import Foundation
package import Store
import Vault

/// Takes a notice that a message came back, or that somebody complained of it: its token leads to the message, and nothing of the
/// notice is kept.
package struct TakeBounce: Sendable {
    /// What came of a notice.
    package enum Outcome: String, Sendable {
        /// The message is on record as come back.
        case noted
        /// Somebody called it spam: she gets no advertising any more.
        case complaint
        /// A message is only late.
        case delayed
        /// No token of ours, or one of somebody who is gone: dropped.
        case dropped
    }

    let store: Store
    let reduce: ReduceConsents

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        reduce = ReduceConsents(store, declaration: declaration)
    }

    /// Takes a notice (RFC 3464, RFC 5965); any bytes will do.
    package func callAsFunction(_ bytes: [UInt8], by actor: (TenantRecord) -> Actor) async throws -> Outcome {
        guard let notice = BounceNotice(bytes) else { return .dropped }
        guard notice.hasFailed || notice.isComplaint else { return .delayed }
        let token = RandomToken.hash(of: notice.token)
        for tenant in try await store.node.tenants() {
            let actor = actor(tenant)
            let scope = store.scoped(to: actor)
            if notice.isComplaint {
                guard let found = try await scope.recipient(of: token) else { continue }
                // Her no first: it holds whatever becomes of the count.
                try await stop(found.person, tenant, by: actor)
                try await scope.countComplaint(token, of: found.campaign)
                return .complaint
            }
            if try await scope.noteBounce(token, status: notice.status) { return .noted }
        }
        return .dropped
    }

    /// What would come of a notice; nothing is changed.
    package func look(_ bytes: [UInt8], by actor: (TenantRecord) -> Actor) async throws -> Outcome {
        guard let notice = BounceNotice(bytes) else { return .dropped }
        guard notice.hasFailed || notice.isComplaint else { return .delayed }
        let token = RandomToken.hash(of: notice.token)
        for tenant in try await store.node.tenants() {
            guard try await store.scoped(to: actor(tenant)).recipient(of: token) != nil else { continue }
            return notice.isComplaint ? .complaint : .noted
        }
        return .dropped
    }

    /// Whoever says that she does not want it says no: as by the link of the message.
    private func stop(_ person: UUID, _ tenant: TenantRecord, by actor: Actor) async throws {
        let source = tenant.locale == "en" ? "Complaint (feedback report)" : "Beschwerde (Meldung als Spam)"
        do {
            try await reduce.marketing(of: person, on: .email, source: source, by: actor)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            // She was forgotten meanwhile: there is nothing left to take back.
        }
    }
}

import Domain
import Foundation
package import Store
import Texts
import Vault

/// What whoever makes a request meets: a form, a link in her mailbox, a package; no login, and no word about who is known.
package struct RequestDoor: Sendable {
    /// What a link leads to.
    package struct Look: Sendable {
        /// Whom it was sent to.
        package let tenant: TenantRecord
        /// The request; nil where nothing is known of the link.
        package let request: StoredRequest?
        /// Whether a click shows that it is hers.
        package let isConfirmable: Bool
        /// Whether this very click has shown it.
        package let isNew: Bool

        /// Puts it together.
        package init(
            tenant: TenantRecord, request: StoredRequest?, isConfirmable: Bool = false, isNew: Bool = false
        ) {
            self.tenant = tenant
            self.request = request
            self.isConfirmable = isConfirmable
            self.isNew = isNew
        }
    }

    let store: Store
    let effect: CarryOutRequest

    /// Works on this store.
    package init(_ store: Store, effect: CarryOutRequest) {
        self.store = store
        self.effect = effect
    }

    /// The business whose form it is.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func form(of tenant: String) async throws -> TenantRecord {
        try await PublicTenant.find(tenant, in: store)
    }

    /// Takes a form that was filled in. What happens does not depend on whether the address is known.
    ///
    /// - Throws: `Refusal` naming `kind` or `email`; 429 where the form was filled in too often.
    package func callAsFunction(
        kind: String?, email: String?, language: String, to tenant: TenantRecord
    ) async throws {
        let kind = try RequestKind.checked(kind)
        var detail = RequestDetail()
        detail.contact = try Subscribe.email(email, at: "email")
        detail.language = language == "en" ? "en" : "de"
        let now = store.clock.now
        try await store.scoped(to: .visitor(of: tenant.id)).open(
            RequestDraft(
                kind, of: nil, identity: .unverified, receivedAt: now,
                deadline: RequestRule.deadline(receivedAt: now, country: tenant.country), detail: detail),
            isFromForm: true)
    }

    /// Where the request behind a link stands; changes nothing, however often it is looked at.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func look(_ token: String, of tenant: String) async throws -> Look {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let request = try await store.scoped(to: .visitor(of: tenant.id)).request(link: RandomToken.hash(of: token))
        return Look(
            tenant: tenant, request: request,
            isConfirmable: request?.isConfirmable(at: store.clock.now) ?? false)
    }

    /// Shows that the request is hers, once. What takes effect at once has done so when this returns.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func confirm(_ token: String, of tenant: String) async throws -> Look {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let scope = store.scoped(to: .visitor(of: tenant.id))
        let hash = RandomToken.hash(of: token)
        guard let found = try await scope.confirm(request: hash) else { return Look(tenant: tenant, request: nil) }
        if found.isNew { try await effect(found.request.id, by: scope.actor) }
        return Look(tenant: tenant, request: try await scope.request(link: hash), isNew: found.isNew)
    }

    /// Whether a package is there; nil request where the link is unknown, its time is over, or it was used up.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func lookForPackage(_ token: String, of tenant: String) async throws -> Look {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let request = try await store.scoped(to: .visitor(of: tenant.id)).request(delivery: RandomToken.hash(of: token))
        guard let request, request.hasPackage(at: store.clock.now) else { return Look(tenant: tenant, request: nil) }
        return Look(tenant: tenant, request: request)
    }

    /// The package, made while it is written, and never kept; counted.
    ///
    /// The link works for the mailbox that it was sent to, while that is hers: an address that was taken off her record since opens
    /// nothing, unless staff know her otherwise.
    /// - Throws: `Refusal` 404 where there is no such business, or nothing behind the link.
    package func fetch(_ token: String, of tenant: String) async throws -> PersonPackage {
        let found = try await lookForPackage(token, of: tenant)
        guard let request = found.request, let person = request.person else { throw PublicTenant.missing }
        // The one it is about reads it: whatever restricts it for others.
        let scope = store.scoped(to: .system(in: found.tenant.id))
        if request.identity == .mailedLink {
            guard try await scope.people(behind: request).contains(person) else { throw PublicTenant.missing }
        }
        let archive = try await DisclosePerson(store)(
            person, in: request.detail?.language.flatMap(Language.init(rawValue:)), by: scope.actor)
        let now = store.clock.now
        let hash = RandomToken.hash(of: token)
        try await store.scoped(to: .visitor(of: found.tenant.id)).change(request: request.id, "request.download") {
            guard $0.packageHash == hash, $0.hasPackage(at: now) else { throw PublicTenant.missing }
            $0.downloads += 1
            return []
        }
        return archive
    }
}

extension StoredRequest {
    /// Whether its package can be fetched.
    func hasPackage(at now: Date) -> Bool {
        (packageExpiresAt.map { now < $0 } ?? false) && downloads < RequestRule.downloads
    }
}

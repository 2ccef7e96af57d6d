package import Domain
package import Foundation
package import Store
import Vault

/// A person looks at what she agreed to, by a link of her own, and takes it back; nothing is given here.
package struct ManagePreferences: Sendable {
    /// One purpose on one channel; no address stands there, for the link may have been passed on.
    package struct Line: Sendable {
        /// What for.
        package let purpose: PurposeRules
        /// On which way.
        package let channel: Channel
        /// Where it stands.
        package let state: ConsentState
        /// Since when.
        package let since: Date

        /// Puts a line together.
        package init(purpose: PurposeRules, channel: Channel, state: ConsentState, since: Date) {
            self.purpose = purpose
            self.channel = channel
            self.state = state
            self.since = since
        }
    }

    /// All of it.
    package struct Sheet: Sendable {
        /// By purpose and channel.
        package let lines: [Line]

        /// Collects the lines.
        package init(lines: [Line]) { self.lines = lines }
    }

    let store: Store
    let reduce: ReduceConsents

    /// Works on this store.
    init(_ store: Store, reduce: ReduceConsents) {
        self.store = store
        self.reduce = reduce
    }

    /// What the holder of a link agreed to; no sheet for an unknown link, one whose time is over, and one of somebody who is
    /// gone.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func look(
        _ token: String, of tenant: String
    ) async throws -> (tenant: TenantRecord, sheet: Sheet?) {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let scope = store.scoped(to: .visitor(of: tenant.id))
        guard let link = try await scope.personLink(RandomToken.hash(of: token), .preferences) else {
            return (tenant, nil)
        }
        let purposes = try await store.purposes(of: tenant.id)
        let lines = try await scope.preferences(of: link.person).compactMap { found -> Line? in
            let consent = found.consent.consent
            return purposes.first { $0.code == consent.key.purpose }.map {
                Line(purpose: $0, channel: consent.key.channel, state: consent.state, since: consent.since)
            }
        }
        return (tenant, Sheet(lines: lines))
    }

    /// The same as a signed document to keep.
    ///
    /// - Throws: `Refusal` 404 where there is no such business, or nobody behind the link.
    package func receipt(_ token: String, of tenant: String) async throws -> [UInt8] {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let scope = store.scoped(to: .visitor(of: tenant.id))
        guard let link = try await scope.personLink(RandomToken.hash(of: token), .preferences) else {
            throw PublicTenant.missing
        }
        let purposes = try await store.purposes(of: tenant.id)
        let found = try await scope.preferences(of: link.person)
        let texts = try await scope.wordings(
            found.compactMap(\.consent.wording) + found.compactMap(\.proof?.noticeHash))
        let entries = found.compactMap { consent, proof -> ConsentReceipt.Entry? in
            guard let purpose = purposes.first(where: { $0.code == consent.consent.key.purpose }) else { return nil }
            return ConsentReceipt.Entry(
                consent: consent, purpose: purpose,
                wording: consent.wording.flatMap { texts[$0] } ?? proof?.statement,
                notice: proof?.noticeHash.flatMap { texts[$0] }, proof: proof)
        }
        return try ConsentReceipt.document(entries, of: link.person, tenant: tenant, store: store)
    }

    /// Takes purposes back, on every channel, and shows what is left.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func withdraw(
        _ purposes: [String], _ token: String, of tenant: String
    ) async throws -> (tenant: TenantRecord, sheet: Sheet?) {
        let record = try await PublicTenant.find(tenant, in: store)
        let visitor = Actor.visitor(of: record.id)
        let scope = store.scoped(to: visitor)
        guard let link = try await scope.personLink(RandomToken.hash(of: token), .preferences) else {
            return (record, nil)
        }
        let known = Set(try await store.purposes(of: record.id).map(\.code)).intersection(purposes)
        let source = record.locale == "en" ? "Page of preferences" : "Seite mit den Einwilligungen"
        do {
            try await reduce.purposes(known, of: link.person, source: source, by: visitor)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            // She was forgotten meanwhile: there is nothing left to take back.
        }
        let after = try await look(token, of: tenant)
        // Whoever was kept for this alone is gone with it.
        return (record, after.sheet ?? Sheet(lines: []))
    }
}

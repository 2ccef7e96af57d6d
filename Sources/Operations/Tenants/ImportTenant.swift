package import Domain
package import Foundation
import Ledger
package import Store
package import Vault

/// Takes in a tenant that another installation exported: everything sealed anew under new keys, every token made anew.
///
/// The archive is read twice, first to be sure of it, then to store it a piece at a time. The tenant stays suspended until it
/// is whole; cut off anywhere, the same archive goes on where it was.
package struct ImportTenant: Sendable {
    /// What the operator states.
    package struct Order: Sendable {
        /// The name in addresses; see ``TenantRecord/slug``.
        package let slug: String
        /// BLAKE2b-256 of the signed processor agreement with this operator, if there is one.
        package let agreementDigest: [UInt8]?
        /// Who may have signed the archive.
        package let trusted: SenderTrust

        /// Collects the operator's statement.
        package init(slug: String, agreementDigest: [UInt8]?, trusted: SenderTrust) {
            self.slug = slug
            self.agreementDigest = agreementDigest
            self.trusted = trusted
        }

        fileprivate var namesSender: Bool { if case .keys = trusted { true } else { false } }
    }

    /// An archive: how its bytes and the keys in it come to light.
    package struct Source {
        /// Begins to read it from its beginning.
        package let reader: () throws -> ZipReader
        /// Opens the keys of blocked addresses; nil where nobody can.
        package let keys: (_ sealed: [UInt8]) throws -> CarriedIndexKeys?

        /// Describes an archive.
        package init(reader: @escaping () throws -> ZipReader, keys: @escaping ([UInt8]) throws -> CarriedIndexKeys?) {
            self.reader = reader
            self.keys = keys
        }
    }

    /// What an archive brings.
    package struct Plan: Sendable {
        /// The tenant as it will stand.
        package let tenant: TenantRecord
        /// Records by set.
        package let records: [String: Int]
        /// Records without content.
        package let unreadable: Int
        /// When it was exported.
        package let exportedAt: String
        /// The key that signed it, hexadecimal.
        package let publicKey: String
        /// Names the archive.
        let transfer: UUID
        /// The keys of blocked addresses.
        let keys: CarriedIndexKeys?
        /// SHA-256 of every piece that was verified, so that nothing else is stored: 32 bytes for 200 records.
        let pieces: [[UInt8]]

        /// Records of all sets.
        package var total: Int { records.values.reduce(0, +) }
    }

    private let store: Store

    /// Works on this store, as the owner role; to store anything, with the keystore open for writing.
    package init(_ store: Store) { self.store = store }

    /// Verifies an archive whole; changes nothing.
    ///
    /// - Throws: ``TransferFlaw``; `Refusal` 409 `slug-taken` or `already-exists`, or naming `slug`.
    package func check(
        _ order: Order, _ source: Source, by actor: (UUID) -> Actor, progress: (_ done: Int) -> Void = { _ in }
    ) async throws -> Plan {
        try CreateTenant.checkSlug(order.slug)
        var tenant: TenantRecord?
        var keys: CarriedIndexKeys?
        var done = 0
        var pieces: [[UInt8]] = []
        let reading = TransferReading(
            reader: try source.reader(), sets: try await store.scoped(to: actor(UUID())).transferSets(),
            trusted: order.trusted)
        let outcome = try await reading.run(
            document: { tenant = try record($0, order) },
            keys: { keys = try source.keys($0) },
            piece: { _, _, lines, digest in
                pieces.append(digest)
                done += lines.count
                progress(done)
            })
        guard let tenant else { throw TransferFlaw(.formUnknown, "An export of a tenant begins with tenant.json.") }
        if let keys, keys.tenant != tenant.id {
            throw TransferFlaw(.damaged, "The keys belong to another tenant.", file: ExportTenant.keys)
        }
        let blocked = ["suppression", "suppression_lift"].reduce(0) { $0 + (outcome.records[$1] ?? 0) }
        guard keys != nil || blocked == 0 else {
            throw TransferFlaw(
                .identityMissing, "Blocked addresses need their key: --identity names the file that opens it.",
                file: ExportTenant.keys)
        }
        let plan = Plan(
            tenant: tenant, records: outcome.records, unreadable: outcome.unreadable,
            exportedAt: outcome.manifest.createdAt, publicKey: outcome.manifest.publicKey,
            transfer: outcome.manifest.transfer, keys: keys, pieces: pieces)
        try await refuseKnown(plan, by: actor)
        return plan
    }

    /// Takes in an archive that was checked, or goes on with one that was begun.
    ///
    /// - Returns: New invitations of its owners.
    /// - Throws: As ``check(_:_:by:progress:)``, and where the archive is another one now; `PostgresError`, `VaultError`. What was
    ///   reached stays, and the tenant suspended.
    package func callAsFunction(
        _ plan: Plan, _ order: Order, _ source: Source, by actor: (UUID) -> Actor,
        progress: (_ done: Int) -> Void = { _ in }
    ) async throws -> [Invitation] {
        let actor = actor(plan.tenant.id)
        let scope = store.scoped(to: actor)
        let progressed = try await scope.transferProgress(plan.transfer)
        if progressed?.isOpen != true {
            try store.vault.takeIn(plan.tenant.id, carrying: plan.keys)
            try Failpoint.hit("tenant-import.after-keys")
            if progressed == nil {
                try await scope.beginTransfer(
                    plan.transfer, of: plan.tenant, isSenderKnown: order.namesSender,
                    epoch: try store.vault.activeEpoch(plan.tenant.id),
                    indexes: try store.vault.indexKeys(plan.tenant.id))
            }
            try await fill(plan, order, source, in: scope, done: progressed?.pieces ?? 0, progress)
            try await refuseContradictions(plan, by: actor)
            // It may have been here before, and the node restored since: then the file knows nothing of who was erased here.
            guard try await !store.fence().isClosed else { throw StoreError.fenced }
            try await scope.endTransfer(plan.transfer)
        }
        // The ledger file learns of what was withdrawn, objected to, restricted and erased.
        _ = try await store.reconcileLedger()
        try Failpoint.hit("tenant-import.after-ledger")
        let invitations = try await invite(by: actor)
        try await scope.closeTransfer(plan.transfer)
        return invitations
    }

    /// Stores what is not stored yet, and vouches for it.
    private func fill(
        _ plan: Plan, _ order: Order, _ source: Source, in scope: TenantScope, done: Int64,
        _ progress: (_ done: Int) -> Void
    ) async throws {
        var number: Int64 = 0
        var count = 0
        var pieces = plan.pieces.makeIterator()
        let reading = TransferReading(
            reader: try source.reader(), sets: try await scope.transferSets(), trusted: order.trusted)
        let outcome = try await reading.run(
            document: { _ in }, keys: { _ in },
            piece: { set, file, lines, digest in
                guard pieces.next() == digest else { throw Self.changed(file) }
                count += lines.count
                if set.treatment == .stored {
                    number += 1
                    if number > done {
                        try await scope.store(lines, of: set, number: number, transfer: plan.transfer, file: file)
                    }
                }
                progress(count)
            })
        guard outcome.manifest.transfer == plan.transfer else { throw Self.changed(TransferManifest.name) }
        try await scope.vouchForTransfer(plan.transfer, from: number, done: done)
    }

    private static func changed(_ file: String) -> TransferFlaw {
        TransferFlaw(.damaged, "The file was changed while it was read.", file: file)
    }

    /// Refuses to open a tenant whose consents are not what their events, texts and commitments say: a signature shows who made
    /// the archive, not that what it says of anybody's word is true.
    ///
    /// - Throws: ``TransferFlaw`` `consents-contradict`. What could not be opened where it came from proves nothing and
    ///   permits nothing here either; it is counted in the archive, and as much of it is let in.
    private func refuseContradictions(_ plan: Plan, by actor: Actor) async throws {
        let report = try await store.scoped(to: actor).verifyConsents()
        guard report.findingCount > min(report.unreadableCount, plan.unreadable) else { return }
        let kinds = Set(report.findings.map(\.kind.rawValue)).sorted().joined(separator: ", ")
        throw TransferFlaw(
            .consentsContradict,
            "\(report.findingCount) consents or proofs contradict one another (\(kinds)); 'obhut consent verify' lists them."
        )
    }

    /// Links for the owners, whose passwords stayed where they were.
    private func invite(by actor: Actor) async throws -> [Invitation] {
        let scope = store.scoped(to: actor)
        var invitations: [Invitation] = []
        for member in try await scope.members() where member.role == .owner && member.state == .invited {
            let secret = RandomToken()
            let expiresAt = store.clock.now.addingTimeInterval(InviteMember.lifetime)
            try await scope.renewInvitation(
                of: member, invitation: secret.hash, expiresAt: expiresAt, isWrittenTo: false)
            invitations.append(Invitation(member: member.id, secret: secret.text, expiresAt: expiresAt))
        }
        return invitations
    }

    /// Refuses a tenant that is here, unless it is this very archive that was begun, and one that was destroyed here.
    private func refuseKnown(_ plan: Plan, by actor: (UUID) -> Actor) async throws {
        if try await store.node.destruction(plan.tenant.id) != nil {
            throw Refusal(
                .conflict, RefusalCode.alreadyExists, field: "input",
                rule: "This tenant was destroyed here; its number is never given out again.")
        }
        let known = try await store.node.tenants()
        if let here = known.first(where: { $0.id == plan.tenant.id }) {
            let progress = try await store.scoped(to: actor(plan.tenant.id)).transferProgress(plan.transfer)
            guard let progress, !progress.isDone else {
                throw Refusal(
                    .conflict, RefusalCode.alreadyExists, field: "input", rule: "This tenant is here already.")
            }
            guard here.slug == plan.tenant.slug else {
                throw Refusal(
                    .conflict, RefusalCode.alreadyExists, field: "slug",
                    rule: "This file was begun under another slug, and goes on under that one.")
            }
        } else if known.contains(where: { $0.slug == plan.tenant.slug }) {
            throw Refusal(.conflict, RefusalCode.slugTaken, field: "slug", rule: "Another tenant has this slug.")
        }
    }

    private func record(_ document: JSONObject, _ order: Order) throws(TransferFlaw) -> TenantRecord {
        let file = "tenant.json"
        guard document.string("schema") == ExportTenant.schema else {
            throw TransferFlaw(.formUnknown, "The form is not \(ExportTenant.schema).", file: file, field: "schema")
        }
        guard case .object(let tenant)? = document["tenant"] else {
            throw TransferFlaw(.recordInvalid, "An object is expected.", file: file, field: "tenant")
        }
        func text(_ name: String) throws(TransferFlaw) -> String {
            guard let text = tenant.string(name) else {
                throw TransferFlaw(.recordInvalid, "A text is expected.", file: file, field: name)
            }
            return text
        }
        guard let id = UUID(uuidString: try text("id")) else {
            throw TransferFlaw(.recordInvalid, "An id is expected.", file: file, field: "id")
        }
        guard let policy = TenantPolicy(rawValue: try text("policy")) else {
            throw TransferFlaw(.recordInvalid, "strict or lawful-basis.", file: file, field: "policy")
        }
        guard let createdAt = InternetTime.date(try text("createdAt")) else {
            throw TransferFlaw(.recordInvalid, "A moment is expected.", file: file, field: "createdAt")
        }
        let (country, locale) = (try text("country"), try text("locale"))
        guard StorageCountry(rawValue: country) != nil else {
            throw TransferFlaw(.recordInvalid, "One of the 31 countries.", file: file, field: "country")
        }
        guard ["de", "en"].contains(locale) else {
            throw TransferFlaw(.recordInvalid, "de or en.", file: file, field: "locale")
        }
        let stated = try text("name")
        guard let name = try? TextRule.clean(stated, maximum: 200, at: "name") else {
            throw TransferFlaw(
                .recordInvalid, "1 to 200 characters, none of them a control character.", file: file, field: "name")
        }
        return TenantRecord(
            id: id, slug: order.slug, name: name, country: country, locale: locale, policy: policy, isSuspended: true,
            agreementDigest: order.agreementDigest,
            agreementDue: order.agreementDigest == nil
                ? store.clock.now.addingTimeInterval(CreateTenant.provisional) : nil,
            createdAt: createdAt)
    }
}

package import Domain
import Foundation
package import Store
package import Vault

/// Hands over everything that is kept for a business, in an open form that is described in `TenantExport.md`: a ZIP archive
/// of record sets, made while it is written.
package struct ExportTenant: Sendable {
    /// What was handed over.
    package struct Outcome: Sendable, Equatable {
        /// Records by set.
        package var records: [String: Int] = [:]
        /// Records whose content nobody can open any more.
        package var unreadable = 0
    }

    /// The form of the archive.
    package static let schema = "obhut-tenant-1"
    /// The keys of blocked addresses, sealed: no other key leaves the keystore.
    static let keys = "keys/suppression.bundle"
    private let store: Store

    /// Works on this store, as the owner role.
    package init(_ store: Store) { self.store = store }

    /// Writes the archive.
    ///
    /// - Parameters:
    ///   - actor: Who answers for it, in the tenant.
    ///   - recipient: Who may open the keys of blocked addresses; the keeper of this keystore's recovery key where nobody is
    ///     named.
    ///   - sink: Given the bytes of the archive, in order.
    ///   - progress: Told of the records so far.
    /// - Returns: What was handed over.
    /// - Throws: `PostgresError`, `VaultError`, and what `sink` throws; what was written then is no archive.
    package func callAsFunction(
        by actor: Actor, for recipient: RecoveryRecipient? = nil, to sink: ([UInt8]) async throws -> Void,
        progress: (_ done: Int) -> Void = { _ in }
    ) async throws -> Outcome {
        let tenant = try await store.tenant(actor.tenant)
        let moment = store.clock.now
        let writer = try PackageWriter(createdAt: moment)
        try writer.file("tenant.json", Array(document(tenant, at: moment).text.utf8))
        try writer.file(Self.keys, try store.vault.carrySuppressionKeys(of: actor.tenant, to: recipient))
        var outcome = Outcome()
        var number = 0
        var name = ""
        var schemas = ["tenant.json": Self.schema]
        try await store.scoped(to: actor).exportRecords { piece in
            try Task.checkCancellation()
            switch piece {
            case .set(let set):
                number += 1
                name = set
                let file = "records/\(String(number + 1_000).dropFirst())-\(set).jsonl"
                schemas[file] = "\(Self.schema)/\(set)"
                outcome.records[set] = 0
                try writer.begin(file)
            case .records(let records, let unreadable):
                for record in records { try writer.put(record + "\n") }
                outcome.records[name, default: 0] += records.count
                outcome.unreadable += unreadable
                progress(outcome.records.values.reduce(0, +))
            }
            try await sink(writer.take())
        }
        let counts = CanonicalJSON.object([
            "records": .object(outcome.records.mapValues { .integer(Int64($0)) }),
            "unreadable": .integer(Int64(outcome.unreadable)),
        ])
        try writer.file("counts.json", Array(counts.text.utf8))
        try writer.finish(schemas: schemas, signedBy: store.vault.signingKey)
        try await sink(writer.take())
        return outcome
    }

    private func document(_ tenant: TenantRecord, at moment: Date) -> CanonicalJSON {
        .object([
            "schema": .string(Self.schema), "createdAt": .string(InternetTime.text(moment)),
            "node": .string(Hexadecimal.text(store.nodeID)),
            "tenant": .object([
                "id": .string(tenant.id.uuidString.lowercased()), "slug": .string(tenant.slug),
                "name": .string(tenant.name), "country": .string(tenant.country), "locale": .string(tenant.locale),
                "policy": .string(tenant.policy.rawValue),
                "agreementDigest": tenant.agreementDigest.map { .string(Hexadecimal.text($0)) } ?? .null,
                "createdAt": .string(InternetTime.text(tenant.createdAt)),
            ]),
            "leftOut": .object(ExportedLeavings.tables.mapValues { .string($0.rawValue) }),
        ])
    }
}

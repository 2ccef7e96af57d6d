import Domain
import Foundation
import Postgres

/// One e-mail address by its tokens: of the people who have it, and of what waits under it.
struct EmailTokens: Sendable {
    let subject: [[UInt8]]
    let pending: [[UInt8]]
}

/// Addresses that are one person's alone: what came from a shared one may be somebody else's.
extension TenantScope {
    /// The tokens, among what waits, of those addresses that nobody but `person` has.
    func ownTokens(
        of person: UUID, _ emails: [EmailTokens], _ transaction: PostgresTransaction
    ) async throws -> [[UInt8]] {
        guard !emails.isEmpty else { return [] }
        return try Self.own(emails, shared: try await transaction.query(shared(emails, with: person)))
    }

    /// The same, in a statement of its own.
    func ownTokens(of person: UUID, _ emails: [EmailTokens]) async throws -> [[UInt8]] {
        guard !emails.isEmpty else { return [] }
        return try Self.own(emails, shared: try await read(shared(emails, with: person)).first ?? [])
    }

    private func shared(_ emails: [EmailTokens], with person: UUID) -> PostgresQuery {
        """
        SELECT DISTINCT token FROM contact_point WHERE tenant_id = \(tenant) AND kind = 'email' AND person_id <> \(person)
            AND token = ANY (\(emails.flatMap(\.subject)))
        """
    }

    private static func own(_ emails: [EmailTokens], shared rows: [PostgresRow]) throws -> [[UInt8]] {
        let shared = Set(try rows.map { try $0.decode(column: 0, as: [UInt8].self) })
        return emails.filter { shared.isDisjoint(with: $0.subject) }.flatMap(\.pending)
    }
}

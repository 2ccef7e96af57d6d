import Domain
package import Foundation
import Postgres
import Vault

/// The tokens by which people and organisations are found: each must be the one of the address that lies sealed beside it.
extension KeyVerifier {
    private static let tokenPage = 500

    /// How many tokens a sample of people and organisations has.
    ///
    /// - Throws: ``DamagedRow`` where one of them is not the token of its address.
    package func countTokens(_ tenant: UUID, sample: Int) async throws -> Int {
        var report = KeyReport()
        for kind in SubjectKind.allCases {
            try await verifyTokens(of: kind, tenant, sample, &report)
            guard report.isSound else { throw DamagedRow(table: kind.table) }
        }
        return report.checked
    }

    func verifyTokens(
        of kind: SubjectKind, _ tenant: UUID, _ sample: Int?, _ report: inout KeyReport
    ) async throws {
        report.counts.append(KeyReport.Count(name: "\(kind.contactTable).token"))
        let start = sample == nil ? nil : UUID()
        let index = ContactIndex(vault: store.vault, tenant: tenant, region: try await store.tenant(tenant).country)
        let seen = try await walk(kind, index, from: start, to: nil, atMost: sample ?? .max, &report)
        guard let sample, seen < sample else { return }
        _ = try await walk(kind, index, from: nil, to: start, atMost: sample - seen, &report)
    }

    /// - Returns: How many records there were.
    private func walk(
        _ kind: SubjectKind, _ index: ContactIndex, from start: UUID?, to end: UUID?, atMost limit: Int,
        _ report: inout KeyReport
    ) async throws -> Int {
        var last = start
        var seen = 0
        while seen < limit {
            try Task.checkCancellation()
            let page = min(Self.tokenPage, limit - seen)
            let rows = try await read(kind.records(index.tenant, from: last, to: end, limit: page), index.tenant)
            for row in rows { try check(row, of: kind, index, &report) }
            seen += rows.count
            guard rows.count == page, let final = rows.last else { break }
            last = try final.decode(column: 0, as: UUID.self)
        }
        return seen
    }

    private func check(
        _ row: PostgresRow, of kind: SubjectKind, _ index: ContactIndex, _ report: inout KeyReport
    ) throws {
        let id = try row.decode(column: 0, as: UUID.self)
        let columns = kind == .person ? PersonColumns.count : OrganizationColumns.count
        let ids = try row.decode(column: columns, as: [UUID].self)
        let versions = try row.decode(column: columns + 1, as: [Int32].self)
        let tokens = try row.decode(column: columns + 2, as: [[UInt8]].self)
        let points: [ContactPoint]
        do {
            points = try kind.contacts(row, vault: VaultHandle(vault: store.vault, tenant: index.tenant)).points
        } catch  where DamagedRow.isMeant(by: error) {
            // That it does not open is found where the record itself is looked at.
            return
        }
        for (point, (version, token)) in zip(ids, zip(versions, tokens)) {
            report.note(
                try fault(token, version, of: points.first { $0.id == point }, index), at: Self.place(id, point))
        }
        // What no rule takes any more has no token.
        for point in points
        where !ids.contains(point.id) && (try? index.normalized(point.value, point.kind, field: "")) != nil {
            report.note(.keyMissing, at: Self.place(id, point.id))
        }
    }

    private func fault(
        _ token: [UInt8], _ version: Int32, of point: ContactPoint?, _ index: ContactIndex
    ) throws -> KeyReport.Finding.Code? {
        guard let point, let value = try? index.normalized(point.value, point.kind, field: "") else { return .damaged }
        do throws(VaultError) {
            let right = try index.token(value, .subject, version: UInt32(bitPattern: version))
            return right == token ? nil : .damaged
        } catch {
            guard error.code == .unknownIndexVersion else { throw error }
            return .unknownEpoch
        }
    }

    private static func place(_ subject: UUID, _ point: UUID) -> String {
        "\(subject.uuidString.lowercased())/\(point.uuidString.lowercased())"
    }
}

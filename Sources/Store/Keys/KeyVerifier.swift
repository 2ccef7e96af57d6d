import Domain
package import Foundation
import Postgres
import Vault

/// Opens what is sealed, to see that it opens: a sample of every sealed column, of the wrapped keys and of the tokens of
/// addresses, or all of them.
///
/// Each page is a statement of its own that sees rows and keys together, so it neither blocks anybody nor grows with the
/// data. What does not open is read once more: it may have been sealed anew, or its key turned, at this moment.
package struct KeyVerifier: Sendable {
    /// How many rows of a column a sample has.
    package static let sample = 500
    /// Keys opened at a time.
    private static let keyPage = 2_000
    let store: Store

    /// Verifies what this store holds.
    package init(_ store: Store) { self.store = store }

    /// Opens a sample of everything of a tenant.
    ///
    /// `sample`: How many rows of each column, drawn from a random place on; nil for all. `progress`: Told of the envelopes
    /// opened so far and of the share of the columns that are done.
    /// - Throws: `PostgresError`, or `VaultError` where the keystore cannot be read; what does not open is a finding.
    package func verify(
        _ tenant: UUID, sample: Int? = KeyVerifier.sample,
        progress: @Sendable (_ opened: Int, _ share: Double) -> Void = { _, _ in }
    ) async throws -> KeyReport {
        var report = KeyReport()
        let steps = Double(SealedColumn.all.count + 1 + SubjectKind.allCases.count)
        report.counts.append(KeyReport.Count(name: "wrapped_key.wrapped"))
        try await verifyKeys(tenant, sample, &report)
        for (done, column) in SealedColumn.all.enumerated() {
            progress(report.checked, Double(done + 1) / steps)
            report.counts.append(KeyReport.Count(name: column.name))
            try await verify(column, tenant, sample, &report)
        }
        for (done, kind) in SubjectKind.allCases.enumerated() {
            progress(report.checked, Double(SealedColumn.all.count + done + 1) / steps)
            try await verifyTokens(of: kind, tenant, sample, &report)
        }
        progress(report.checked, 1)
        return report
    }

    private func verify(
        _ column: SealedColumn, _ tenant: UUID, _ sample: Int?, _ report: inout KeyReport
    ) async throws {
        guard let sample else {
            _ = try await walk(column, tenant, from: nil, to: nil, atMost: .max, &report)
            return
        }
        let start = [UUID().uuidString] + column.position.dropFirst().map { Self.least($0.type) }
        let seen = try await walk(column, tenant, from: start, to: nil, atMost: sample, &report)
        if seen < sample { _ = try await walk(column, tenant, from: nil, to: start, atMost: sample - seen, &report) }
    }

    private static func least(_ type: PostgresQuery) -> String {
        "\(type)" == "uuid" ? "00000000-0000-0000-0000-000000000000" : "0"
    }

    /// - Returns: How many rows there were.
    private func walk(
        _ column: SealedColumn, _ tenant: UUID, from start: [String]?, to end: [String]?, atMost limit: Int,
        _ report: inout KeyReport
    ) async throws -> Int {
        var place = start
        var seen = 0
        while seen < limit {
            try Task.checkCancellation()
            let page = min(column.page, limit - seen)
            let rows = try await read(column.select(tenant, from: place, to: end, limit: page), tenant)
            for row in rows { try await check(SealedColumn.Cell(row), of: column, tenant, &report) }
            seen += rows.count
            guard rows.count == page, let last = rows.last else { break }
            place = try last.decode(column: 0)
        }
        return seen
    }

    private func check(
        _ cell: SealedColumn.Cell, of column: SealedColumn, _ tenant: UUID, _ report: inout KeyReport
    ) async throws {
        var cell = cell
        var code = try fault(cell, of: column, tenant)
        if code != nil {
            guard let row = try await read(column.select(tenant, at: cell.place), tenant).first else { return }
            cell = try SealedColumn.Cell(row)
            code = try fault(cell, of: column, tenant)
        }
        if code == .keyMissing, cell.isErased { return report.noteEnded() }
        report.note(code, at: cell.place.joined(separator: "/"))
    }

    /// Why an envelope does not open; nil where it does.
    private func fault(
        _ cell: SealedColumn.Cell, of column: SealedColumn, _ tenant: UUID
    ) throws -> KeyReport.Finding.Code? {
        guard let key = cell.key else { return .keyMissing }
        return try Self.fault {
            try VaultHandle(vault: store.vault, tenant: tenant).open(
                cell.sealed, under: key, in: column.compartment, column.number, row: cell.row, of: cell.subject,
                sealVersion: cell.sealVersion
            ) { _ in }
        }
    }

    private static func fault(_ open: () throws -> Void) throws -> KeyReport.Finding.Code? {
        do {
            try open()
            return nil
        } catch let error as VaultError {
            switch error.code {
            case .unknownEpoch: return .unknownEpoch
            case .tampered, .unsupportedVersion, .invalidInput: return .damaged
            default: throw error
            }
        }
    }

    func read(_ query: PostgresQuery, _ tenant: UUID) async throws -> [PostgresRow] {
        let enter: PostgresQuery = "SELECT set_config('app.tenant', \(tenant.uuidString), true)"
        return try await store.postgres.segment([enter, query], lane: .read).last ?? []
    }
}

/// The wrapped keys themselves.
extension KeyVerifier {
    private func verifyKeys(_ tenant: UUID, _ sample: Int?, _ report: inout KeyReport) async throws {
        guard let sample else {
            _ = try await walkKeys(tenant, "true", atMost: .max, &report)
            return
        }
        let start = UUID()
        let seen = try await walkKeys(tenant, "subject_id >= \(start)", atMost: sample, &report)
        if seen < sample {
            _ = try await walkKeys(tenant, "subject_id < \(start)", atMost: sample - seen, &report)
        }
    }

    private func walkKeys(
        _ tenant: UUID, _ condition: PostgresQuery, atMost limit: Int, _ report: inout KeyReport
    ) async throws -> Int {
        var bound: PostgresQuery = "true"
        var seen = 0
        while seen < limit {
            try Task.checkCancellation()
            let page = min(Self.keyPage, limit - seen)
            let rows = try await read(
                Self.keys(tenant, where: "\(fragment: condition) AND \(fragment: bound)", limit: page), tenant)
            let keys = try rows.map { try LockedKey($0) }
            for key in keys { try await check(key, tenant, &report) }
            seen += keys.count
            guard keys.count == page, let last = keys.last else { break }
            bound = last.position.precedesRow
        }
        return seen
    }

    private func check(_ key: LockedKey, _ tenant: UUID, _ report: inout KeyReport) async throws {
        let vault = VaultHandle(vault: store.vault, tenant: tenant)
        var code = try Self.fault { try vault.tryOut(key) }
        if code != nil {
            guard let row = try await read(Self.keys(tenant, where: key.position.isRow, limit: 1), tenant).first else {
                return
            }
            let again = try LockedKey(row)
            code = try Self.fault { try vault.tryOut(again) }
        }
        report.note(code, at: key.position.text)
    }

    private static func keys(_ tenant: UUID, where condition: PostgresQuery, limit: Int) -> PostgresQuery {
        """
        SELECT subject_id, compartment, term, generation, epoch, wrapped FROM wrapped_key
        WHERE tenant_id = \(tenant) AND \(fragment: condition)
        ORDER BY subject_id, compartment, term, generation LIMIT \(limit)
        """
    }
}

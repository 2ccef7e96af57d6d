import Domain
import Foundation
import Postgres
import Vault

/// Requests in and out of their table.
extension TenantScope {
    /// The request of a row of ``requests(_:seen:locking:)``.
    func storedRequest(_ row: PostgresRow) throws -> StoredRequest {
        let id = try row.decode(column: 0, as: UUID.self)
        let subject = try row.decode(column: 21, as: UUID?.self)
        let sealVersion = try row.decode(column: 20, as: Int64.self)
        var key: VaultHandle.WrappedKey?
        var detail: RequestDetail?
        if let sealed = try row.decode(column: 22, as: [UInt8]?.self),
            try row.decode(column: 23, as: Int32?.self) != nil
        {
            let found = try KeyColumns.key(row, from: 23)
            key = found
            detail = try vault.open(
                sealed, under: found, in: .evidence, .subjectRequest, row: id, of: id, sealVersion: sealVersion
            ) { try RequestDetail(decoding: $0) }
        }
        return StoredRequest(
            id: id, kind: try Self.code(row, 1, "kind"), state: try Self.code(row, 2, "state"),
            identity: try Self.code(row, 3, "identity"), person: try row.decode(column: 4, as: UUID?.self),
            receivedAt: try row.decode(column: 5, as: Date.self), dueOn: try Self.day(row, 6, "due_on"),
            alarmOn: try Self.day(row, 7, "alarm_on"), noticeOn: try Self.day(row, 8, "notice_on"),
            extendedBy: Int(try row.decode(column: 9, as: Int16.self)),
            extensionReason: try row.decode(column: 10, as: String?.self).flatMap(ExtensionReason.init(rawValue:)),
            refusal: try row.decode(column: 11, as: String?.self).flatMap(RequestRefusal.init(rawValue:)),
            refusedBy: try row.decode(column: 12, as: String?.self),
            linkExpiresAt: try row.decode(column: 14, as: Date?.self),
            linkHash: try row.decode(column: 13, as: [UInt8]?.self),
            packageExpiresAt: try row.decode(column: 16, as: Date?.self),
            packageHash: try row.decode(column: 15, as: [UInt8]?.self),
            downloads: Int(try row.decode(column: 17, as: Int32.self)),
            endedAt: try row.decode(column: 18, as: Date?.self),
            version: Int(try row.decode(column: 19, as: Int32.self)),
            detail: detail, sealVersion: sealVersion, subject: subject, key: key)
    }

    private static func code<Code: RawRepresentable>(
        _ row: PostgresRow, _ column: Int, _ name: String
    ) throws -> Code where Code.RawValue == String {
        guard let code = Code(rawValue: try row.decode(column: column, as: String.self)) else {
            throw StoreError.unknownCode(column: name)
        }
        return code
    }

    private static func day(_ row: PostgresRow, _ column: Int, _ name: String) throws -> CalendarDay {
        guard let day = CalendarDay(try row.decode(column: column, as: String.self)) else {
            throw StoreError.unknownCode(column: name)
        }
        return day
    }

    /// The statement that stores what changed of a request, and queues what follows; the caller has locked its row.
    func update(
        _ request: StoredRequest, before: StoredRequest, _ contact: ContactTokens?, _ action: String,
        queueing jobs: [JobKind]
    ) throws -> PostgresQuery {
        var seal: PostgresQuery = ""
        if let detail = request.detail, detail != before.detail, let key = request.key {
            let version = request.sealVersion + 1
            let sealed = try vault.seal(
                detail.encoded(), under: key, in: .evidence, .subjectRequest, row: request.id, of: request.id,
                sealVersion: version)
            seal = """
                , seal_version = \(version), sealed = \(sealed), contact_token = \(contact?.token),
                    index_version = \(contact?.version)
                """
        }
        let queued = jobs.enumerated().map { number, job -> PostgresQuery in
            let name: PostgresQuery = number == 0 ? "first_job" : "second_job"
            return ", \(fragment: name) AS (\(fragment: queue(job, reference: request.id, forEach: "changed")))"
        }.reduce("" as PostgresQuery) { "\(fragment: $0)\(fragment: $1)" }
        return """
            WITH changed AS (
                UPDATE subject_request SET state = \(request.state.rawValue), identity = \(request.identity.rawValue),
                    person_id = \(request.person), due_on = (\("\(request.dueOn)")::text)::date,
                    alarm_on = (\("\(request.alarmOn)")::text)::date, extended_by = \(Int64(request.extendedBy)),
                    extension_reason = \(request.extensionReason?.rawValue),
                    refusal_reason = \(request.refusal?.rawValue), refused_by = \(request.refusedBy),
                    link_hash = \(request.linkHash), link_expires_at = \(request.linkExpiresAt),
                    package_hash = \(request.packageHash), package_expires_at = \(request.packageExpiresAt),
                    downloads = \(Int64(request.downloads)), ended_at = \(request.endedAt), version = version + 1
                    \(fragment: seal)
                WHERE tenant_id = \(tenant) AND id = \(request.id) RETURNING *
            ), noted AS (
                \(fragment: audit(action, .subjectRequest, written: "changed r"))
            )\(fragment: queued)
            SELECT id FROM changed
            """
    }
}

import Domain
import Foundation
import Ledger
import Postgres
import Vault

/// Statements that store a piece of a set, everything sealed anew and every token made anew.
struct TransferInsert {
    /// What the log calls a row that it vouches for from here on.
    static let adoption = "row.adopt"

    private(set) var statements: [PostgresQuery] = []
    private let set: TransferSet
    private let tenant: UUID
    private let index: ContactIndex
    private let scope: TenantScope
    private let file: String

    init(
        _ drafts: [TransferSet.Draft], of set: TransferSet, keys: [UUID: VaultHandle.WrappedKey], scope: TenantScope,
        index: ContactIndex, file: String
    ) throws {
        self.set = set
        self.scope = scope
        self.index = index
        self.file = file
        tenant = scope.tenant
        var texts: [String] = []
        var extra: [String] = []
        for draft in drafts {
            do {
                var row = draft.row
                if let content = draft.content, let column = set.records.sealed, let key = keys[draft.subject] {
                    let sealed = try scope.vault.seal(
                        content, under: key, in: column.compartment, column.number, row: draft.id, of: draft.subject,
                        sealVersion: draft.sealVersion)
                    row.append(JSONObject.Member("\(column.column)", Self.bytes(sealed)))
                    extra = try addTokens(of: draft, content, to: &row)
                }
                texts.append(String(decoding: try JSONValue.object(JSONObject(row)).canonical(), as: UTF8.self))
            } catch let refusal as Refusal {
                throw TransferFlaw(
                    .recordRefused, refusal.rule ?? refusal.code, file: file, line: draft.line, field: refusal.field)
            } catch is RecordError {
                throw TransferFlaw(
                    .recordInvalid, "The record lacks a field it must have.", file: file, line: draft.line)
            }
        }
        insertRows("[\(texts.joined(separator: ","))]", extra)
    }

    private static func bytes(_ bytes: [UInt8]) -> JSONValue { .string("\\x" + Hexadecimal.text(bytes)) }

    private mutating func insertRows(_ rows: String, _ extra: [String]) {
        let names: PostgresQuery = .joined(
            set.written(extra).map { "\(identifier: $0)" }, separator: ", ")
        let insert: PostgresQuery = """
            INSERT INTO \(identifier: set.records.table) (tenant_id, \(fragment: names))
            SELECT \(tenant), \(fragment: names)
            FROM jsonb_populate_recordset(NULL::\(identifier: set.records.table), (\(rows)::text)::jsonb)
            """
        // Before the rows stand tokens that are in their digests, behind them what refers to them.
        guard let table = DigestedTable.all.first(where: { "\($0.name)" == set.name }) else {
            statements.insert(insert, at: 0)
            return
        }
        let noted = scope.audit(
            Self.adoption, table, written: "made r WHERE \(fragment: table.condition)")
        let written: PostgresQuery = "WITH made AS (\(fragment: insert) RETURNING *) \(fragment: noted)"
        if set.name == "import_row" { statements.append(written) } else { statements.insert(written, at: 0) }
    }

    /// Makes the tokens by which a record is found.
    ///
    /// - Returns: The columns of the row that they fill.
    private mutating func addTokens(
        of draft: TransferSet.Draft, _ content: [UInt8], to row: inout [JSONObject.Member]
    ) throws -> [String] {
        switch set.name {
        case "person":
            try addContacts(.person, of: draft.id, try PersonProfile(decoding: content).contactPoints)
        case "organization":
            try addContacts(.organization, of: draft.id, try OrganizationProfile(decoding: content).contactPoints)
        case "member":
            let token = try scope.loginToken(try MemberProfile(decoding: content).email)
            statements.append(
                "INSERT INTO login (token, tenant_id, member_id) VALUES (\(token), \(tenant), \(draft.id))")
        case "pending_signup":
            return try fill("address_token", with: try ConsentEventDetail(decoding: content).address, in: &row)
        case "subject_request":
            return try fill("contact_token", with: try RequestDetail(decoding: content).contact, in: &row)
        case "import_row":
            if case .string("quarantined")? = row.first(where: { $0.name == "outcome" })?.value {
                try addQuarantine(of: draft.id, try ImportRowRecord(decoding: content))
            }
        default: break
        }
        return []
    }

    private mutating func addContacts(_ kind: SubjectKind, of subject: UUID, _ points: [ContactPoint]) throws {
        let tokens = try ContactToken.all(points, index: index)
        guard !tokens.isEmpty else { return }
        let (table, column) = kind.contacts
        statements.append(
            """
            INSERT INTO \(fragment: table) (tenant_id, \(fragment: column), id, kind, index_version, token)
            SELECT \(tenant), \(subject), u.id, u.kind, u.version, u.token
            FROM unnest(\(tokens.map(\.id)), \(tokens.map(\.kind.rawValue)), \(tokens.map(\.version)),
                \(tokens.map(\.token))) AS u (id, kind, version, token)
            """)
    }

    /// A row that waits is found by whatever in it can be read as an address: rather one too many than one that an erasure
    /// misses.
    private mutating func addQuarantine(of subject: UUID, _ record: ImportRowRecord) throws {
        let cells = record.columns.map(\.value)
        let whole = cells.flatMap { cell in ContactPointKind.allCases.map { ContactPoint(kind: $0, value: cell) } }
        var tokens: [[UInt8]: Int32] = [:]
        for point in whole + QuarantinedContacts.found(in: cells) {
            guard let value = try? index.normalized(point.value, point.kind, field: "") else { continue }
            let (version, token) = try index.token(value, .pending)
            tokens[token] = version
        }
        statements.append(
            """
            INSERT INTO quarantine_token (tenant_id, subject_id, token, index_version)
            SELECT \(tenant), \(subject), u.token, u.version
            FROM unnest(\(Array(tokens.keys)), \(Array(tokens.values))) AS u (token, version)
            """)
    }

    private func fill(
        _ column: String, with address: String?, in row: inout [JSONObject.Member]
    ) throws -> [String] {
        row.removeAll { $0.name == "index_version" }
        guard let address else { return [column] }
        let value = try index.normalized(address, .email, field: "record")
        let (version, token) = try index.token(value, .pending)
        row.append(JSONObject.Member("index_version", .number(Double(version))))
        row.append(JSONObject.Member(column, Self.bytes(token)))
        return [column]
    }
}

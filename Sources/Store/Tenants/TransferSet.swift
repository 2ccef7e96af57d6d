package import Domain
import Foundation
import Ledger
import Postgres

/// How the records of one set become rows again.
package struct TransferSet: Sendable {
    /// What becomes of a set.
    package enum Treatment: Sendable {
        /// Its rows are stored.
        case stored
        /// Its rows are made anew from others: tokens of addresses.
        case derived
        /// It stays in the file, as proof: another installation's chain cannot go on here.
        case proof
    }

    /// One row about to be stored.
    struct Draft: Sendable {
        /// The line it stands in.
        var line: Int
        var row: [JSONObject.Member]
        /// What is sealed; nil where nothing is.
        var content: [UInt8]?
        var subject = UUID()
        var id = UUID()
        var sealVersion: Int64 = 1
    }

    /// A column that a line may name.
    struct Column: Sendable {
        let identifier: PostgresIdentifier
        let isRequired: Bool
    }

    let records: RecordSet
    let columns: [String: Column]

    /// The table's name, which is that of the set.
    package var name: String { records.table.name }

    /// What becomes of its rows.
    package var treatment: Treatment {
        switch name {
        case "contact_point", "organization_contact_point": .derived
        case "block", "stream": .proof
        default: .stored
        }
    }

    /// Columns of the other installation's own counting: their values stay behind.
    private var renewed: Set<String> {
        switch name {
        case "audit_entry": ["xid", "change", "digest"]
        case "read_entry", "event_slot": ["xid"]
        case "erasure": ["xid", "epoch"]
        default: []
        }
    }

    /// What the database fills in instead. The order of changes it does not: entries without one are older than all that
    /// have one, so what vouches for a row here counts, whenever it was written.
    private static let filled: Set<String> = ["xid"]

    /// The columns that are written, in one order.
    func written(_ extra: [String] = []) -> [PostgresIdentifier] {
        let left = renewed.intersection(Self.filled).union(records.hidden)
        var names = columns.keys.filter { !left.contains($0) }
        if let column = records.sealed { names.append("\(column.column)") }
        return (names + extra).sorted().compactMap { columns[$0]?.identifier }
    }

    /// Reads a line as a row.
    ///
    /// - Throws: ``TransferFlaw`` naming the column or field.
    func draft(_ line: TransferLine) throws(TransferFlaw) -> Draft? {
        for member in line.row.members where columns[member.name] == nil || records.hidden.contains(member.name) {
            throw TransferFlaw(.unknownName, "The table has no such column.", field: TransferRecord.plain(member.name))
        }
        if name == "job", let kind = line.row.string("kind"), !Self.kinds.contains(kind) { return nil }
        var draft = Draft(
            line: line.number, row: adapted(line.row.members.filter { !renewed.contains($0.name) }))
        guard let sealed = records.sealed else {
            guard line.record == nil, !line.isUnreadable else {
                throw TransferFlaw(.recordInvalid, "This set has no records besides its rows.", field: "record")
            }
            return draft
        }
        guard line.record != nil || line.isUnreadable else { return draft }
        draft.content = try content(line)
        guard draft.content != nil else { return draft }
        draft.subject = try id(sealed.subject, line.row)
        draft.id = try id(sealed.row, line.row)
        let version = "\(sealed.version)"
        if version.hasPrefix("r.") {
            guard case .number(let number)? = line.row[String(version.dropFirst(2))],
                let exact = Int64(exactly: number)
            else { throw TransferFlaw(.recordInvalid, "A number is expected.", field: String(version.dropFirst(2))) }
            draft.sealVersion = exact
        }
        return draft
    }

    /// Refuses a line that cannot be taken in, as far as it can be told without the others.
    ///
    /// - Throws: As ``draft(_:)``.
    package func check(_ line: TransferLine) throws(TransferFlaw) { _ = try draft(line) }

    private func content(_ line: TransferLine) throws(TransferFlaw) -> [UInt8]? {
        guard let record = line.record else {
            // What nobody can open stays what nobody can read; where there has to be something, an empty record.
            let column = records.sealed.map { "\($0.column)" } ?? ""
            return columns[column]?.isRequired == true ? [RecordLimits.format] : nil
        }
        if let kind = records.kind(outcome: line.row.string("outcome")) {
            return try TransferRecord.bytes(record, as: kind)
        }
        guard case .string(let text) = record, let bytes = Hexadecimal.bytes(text) else {
            throw TransferFlaw(.recordInvalid, "Hexadecimal is expected.", field: "record")
        }
        return bytes
    }

    /// The id in a column such as `r.subject_id`.
    private func id(_ column: PostgresQuery, _ row: JSONObject) throws(TransferFlaw) -> UUID {
        let name = String("\(column)".dropFirst(2))
        guard let id = row.string(name).flatMap(UUID.init(uuidString:)) else {
            throw TransferFlaw(.recordInvalid, "An id is expected.", field: name)
        }
        return id
    }

    /// Work that goes on here. Webhooks and campaigns do not go on by themselves, and links of members are gone.
    private static let kinds: Set<String> = Set(
        [
            JobKind.confirmationMail, .requestMail, .requestPackageMail, .requestAnswerMail, .requestEffect,
            .erasureDue,
        ].map(\.rawValue))

    /// What must not go on by itself in two places, and who has to come in anew.
    private func adapted(_ row: [JSONObject.Member]) -> [JSONObject.Member] {
        func changed(_ column: String, _ from: String, to state: String) -> [JSONObject.Member] {
            row.map { member in
                guard member.name == column, case .string(from) = member.value else { return member }
                return JSONObject.Member(column, .string(state))
            }
        }
        return switch name {
        case "member": changed("state", "active", to: "invited")
        case "campaign": changed("state", "sending", to: "paused")
        case "import_batch": changed("state", "running", to: "failed")
        case "webhook": changed("state", "active", to: "paused")
        case "webhook_delivery": changed("state", "waiting", to: "failed")
        // What was left to reach of its levels was left to reach where she was kept.
        case "erasure": changed("state", "erased", to: "complete")
        case "job": row.filter { $0.name != "claimed_until" }
        default: row
        }
    }
}

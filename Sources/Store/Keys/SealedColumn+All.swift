package import Domain
import Postgres

extension SealedColumn {
    /// Every column of sealed bytes.
    static let all = [
        SealedColumn(number: .person, relation: "person", growth: .version),
        SealedColumn(
            number: .processingGround, relation: "processing_ground", subject: "r.subject_id", growth: .sealVersion),
        SealedColumn(number: .organization, relation: "organization"),
        SealedColumn(number: .employment, relation: "employment", subject: "r.person_id", growth: .version),
        SealedColumn(number: .activity, relation: "activity", subject: "r.subject_id", growth: .version),
        SealedColumn(number: .member, relation: "member"),
        SealedColumn(number: .memberPassword, relation: "member", column: "sealed_password"),
        SealedColumn(
            number: .secondFactor, relation: "second_factor", row: "r.member_id", subject: "r.member_id",
            position: [Part(column: "r.member_id", type: "uuid")]),
        SealedColumn(number: .listView, relation: "list_view", subject: "r.member_id"),
        SealedColumn(
            number: .importRow, relation: "import_row", row: "r.subject_id", subject: "r.subject_id",
            position: [Part(column: "r.batch_id", type: "uuid"), Part(column: "r.row_number", type: "bigint")]),
        SealedColumn(number: .importFile, relation: "import_file"),
        // A piece stands at its number.
        SealedColumn(
            number: .importFileChunk, relation: "import_file_chunk", row: "r.file_id", subject: "r.file_id",
            version: "r.number",
            position: [Part(column: "r.file_id", type: "uuid"), Part(column: "r.number", type: "integer")], page: 8),
        // Proof is sealed once and never again.
        SealedColumn(
            number: .consentEvent, relation: "consent_event", compartment: .evidence, subject: "r.subject_id",
            version: "1"),
        SealedColumn(
            number: .reduction, relation: "reduction", compartment: .evidence, subject: "r.subject_id", version: "1"),
        // In the order of the one index that begins with a random value.
        SealedColumn(
            number: .eventSlot, relation: "event_slot", compartment: .evidence, subject: "r.subject_id", version: "1",
            position: [Part(column: "r.subject_id", type: "uuid"), .id], condition: "r.subject_id IS NOT NULL"),
        SealedColumn(number: .pendingSignup, relation: "pending_signup", compartment: .evidence),
        SealedColumn(number: .subjectRequest, relation: "subject_request", compartment: .evidence),
    ]
}

/// Which columns hold sealed bytes, for whoever compares that with the catalogue.
package enum SealedColumns {
    /// The compartment of each, by `table.column`.
    package static var compartments: [String: Compartment] {
        Dictionary(uniqueKeysWithValues: SealedColumn.all.map { ($0.name, $0.compartment) })
    }
}

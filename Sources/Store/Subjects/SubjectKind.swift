package import Domain
import Postgres

/// Whom a business keeps data of: what people and organisations have in common differs by this.
package enum SubjectKind: String, Sendable, CaseIterable {
    /// A natural person.
    case person
    /// An organisation; behind a sole trader stands a natural person.
    case organization

    /// The number of the table its record lies in.
    var table: TableNumber {
        switch self {
        case .person: .person
        case .organization: .organization
        }
    }

    /// The table of its record.
    var record: PostgresQuery {
        switch self {
        case .person: "person"
        case .organization: "organization"
        }
    }

    /// The kind of its sealed record.
    package var recordKind: RecordKind {
        switch self {
        case .person: .person
        case .organization: .organization
        }
    }

    /// The table of its contact tokens, and the column of that table that names it.
    var contacts: (table: PostgresQuery, column: PostgresQuery) {
        switch self {
        case .person: ("contact_point", "person_id")
        case .organization: ("organization_contact_point", "organization_id")
        }
    }

    /// The name of the table of its contact tokens, for plans.
    var contactTable: String {
        switch self {
        case .person: "contact_point"
        case .organization: "organization_contact_point"
        }
    }

    /// What is answered where there is none: foreign, erased or never there.
    var missing: Refusal {
        switch self {
        case .person: Refusal(.notFound, RefusalCode.notFound, rule: "There is no such person.")
        case .organization: Refusal(.notFound, RefusalCode.notFound, rule: "There is no such organisation.")
        }
    }
}

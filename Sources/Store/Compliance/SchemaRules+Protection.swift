extension SchemaRules {
    /// A trigger that must stand: what it calls, and when it fires.
    private struct Guard {
        let table: String
        let function: String
        let events: Int32

        init(_ table: String, _ function: String, _ events: Int32) {
            self.table = table
            self.function = function
            self.events = events
        }
    }

    private static let insert: Int32 = 4
    private static let delete: Int32 = 8
    private static let update: Int32 = 16
    private static let truncate: Int32 = 32

    /// Tables whose rows are written once.
    static let appendOnlyTables: Set = [
        "wording", "purpose_text", "consent_event", "reduction", "audit_entry", "read_entry", "block",
        "erasure_receipt", "subscription_form_version",
    ]

    private static let guards: [Guard] =
        appendOnlyTables.sorted().flatMap { table in
            [Guard(table, "refuse_change", update | delete), Guard(table, "refuse_change", truncate)]
        } + [
            Guard("event_slot", "keep_slot", update), Guard("event_slot", "refuse_change", delete),
            Guard("event_slot", "refuse_change", truncate), Guard("subject", "keep_erased", update),
            Guard("subject", "refuse_change", delete), Guard("wrapped_key", "refuse_key_of_erased", insert),
            Guard("processing_ground", "keep_ground_period", update),
            Guard("contact_point", "require_index_version", insert),
            Guard("organization_contact_point", "require_index_version", insert),
            Guard("quarantine_token", "require_index_version", insert),
            Guard("pending_signup", "require_index_version", insert),
            Guard("subject_request", "require_index_version", insert),
            Guard("subject_request", "require_index_version", update),
            Guard("suppression", "require_index_version", insert),
        ]

    /// Every trigger that keeps proof from being changed stands and fires.
    static func appendOnly(_ facts: SchemaFacts) -> [SchemaFinding] {
        guards.compactMap { expected in
            let triggers = facts[expected.table]?.triggers ?? []
            let stands = triggers.contains {
                $0.function == expected.function && $0.isEnabled && $0.kind & expected.events == expected.events
            }
            return stands
                ? nil : SchemaFinding(.appendOnly, expected.table, "trigger \(expected.function) is missing or off")
        }
    }

    /// Nobody holds more than the migrations give.
    static func grants(_ table: SchemaFacts.Table) -> [SchemaFinding] {
        table.grants.sorted {
            ($0.grantee, $0.privilege, $0.column ?? "") < ($1.grantee, $1.privilege, $1.column ?? "")
        }
        .compactMap { grant in
            guard grant.grantee != table.owner, !isAllowed(grant, on: table) else { return nil }
            let place = grant.column.map { " of column \($0)" } ?? ""
            return SchemaFinding(.grants, table.name, "\(grant.grantee) may \(grant.privilege)\(place)")
        }
    }

    private static func isAllowed(_ grant: SchemaFacts.Grant, on table: SchemaFacts.Table) -> Bool {
        switch grant.grantee {
        case audit, backup: return grant.privilege == "SELECT" && grant.column == nil
        case runtime: break
        default: return false
        }
        switch grant.privilege {
        case "SELECT": return true
        case "INSERT": return !nodeTables.contains(table.name)
        case "DELETE":
            return !nodeTables.contains(table.name) && !appendOnlyTables.contains(table.name)
                && table.name != "event_slot"
        // Never of a whole table: what may change is named column by column.
        case "UPDATE":
            return grant.column != nil && !appendOnlyTables.contains(table.name) && grant.column != tenantColumn
        default: return false
        }
    }
}

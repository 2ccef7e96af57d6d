package import Domain

/// Judges the facts of a database: roles, row-level security, keys, triggers, rights and the catalogue.
package enum SchemaRules {
    /// Everything that is not as it must be, in the order of the checks; `columns` are those the catalogue declares.
    package static func findings(
        in facts: SchemaFacts, catalogue columns: [CatalogueColumn] = Catalogue.columns
    ) -> [SchemaFinding] {
        roles(facts) + ownership(facts) + facts.tables.flatMap(rowSecurity) + facts.tables.flatMap(keys)
            + facts.tables.flatMap(indexes) + appendOnly(facts) + facts.tables.flatMap(grants)
            + catalogue(facts, columns)
    }

    static let owner = "obhut_owner"
    static let runtime = "obhut_runtime"
    static let audit = "obhut_audit"
    static let backup = "obhut_backup"
    static let tenantColumn = "tenant_id"
    /// Tables of the whole node; no personal value stands in them.
    static let nodeTables: Set = ["installation", "tenant", "policy_parameter", "schema_migration", "destruction"]
    /// Workers claim jobs before they know the tenant; no personal value stands there.
    static let unscopedTables: Set = ["job"]
    /// Tables in which a credential is looked up by its hash before the tenant is known, and that column.
    static let credentialTables = [
        "login": "token", "session": "secret_hash", "api_token": "secret_hash", "member_link": "secret_hash",
    ]

    static func isTenantTable(_ table: SchemaFacts.Table) -> Bool {
        table.columns.contains(tenantColumn)
    }

    private static func roles(_ facts: SchemaFacts) -> [SchemaFinding] {
        [owner, runtime, audit, backup].flatMap { name -> [SchemaFinding] in
            guard let role = facts.roles.first(where: { $0.name == name }) else {
                return [SchemaFinding(.roles, name, "the role is missing")]
            }
            var problems: [String] = []
            if role.isSuperuser { problems.append("is a superuser") }
            if role.bypassesRowSecurity, name != backup { problems.append("passes row-level security") }
            if role.createsRoles { problems.append("may make roles") }
            if role.createsDatabases { problems.append("may make databases") }
            if role.replicates, name != backup { problems.append("may copy the cluster") }
            problems += role.memberOf.map { "holds the rights of \($0)" }
            return problems.map { SchemaFinding(.roles, name, $0) }
        }
    }

    private static func ownership(_ facts: SchemaFacts) -> [SchemaFinding] {
        facts.tables.filter { $0.owner != owner }
            .map { SchemaFinding(.ownership, $0.name, "belongs to \($0.owner), not to \(owner)") }
            + facts.foreignOwners.sorted { $0.key < $1.key }
            .map { SchemaFinding(.ownership, $0.key, "owns \($0.value) objects") }
            + facts.creators.sorted { $0.key < $1.key }
            .map { SchemaFinding(.ownership, $0.key, "may create in the \($0.value.joined(separator: " and "))") }
            + facts.definerFunctions.map { SchemaFinding(.ownership, $0, "runs with the rights of its owner") }
    }

    private static func keys(_ table: SchemaFacts.Table) -> [SchemaFinding] {
        guard isTenantTable(table) else { return [] }
        let credential = credentialTables[table.name]
        let unique = table.uniqueKeys.filter { key in
            !key.columns.contains(tenantColumn) && !(credential != nil && key.columns == [credential])
        }
        let foreign = table.foreignKeys.filter { !$0.columns.contains(tenantColumn) }
        return unique.map { SchemaFinding(.keys, table.name, "unique \($0.name) lacks the tenant") }
            + foreign.map { SchemaFinding(.keys, table.name, "foreign key \($0.name) lacks the tenant") }
    }

    /// Every foreign key to a subject has an index that starts with its columns: PostgreSQL looks for rows that refer to a
    /// subject once for each that goes.
    private static func indexes(_ table: SchemaFacts.Table) -> [SchemaFinding] {
        table.foreignKeys.filter { $0.references == "subject" }
            .filter { key in !table.indexes.contains { finds(key, $0) } }
            .map { SchemaFinding(.indexes, table.name, "foreign key \($0.name) has no index of its own") }
    }

    /// Whether the index leads to all rows that refer to one through the key; rows without a reference may be missing in it.
    private static func finds(_ key: SchemaFacts.Key, _ index: SchemaFacts.Index) -> Bool {
        let isWhole = index.condition.map { condition in key.columns.contains { condition == "(\($0) IS NOT NULL)" } }
        return isWhole ?? true && Set(index.columns.prefix(key.columns.count)) == Set(key.columns)
    }

    private static func catalogue(_ facts: SchemaFacts, _ columns: [CatalogueColumn]) -> [SchemaFinding] {
        let declared = Set(columns.map { "\($0.table).\($0.column)" })
        let existing = Set(
            facts.tables.flatMap { table in table.columns.map { "\(table.name).\($0)" } })
        return existing.subtracting(declared).sorted()
            .map { SchemaFinding(.catalogue, $0, "stands in the database but not in the catalogue") }
            + declared.subtracting(existing).sorted()
            .map { SchemaFinding(.catalogue, $0, "stands in the catalogue but not in the database") }
    }
}

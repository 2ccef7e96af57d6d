extension SchemaRules {
    /// Row-level security is on, forced, and consists of the one policy that compares the tenant.
    static func rowSecurity(_ table: SchemaFacts.Table) -> [SchemaFinding] {
        func finding(_ problem: String) -> SchemaFinding { SchemaFinding(.rowSecurity, table.name, problem) }
        guard isTenantTable(table) else {
            return nodeTables.contains(table.name)
                ? [] : [finding("has no tenant and is not among the tables of the node")]
        }
        if unscopedTables.contains(table.name) { return [] }
        var findings: [SchemaFinding] = []
        if !table.hasRowSecurity { findings.append(finding("row-level security is off")) }
        if !table.forcesRowSecurity { findings.append(finding("row-level security does not bind the owner")) }
        guard table.policies.count == 1, let policy = table.policies.first else {
            return findings + [finding("has \(table.policies.count) policies instead of one")]
        }
        if !policy.isPermissive || policy.command != "*" || !policy.isForEverybody {
            findings.append(finding("policy \(policy.name) does not hold for every role and command"))
        }
        if policy.using != expected(for: table.name) {
            findings.append(finding("policy \(policy.name) shows other rows than the tenant's"))
        }
        if policy.check != tenantExpression {
            findings.append(finding("policy \(policy.name) lets rows of another tenant in"))
        }
        return findings
    }

    private static func expected(for table: String) -> String {
        guard let column = credentialTables[table] else { return tenantExpression }
        return
            "((\(column) = decode(NULLIF(current_setting('app.credential'::text, true), ''::text), 'hex'::text)) OR \(tenantExpression))"
    }

    /// As PostgreSQL prints what the migrations say.
    private static let tenantExpression =
        "(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)"
}

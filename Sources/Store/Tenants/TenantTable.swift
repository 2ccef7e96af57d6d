import Postgres

/// A table that holds rows of tenants, as the database names it.
package struct TenantTable: Sendable {
    let identifier: PostgresIdentifier
}

/// The roles of a test cluster; the raw value is the name in PostgreSQL.
package enum TestRole: String, Sendable, CaseIterable {
    /// What `obhutd` uses: owns nothing, cannot pass row-level security.
    case runtime = "obhut_runtime"
    /// What `obhut` and migrations use.
    case owner = "obhut_owner"
    case audit = "obhut_audit"
    /// Reads everything, row-level security or not.
    case backup = "obhut_backup"
    case superuser = "postgres"
}

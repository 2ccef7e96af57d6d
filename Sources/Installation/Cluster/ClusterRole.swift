/// A database role of the embedded cluster.
package enum ClusterRole: String, Sendable, CaseIterable {
    /// Made by `initdb`; makes the other roles and the database, orders checkpoints, and is used for nothing else.
    case superuser = "obhut_superuser"
    /// Owns the schema; `obhut` works with it.
    case owner = "obhut_owner"
    /// Owns nothing and cannot pass row-level security; `obhutd` works with it.
    case runtime = "obhut_runtime"
    /// Reads audit tables.
    case audit = "obhut_audit"
    /// Reads everything for a backup.
    case backup = "obhut_backup"
}

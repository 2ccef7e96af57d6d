/// Names for the SQLSTATEs that callers act on (PostgreSQL manual, appendix A).
extension PostgresError {
    /// A row with this key is there already; see `constraint`.
    package var isUniqueViolation: Bool { sqlState == "23505" }
    /// A row refers to one that is missing, or is referred to; see `constraint`.
    package var isForeignKeyViolation: Bool { sqlState == "23503" }
    /// A CHECK constraint says no; see `constraint`.
    package var isCheckViolation: Bool { sqlState == "23514" }
    /// A column that needs a value got none; see `column`.
    package var isNotNullViolation: Bool { sqlState == "23502" }
    /// Concurrent serializable or repeatable-read transactions contradict.
    package var isSerializationFailure: Bool { sqlState == "40001" }
    /// `lock_timeout` ran out, or `NOWAIT` found the row locked.
    package var isLockNotAvailable: Bool { sqlState == "55P03" }
    /// Two transactions waited for each other.
    package var isDeadlock: Bool { sqlState == "40P01" }
    /// `statement_timeout` ran out, or a cancel request arrived.
    package var isQueryCanceled: Bool { sqlState == "57014" }
    /// Missing grant, or a row that row-level security does not let in.
    package var isInsufficientPrivilege: Bool { sqlState == "42501" }
    /// A table that does not exist.
    package var isUndefinedTable: Bool { sqlState == "42P01" }
    /// A column that does not exist.
    package var isUndefinedColumn: Bool { sqlState == "42703" }
    /// A write in a read-only transaction or on a standby.
    package var isReadOnlyTransaction: Bool { sqlState == "25006" }

    /// True when the database could not be reached or had no room: what HTTP answers with 503.
    package var isUnavailability: Bool {
        if code == .unavailable || code == .poolExhausted { return true }
        guard let sqlState else { return false }
        return sqlState.hasPrefix("53") || sqlState.hasPrefix("57P")
    }

    /// True when the server has answered and will not let us in: trying again soon is of no use. libpq tells no SQLSTATE
    /// here; on a server that speaks another language a starting one counts as final, which only saves the waiting.
    var isFinalRefusal: Bool {
        guard let reason, reason.contains("FATAL:") else { return false }
        return !reason.contains("the database system is") && !reason.contains("too many")
    }

    /// The same for a caller to whom the lost statement did not matter.
    var asUnavailable: PostgresError { PostgresError(.unavailable, sqlState: sqlState, reason: reason) }

    /// A prepared statement the server no longer knows, or whose result changed shape: prepare again.
    var isStaleStatement: Bool {
        sqlState == "26000" || (sqlState == "0A000" && routine == "RevalidateCachedQuery")
    }
}

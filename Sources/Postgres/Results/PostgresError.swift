/// What went wrong between Obhut and PostgreSQL.
///
/// Holds codes and names of schema objects only. The server's message, detail and hint can repeat values of a row and are
/// dropped where they arrive.
package struct PostgresError: Error, Sendable, Equatable {
    /// The kind of failure; open, so that adding one breaks nobody.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        /// No connection; nothing was sent, or it was certainly rolled back.
        package static let unavailable = Code("unavailable")
        /// The connection broke after a write was sent: it may or may not have been committed.
        package static let outcomeUnknown = Code("outcome-unknown")
        /// Every connection, or the whole queue of a lane, is in use.
        package static let poolExhausted = Code("pool-exhausted")
        /// PostgreSQL answered with an error; see `sqlState`. The segment was rolled back.
        package static let server = Code("server")
        /// A column does not hold what was asked for.
        package static let decoding = Code("decoding")
        /// A value or name that PostgreSQL cannot hold; nothing was sent.
        package static let encoding = Code("encoding")
        /// A statement ran into its time limit and was rolled back.
        package static let timeout = Code("timeout")
        /// The calling task was cancelled. On a lane the statements may still have taken effect.
        package static let cancelled = Code("cancelled")
        /// Client or server did something the protocol forbids here.
        package static let protocolViolation = Code("protocol-violation")
        /// The migration files and the database disagree.
        package static let migration = Code("migration")

        /// The name of the code in kebab case, fit for logs and metrics.
        package let description: String

        private init(_ description: String) {
            self.description = description
        }
    }

    /// What kind of failure it is.
    package let code: Code
    /// The five-character SQLSTATE of a `.server` or `.timeout` error.
    package let sqlState: String?
    /// Name of the violated constraint.
    package let constraint: String?
    /// Name of the table the error is about.
    package let table: String?
    /// Name of the column the error is about.
    package let column: String?
    /// Name of the function inside PostgreSQL that raised the error.
    package let routine: String?
    /// Character offset in the statement, counted from 1, of a syntax error and its like.
    package let position: Int?
    /// Our own words, or libpq's about a failed connection; never about a row.
    package let reason: String?

    init(
        _ code: Code, sqlState: String? = nil, constraint: String? = nil, table: String? = nil, column: String? = nil,
        routine: String? = nil, position: Int? = nil, reason: String? = nil
    ) {
        self.code = code
        self.sqlState = sqlState
        self.constraint = constraint
        self.table = table
        self.column = column
        self.routine = routine
        self.position = position
        self.reason = reason
    }

    static func decoding(_ reason: String) -> PostgresError {
        PostgresError(.decoding, reason: reason)
    }
}

extension PostgresError: CustomStringConvertible {
    /// Codes and schema names; never a value of a row.
    package var description: String {
        var text = "PostgreSQL: \(code)"
        if let sqlState { text += " \(sqlState)" }
        if let constraint { text += ", constraint \(constraint)" }
        if let table { text += ", table \(table)" }
        if let column { text += ", column \(column)" }
        if let routine { text += ", in \(routine)" }
        if let position { text += ", at \(position)" }
        if let reason { text += ": \(reason)" }
        return text
    }
}

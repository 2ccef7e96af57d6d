/// Where the database is and how much of it one client may use.
package struct PostgresConfiguration: Sendable {
    /// A libpq URI or keyword string; several hosts and `target_session_attrs` are libpq's to follow.
    package var connectionString: String
    /// Shows in `pg_stat_activity`.
    package var applicationName: String
    /// Connections for transactions, sessions, COPY and LISTEN.
    package var poolSize = 8
    /// Shared connections for segments that read.
    package var readLanes = 2
    /// Shared connections for segments that write.
    package var writeLanes = 2
    /// Segments on the wire of one lane at a time.
    package var laneDepth = 32
    /// Segments that may wait for or be on one lane; the next one is refused with `.poolExhausted`.
    package var laneCapacity = 1024
    /// How long a caller waits for a connection of the pool, for a lane to be connected, or in the queue of a lane.
    package var acquireTimeout: Duration = .seconds(2)
    /// Limit of a statement in a segment; a server silent for five seconds more counts as gone.
    package var statementTimeout: Duration = .seconds(10)
    /// How long a statement on a lane waits for a lock before the segment moves to a connection of its own.
    package var lockTimeout: Duration = .milliseconds(200)
    /// How long a statement waits for a lock in a transaction, or in a segment that has moved.
    package var patientLockTimeout: Duration = .seconds(3)
    /// Limit of a statement, and of a pause between two, in a transaction.
    package var transactionTimeout: Duration = .seconds(30)
    /// Statements kept prepared per connection.
    package var statementCacheSize = 256
    /// A pooled connection that nobody used for this long is closed.
    package var idleTimeout: Duration = .seconds(60)

    /// Default limits for one database.
    package init(connectionString: String, applicationName: String = "obhut") {
        self.connectionString = connectionString
        self.applicationName = applicationName
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomReflectable {
    /// Leaves out the connection string, which may hold a password.
    package var description: String { "PostgresConfiguration(\(applicationName))" }
    /// Shows the application name only.
    package var customMirror: Mirror { Mirror(self, children: ["applicationName": applicationName]) }
}

import Postgres

extension Store {
    /// Whether an error says that somebody else held a lock for too long, and nothing was done.
    package static func isBusy(_ error: any Error) -> Bool {
        guard let error = error as? PostgresError else { return false }
        return error.isLockNotAvailable || error.isDeadlock
    }
}

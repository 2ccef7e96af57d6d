import Postgres

extension Store {
    /// Whether an error says that somebody else held a lock for too long, and nothing was done.
    package static func isBusy(_ error: any Error) -> Bool {
        guard let error = error as? PostgresError else { return false }
        return error.isLockNotAvailable || error.isDeadlock
    }

    /// Tries again what waited for somebody else's lock too long, some times.
    package static func patiently<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<5 {
            do {
                return try await body()
            } catch let error where isBusy(error) {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return try await body()
    }
}

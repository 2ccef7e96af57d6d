import Foundation

/// Waiting for what another process does: looked at again and again, for a bounded time.
enum Deadline {
    /// How often a condition is looked at.
    private static let interval = Duration.milliseconds(10)
    /// How long anything may take: so long that only what hangs fails, however slow the machine is. How long things take is
    /// measured by `Deploy/benchmark`.
    private static let patience = Duration.seconds(180)

    /// Waits until `look` answers something; errors count as not yet.
    ///
    /// - Throws: `EndToEndError` naming `what` when patience ends.
    @discardableResult
    static func wait<Value: Sendable>(
        for what: String, _ look: () async throws -> Value?
    ) async throws -> Value {
        let end = ContinuousClock.now + patience
        while true {
            do {
                if let value = try await look() { return value }
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                guard ContinuousClock.now < end else { throw EndToEndError("\(what): \(error)") }
            }
            guard ContinuousClock.now < end else { throw EndToEndError("not within \(patience): \(what)") }
            try await Task.sleep(for: interval)
        }
    }

    /// Waits until `holds` is true.
    static func wait(until what: String, _ holds: () async throws -> Bool) async throws {
        try await wait(for: what) { try await holds() ? true : nil }
    }
}

/// Why an end-to-end test could not go on.
struct EndToEndError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

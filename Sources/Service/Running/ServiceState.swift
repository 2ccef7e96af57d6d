import HTTPSupport
import Synchronization

/// What the service may do at this moment, for the gate before every request and for `/ready`.
final class ServiceState: Sendable {
    /// Why data routes are closed, or that they are open.
    enum Gate: String, Sendable {
        /// The keystore is missing or cannot be opened.
        case sealed
        /// Another `obhutd` is the active one.
        case standby
        /// Checks of the start are under way, or the database has not answered yet.
        case starting
        /// The database was rolled back behind what the ledger file remembers.
        case fenced
        /// Requests are answered.
        case open
    }

    private struct Values {
        var gate: Gate
        var databaseAnswers = false
        var fence: String?
        var trouble: Trouble?
    }

    /// What the checks of the start fail at: a component of `/ready`, and a code.
    struct Trouble: Equatable {
        let component: String
        let code: String
    }

    private let values: Mutex<Values>
    private let clockOffset: String?

    init(_ gate: Gate, clockOffset: String?) {
        values = Mutex(Values(gate: gate))
        self.clockOffset = clockOffset
    }

    var gate: Gate { values.withLock { $0.gate } }

    /// Whether everything but the probes is refused.
    var isClosed: Bool { gate != .open }

    func set(_ gate: Gate) {
        values.withLock { $0.gate = gate }
    }

    /// Says why the service is fenced, or that an operator overrode the fence; nil where neither is so.
    func setFence(_ fence: String?) {
        values.withLock { $0.fence = fence }
    }

    func setDatabaseAnswers(_ answers: Bool) {
        values.withLock { $0.databaseAnswers = answers }
    }

    /// Says what the checks of the start fail at; nil where nothing does.
    ///
    /// - Returns: Whether that is new.
    @discardableResult
    func setTrouble(_ trouble: Trouble?) -> Bool {
        values.withLock { values in
            defer { values.trouble = trouble }
            return values.trouble != trouble
        }
    }

    /// The body of `/ready`: words only.
    var readiness: Readiness {
        let values = values.withLock { $0 }
        var components = [
            "keystore": values.gate == .sealed ? "sealed" : "open",
            "database": values.databaseAnswers ? "available" : "unavailable",
            "service": values.gate.rawValue,
        ]
        components["clockOffset"] = clockOffset
        components["fence"] = values.fence
        if let trouble = values.trouble { components[trouble.component] = "failed: \(trouble.code)" }
        return Readiness(
            isReady: values.gate == .open && values.databaseAnswers, isSealed: values.gate == .sealed,
            components: components)
    }
}

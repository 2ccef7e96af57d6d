package import Foundation
import Synchronization

/// A clock that stands still until it is moved; for tests and simulations.
package final class SettableClock: BusinessClock {
    private let moment: Mutex<Date>

    /// Makes a clock that stands at `now`.
    package init(_ now: Date) {
        moment = Mutex(now)
    }

    /// The current business moment, UTC.
    package var now: Date {
        moment.withLock { $0 }
    }

    /// Moves the clock to `now`.
    package func set(_ now: Date) {
        moment.withLock { $0 = now }
    }

    /// Moves the clock on by `seconds`.
    package func advance(by seconds: TimeInterval) {
        moment.withLock { $0 = $0.addingTimeInterval(seconds) }
    }
}

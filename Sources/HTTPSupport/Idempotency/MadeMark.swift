import Synchronization

/// Where the thing stands that a request has made; a route notes it as soon as its write has returned.
///
/// What comes after the write, such as reading the thing for the answer, may fail: a repeat under the same key must not
/// make it again.
package final class MadeMark: Sendable {
    private let place = Mutex<String?>(nil)

    /// The path of what was made; nil as long as nothing was.
    package var location: String? { place.withLock { $0 } }

    /// Notes that something was made, and answers where it stands.
    @discardableResult
    package func note(_ location: String) -> String {
        place.withLock { $0 = location }
        return location
    }
}

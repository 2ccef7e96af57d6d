import Foundation
import Synchronization

/// What an inner middleware finds out and the access log, further out, wants to tell: contexts are values and go
/// inwards only.
final class RequestTrail: Sendable {
    private let found = Mutex<UUID?>(nil)

    /// The tenant of the credential: a random id that names nobody.
    var tenant: UUID? {
        get { found.withLock { $0 } }
        set { found.withLock { $0 = newValue } }
    }
}

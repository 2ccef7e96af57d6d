import Foundation
import HTTPSupport
import Operations
import Synchronization

/// What somebody has proven so far who is not in yet, for five minutes, in memory only.
///
/// A page that carried the password back and forth would leave it in the browser's memory of pages.
final class PendingLogins: Sendable {
    /// What was proven.
    enum Login: Sendable {
        /// Address and password, before a business is chosen.
        case password(email: String, password: String)
        /// The password of one member, before her code.
        case challenge(LogIn.Challenge)
    }

    private static let lifetime: Duration = .seconds(300)
    private static let capacity = 1_000
    private let waiting = Mutex<[String: (login: Login, until: ContinuousClock.Instant)]>([:])

    /// Keeps a login; answers the ticket for it.
    ///
    /// `end`: The end of the ticket it had before: being asked again gives no more time.
    func keep(_ login: Login, until end: ContinuousClock.Instant? = nil) -> String {
        let ticket = RandomSecret.sessionID()
        let now = ContinuousClock.now
        waiting.withLock { waiting in
            waiting = waiting.filter { $0.value.until > now }
            if waiting.count >= Self.capacity { waiting.removeAll() }
            waiting[ticket] = (login, end ?? now + Self.lifetime)
        }
        return ticket
    }

    /// Takes the login behind a ticket out, with the end of its time; nil for an unknown, used or old one.
    func take(_ ticket: String) -> (login: Login, until: ContinuousClock.Instant)? {
        let now = ContinuousClock.now
        return waiting.withLock { waiting in
            guard let entry = waiting.removeValue(forKey: ticket), entry.until > now else { return nil }
            return entry
        }
    }
}

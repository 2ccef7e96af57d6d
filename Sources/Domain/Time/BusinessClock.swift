package import Foundation

/// The one source of business time; rules take the moment from it and bind it as a parameter.
package protocol BusinessClock: Sendable {
    /// The current business moment, UTC.
    var now: Date { get }
}

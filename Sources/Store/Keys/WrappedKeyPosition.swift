import Foundation
import Postgres

/// Where a walk over a tenant's wrapped keys has come to: the last key of the piece before.
package struct WrappedKeyPosition: Sendable, Equatable {
    let subject: UUID
    let compartment: Int16
    let term: Int32
    let generation: Int32

    /// The condition that a row of `wrapped_key` comes after this one.
    var precedesRow: PostgresQuery {
        """
        (subject_id, compartment, term, generation) > (\(subject), \(compartment), \(term), \(generation))
        """
    }

    /// The condition that a row of `wrapped_key` is this one.
    var isRow: PostgresQuery {
        """
        (subject_id, compartment, term, generation) = (\(subject), \(compartment), \(term), \(generation))
        """
    }

    /// What tells it apart, part by part.
    var text: String { "\(subject.uuidString.lowercased())/\(compartment)/\(term)/\(generation)" }
}

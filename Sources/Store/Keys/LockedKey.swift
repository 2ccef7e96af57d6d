import Foundation
import Postgres

/// A row of `wrapped_key` on its way to another epoch.
struct LockedKey: Sendable {
    let position: WrappedKeyPosition
    let epoch: Int32
    let wrapped: [UInt8]

    init(_ row: PostgresRow) throws {
        let (subject, compartment, term, generation, epoch, wrapped) = try row.decode(
            UUID.self, Int16.self, Int32.self, Int32.self, Int32.self, [UInt8].self)
        position = WrappedKeyPosition(subject: subject, compartment: compartment, term: term, generation: generation)
        self.epoch = epoch
        self.wrapped = wrapped
    }
}

package import Domain
package import Foundation

/// Two records of one person to join.
package struct MergeOrder: Sendable {
    /// The record that stays.
    package let kept: UUID
    /// The record that goes; everything of it moves to the other one.
    package let dropped: UUID
    /// The version of the record that stays, as it was seen; nil takes the current one.
    package let keptVersion: Int32?
    /// The version of the record that goes, as it was seen; nil takes the current one.
    package let droppedVersion: Int32?
    /// Fields whose value comes from the record that goes.
    package let taking: Set<MergeField>

    /// Describes a merge; nothing is written by this.
    package init(
        kept: UUID, dropped: UUID, keptVersion: Int32? = nil, droppedVersion: Int32? = nil,
        taking: Set<MergeField> = []
    ) {
        self.kept = kept
        self.dropped = dropped
        self.keptVersion = keptVersion
        self.droppedVersion = droppedVersion
        self.taking = taking
    }
}

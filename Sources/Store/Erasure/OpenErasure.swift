package import Foundation

/// An erasure whose receipt may be completed now, with its newest version.
package struct OpenErasure: Sendable, Equatable {
    /// Names it.
    package let id: UUID
    /// The highest level whose receipt is signed, 0 to 4.
    package let level: Int
    /// The newest epoch that may have wrapped a key of hers.
    package let epoch: UInt32
    /// The version of the newest receipt.
    package let version: Int
    /// That receipt: the document itself.
    package let document: String
}

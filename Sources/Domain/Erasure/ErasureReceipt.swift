package import Foundation

/// The document that proves an erasure without naming anybody (R-54, decision 0021).
///
/// Every level reached makes a new signed version. The signature covers the canonical form (RFC 8785) of all fields but
/// `signature`; who signs puts it in.
package struct ErasureReceipt: Sendable, Equatable {
    /// Where one level stands.
    package struct Level: Sendable, Equatable {
        /// Whether it was reached.
        package enum State: String, Sendable, CaseIterable {
            case pending
            case reached
            /// Nothing to do on this level: a tenant without peers.
            case notApplicable = "not-applicable"
        }

        /// Whether it was reached.
        package let state: State
        /// When it was reached, or by when it has to be.
        package let at: Date?
        /// What shows that it was reached, as codes: `no-peers`, `epoch-destroyed:3`.
        package let evidence: [String]
        /// What a pending level waited for when the receipt was signed, as a code.
        package let waitsFor: String?

        /// Makes a level's entry.
        package init(_ state: State, at: Date? = nil, evidence: [String] = [], waitsFor: String? = nil) {
            self.state = state
            self.at = at
            self.evidence = evidence
            self.waitsFor = waitsFor
        }
    }

    /// The name of this shape.
    package static let schema = "obhut-erasure-receipt-1"

    /// Counts up with every level reached; the first is 1.
    package var version: Int
    /// Names the erasure.
    package var erasureID: UUID
    /// The random id of the erased subject; names nobody once her data is gone.
    package var personID: UUID
    /// The signing node, hexadecimal.
    package var node: String
    /// The id of the key that verifies the signature, hexadecimal.
    package var publicKeyID: String
    /// Why the person was erased: a letter of Art. 17(1), or `merged` for the record that was joined to another one.
    package var reason: String
    /// Every level and where it stands.
    package var levels: [ErasureLevel: Level]
    /// What stays, under which norm, until when.
    package var residues: [ErasurePlanEntry]
    /// How far back the operator declares database backups to reach, in days.
    package var backupHorizonDays: Int
    /// How the root key is provided; a file that was copied cannot be taken back.
    package var rootProvider: String
    /// What no erasure can reach, said openly.
    package var limits: [ErasureLimit]
    /// When it was carried out again in a database that had lost it; nil where that never happened.
    package var replayedAt: Date?

    /// Makes a receipt; L0 is reached when it is issued.
    package init(
        version: Int, erasureID: UUID, personID: UUID, node: String, publicKeyID: String, reason: String,
        levels: [ErasureLevel: Level], residues: [ErasurePlanEntry] = [], backupHorizonDays: Int, rootProvider: String,
        limits: [ErasureLimit] = [], replayedAt: Date? = nil
    ) {
        self.version = version
        self.erasureID = erasureID
        self.personID = personID
        self.node = node
        self.publicKeyID = publicKeyID
        self.reason = reason
        self.levels = levels
        self.residues = residues
        self.backupHorizonDays = backupHorizonDays
        self.rootProvider = rootProvider
        self.limits = limits
        self.replayedAt = replayedAt
    }

    /// Whether every level that applies was reached.
    package var isComplete: Bool {
        ErasureLevel.allCases.allSatisfy { levels[$0].map { $0.state != .pending } ?? false }
    }
}

package import Foundation

/// What the verification of a tenant's consents found; ids and codes, no personal value.
package struct ConsentReport: Sendable {
    /// Something that does not hold.
    package struct Finding: Sendable, Equatable {
        /// What does not hold.
        package enum Kind: String, Sendable, CaseIterable {
            /// A consent stands otherwise than its last event says.
            case stateDiffers = "state-differs"
            /// The history of a living person names a consent that is not there.
            case consentMissing = "consent-missing"
            /// A kept text is not the one its address was made of.
            case textChanged = "text-changed"
            /// An event of a lane is not the one its commitment was made of.
            case commitmentBroken = "commitment-broken"
            /// Proof cannot be opened with the key of its person.
            case unreadable
        }

        /// What does not hold.
        package let kind: Kind
        /// The event's id; nil for texts.
        package let id: UUID?
        /// The person's id; nil for texts.
        package let person: UUID?
    }

    /// The most findings that are kept; more are counted.
    package static let limit = 1_000

    /// Consents that were held against their history.
    package var consents = 0
    /// Events that were read.
    package var events = 0
    /// Texts that were hashed again.
    package var texts = 0
    /// Events of the lanes that were opened and held against their commitment.
    package var commitments = 0
    /// What does not hold, at most ``limit``.
    package private(set) var findings: [Finding] = []
    /// How many there are.
    package private(set) var findingCount = 0
    /// How many of them are proof that cannot be opened.
    package private(set) var unreadableCount = 0

    /// Whether everything holds.
    package var isValid: Bool { findingCount == 0 }

    /// Makes an empty report.
    package init() {}

    mutating func add(_ kind: Finding.Kind, _ id: UUID? = nil, of person: UUID? = nil) {
        findingCount += 1
        if kind == .unreadable { unreadableCount += 1 }
        if findings.count < Self.limit { findings.append(Finding(kind: kind, id: id, person: person)) }
    }
}

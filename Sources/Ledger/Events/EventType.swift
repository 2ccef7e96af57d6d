/// What kind of event a leaf commits to.
///
/// The two highest bits of a code name its lane, so that an event of a later version is still known to reduce
/// processing or not. Codes are part of signed bytes and never change their meaning.
package enum EventType: Sendable, Hashable {
    /// A consent was withdrawn.
    case withdraw
    /// Someone objected to processing.
    case object
    /// Processing was restricted, or a restriction lifted.
    case restrict
    /// A subject was erased.
    case erase
    /// A node reports how far it carried out an erasure.
    case receipt
    /// A new replica set.
    case manifest
    /// Two signed blocks of one node with the same sequence.
    case forkProof
    /// A consent was given.
    case grant
    /// A contested consent was confirmed with new evidence.
    case affirm
    /// A consent ended by itself.
    case expiry
    /// Two subject ids are one person.
    case link
    /// A wording or notice came into use.
    case wording
    /// Someone changed something.
    case audit
    /// Someone read something personal.
    case read
    /// The state of a sealed row.
    case rowDigest
    /// A code of a later version, kept as it is; never one of the codes above.
    case unknown(UInt8)

    private static let codes: [(code: UInt8, type: EventType)] = [
        (0x01, .withdraw), (0x02, .object), (0x03, .restrict), (0x04, .erase), (0x05, .receipt), (0x06, .manifest),
        (0x07, .forkProof), (0x41, .grant), (0x42, .affirm), (0x43, .expiry), (0x44, .link), (0x45, .wording),
        (0x81, .audit), (0x82, .read), (0x83, .rowDigest),
    ]

    /// Every type this version knows.
    package static var known: [EventType] { codes.map(\.type) }

    /// Reads a code; one that this version does not know is kept.
    package init(code: UInt8) {
        self = Self.codes.first { $0.code == code }?.type ?? .unknown(code)
    }

    /// The code in signed bytes.
    package var code: UInt8 {
        if case .unknown(let code) = self { return code }
        return Self.codes.first { $0.type == self }?.code ?? 0
    }

    /// The lane the event belongs to; nil for the codes from 0xC0 on, which no lane has.
    package var lane: Lane? {
        Lane(rawValue: code >> 6)
    }
}

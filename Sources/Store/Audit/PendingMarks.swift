import Foundation
import Ledger

/// Heads of sealed blocks that the ledger file does not know yet, and whose turn has come.
///
/// A busy tenant gets a block every second, and the file never becomes shorter: so a stream is marked once in a while, with the
/// newest block it has then (decision 0037). Reckons in the steady time of the machine; a clock that is set changes nothing.
struct PendingMarks {
    /// From one mark of a stream to the next.
    static let interval = Duration.seconds(300)

    private var waiting: [Key: BlockMark] = [:]
    /// When a stream had its last turn.
    private var turns: [Key: ContinuousClock.Instant] = [:]
    /// Tenants whose log has come to a reduction.
    private var urgent: Set<UUID> = []

    /// Remembers blocks that were committed, later ones last.
    mutating func add(_ marks: [BlockMark]) {
        for mark in marks {
            waiting[Key(mark)] = mark
            // A database that loses a reduction is taken on, and shall know then which blocks it has lost with it.
            if mark.lane == Lane.reductions.rawValue { urgent.insert(mark.tenant) }
        }
    }

    /// Hands over what is due: the newest block of streams that had no turn for as long as the interval, and all of a tenant
    /// behind a reduction.
    mutating func takeDue(at now: ContinuousClock.Instant = .now) -> [BlockMark] {
        guard !waiting.isEmpty else { return [] }
        turns = turns.filter { now - $0.value < Self.interval }
        let due = waiting.filter { turns[$0.key] == nil || urgent.contains($0.value.tenant) }
        for key in due.keys {
            waiting[key] = nil
            turns[key] = now
        }
        urgent = []
        return Array(due.values)
    }

    /// Hands over everything.
    mutating func takeAll() -> [BlockMark] {
        defer { waiting = [:] }
        return Array(waiting.values)
    }

    /// Puts marks back that did not get into the file, for the next turn; a newer block of the stream goes before.
    mutating func putBack(_ marks: [BlockMark]) {
        for mark in marks where waiting[Key(mark)] == nil { waiting[Key(mark)] = mark }
    }

    private struct Key: Hashable {
        let stream: UUID
        let incarnation: UInt32

        init(_ mark: BlockMark) {
            stream = mark.stream
            incarnation = mark.incarnation
        }
    }
}

package import Domain
package import Foundation
import Vault

/// An erasure, a restriction, a withdrawal or an objection as the ledger file beside the keystore remembers it: enough to carry it out again in a
/// database that has lost it; ids and codes only.
package struct Reduction: Sendable, Equatable {
    /// What was done.
    package enum Act: Sendable, Equatable {
        /// A subject was erased; `suppressed`: her addresses were never to be stored again.
        case erasure(SubjectKind, suppressed: Bool)
        /// A person's processing was restricted.
        case restriction
        /// A person withdrew or objected; it reached this much.
        case ending(ReductionKind, ReductionScope)
    }

    /// Its number in the file; 0 for one that is not there yet.
    package let sequence: UInt64
    /// In which tenant.
    package let tenant: UUID
    /// The id of what was done.
    package let id: UUID
    /// What was done.
    package let act: Act
    /// `art-7-3` to `art-21`, or `merged`.
    package let reason: String
    /// Whom it concerns; nil for an entry of a version that noted nobody, which cannot be carried out again.
    package let subject: UUID?
    /// When it was carried out first.
    package let at: Date

    init(erasure: StoredErasure, tenant: UUID) {
        sequence = 0
        self.tenant = tenant
        id = erasure.id
        act = .erasure(erasure.kind, suppressed: erasure.suppressed)
        reason = erasure.reason
        subject = erasure.person
        at = erasure.at
    }

    init(restriction id: UUID, of subject: UUID, reason: String, tenant: UUID, at moment: Date) {
        sequence = 0
        self.tenant = tenant
        self.id = id
        act = .restriction
        self.reason = reason
        self.subject = subject
        at = moment
    }

    init(_ ending: StoredReduction, tenant: UUID) {
        sequence = 0
        self.tenant = tenant
        id = ending.id
        act = .ending(ending.kind, ending.scope)
        reason = ending.kind == .withdrawal ? "art-7-3" : "art-21"
        subject = ending.person
        at = ending.at
    }

    /// Reads a record of the ledger file; nil for everything else that stands there.
    init?(_ record: ErasureLedgerRecord) {
        let entry = record.entry
        let parts = entry.code.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first else { return nil }
        reason = first
        switch entry.kind {
        case .erasure:
            let kind = parts.count > 1 ? SubjectKind(rawValue: parts[1]) : .person
            guard let kind else { return nil }
            act = .erasure(kind, suppressed: parts.count > 3 && parts[3] == Self.suppressedMark)
            subject = parts.count > 2 ? UUID(uuidString: parts[2]) : nil
        case .restriction:
            act = .restriction
            subject = parts.count > 1 ? UUID(uuidString: parts[1]) : nil
        case .withdrawal, .objection:
            act = .ending(entry.kind == .withdrawal ? .withdrawal : .objection, Self.scope(parts.dropFirst(2)))
            subject = parts.count > 1 ? UUID(uuidString: parts[1]) : nil
        case .block, .restore, .override, .destruction: return nil
        }
        sequence = record.sequence
        tenant = entry.tenant
        id = entry.id
        at = entry.at
    }

    private static let suppressedMark = "suppressed"

    /// Whether a subject was erased.
    package var isErasure: Bool { if case .erasure = act { true } else { false } }

    /// Whether a person's processing was restricted.
    package var isRestriction: Bool { act == .restriction }

    /// How the ledger file keeps it: the code of an erasure is `reason.kind.subject[.suppressed]`, that of a restriction
    /// `reason.subject`, that of a withdrawal or an objection `reason.subject[.purposes.channels]`, joined by `+`.
    var entry: ErasureLedgerEntry {
        let name = subject.map { [$0.uuidString.lowercased()] } ?? []
        let kind: ErasureLedgerEntry.Kind
        var parts = [reason]
        switch act {
        case .erasure(let subject, let suppressed):
            kind = .erasure
            parts += [subject.rawValue] + name + (suppressed ? [Self.suppressedMark] : [])
        case .restriction:
            kind = .restriction
            parts += name
        case .ending(let ending, let scope):
            kind = ending == .withdrawal ? .withdrawal : .objection
            parts += name
            let narrow = [
                (scope.purposes ?? []).sorted().joined(separator: "+"),
                (scope.channels ?? []).map(\.rawValue).sorted().joined(separator: "+"),
            ]
            // What has no room for its bounds is carried out again without them: it may end more, never less.
            let size = (parts + narrow).joined(separator: ".").utf8.count
            if size <= ErasureLedgerEntry.maximumCodeSize { parts += narrow }
        }
        return ErasureLedgerEntry(
            kind: kind, tenant: tenant, id: id, code: parts.joined(separator: "."), at: at)
    }

    /// The bounds of a withdrawal or an objection; nothing named is all of it.
    private static func scope(_ parts: ArraySlice<String>) -> ReductionScope {
        let names = parts.map { $0.split(separator: "+").map(String.init) }
        return ReductionScope(purposes: names.first ?? [], channels: names.count > 1 ? names[names.startIndex + 1] : [])
    }
}

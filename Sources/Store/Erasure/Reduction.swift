package import Foundation
import Vault

/// An erasure or a restriction as the ledger file beside the keystore remembers it: enough to carry it out again in a
/// database that has lost it; ids and codes only.
package struct Reduction: Sendable, Equatable {
    /// What was done.
    package enum Act: Sendable, Equatable {
        /// A subject was erased; `suppressed`: her addresses were never to be stored again.
        case erasure(SubjectKind, suppressed: Bool)
        /// A person's processing was restricted.
        case restriction
    }

    /// Its number in the file; 0 for one that is not there yet.
    package let sequence: UInt64
    /// In which tenant.
    package let tenant: UUID
    /// The id of the erasure or the restriction.
    package let id: UUID
    /// What was done.
    package let act: Act
    /// `art-17-1-a` to `art-18-1-d`, or `merged`.
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
        case .withdrawal, .objection, .block, .restore, .override: return nil
        }
        sequence = record.sequence
        tenant = entry.tenant
        id = entry.id
        at = entry.at
    }

    private static let suppressedMark = "suppressed"

    /// Whether a subject was erased.
    package var isErasure: Bool { act != .restriction }

    /// How the ledger file keeps it: the code of an erasure is `reason.kind.subject[.suppressed]`, that of a restriction
    /// `reason.subject`.
    var entry: ErasureLedgerEntry {
        var parts = [reason]
        let name = subject.map { [$0.uuidString.lowercased()] } ?? []
        switch act {
        case .erasure(let kind, let suppressed):
            parts += [kind.rawValue] + name + (suppressed ? [Self.suppressedMark] : [])
        case .restriction: parts += name
        }
        return ErasureLedgerEntry(
            kind: isErasure ? .erasure : .restriction, tenant: tenant, id: id, code: parts.joined(separator: "."),
            at: at
        )
    }
}

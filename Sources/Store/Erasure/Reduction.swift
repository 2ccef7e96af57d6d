package import Domain
package import Foundation
import Vault

/// An erasure, a restriction, a withdrawal or an objection as the ledger file beside the keystore remembers it: enough to carry it out again in a
/// database that has lost it; ids and codes only. So are holds and their ends: what waits for them may not run without them.
package struct Reduction: Sendable, Equatable {
    /// What was done.
    package enum Act: Sendable, Equatable {
        /// A subject was erased; `suppressed`: her addresses were never to be stored again; `mergedInto`: whom she was joined
        /// to, where that is what became of her and it is known.
        case erasure(SubjectKind, suppressed: Bool, mergedInto: UUID?)
        /// A person's processing was restricted; `isHeld`: by a hold, in the place of an erasure.
        case restriction(isHeld: Bool)
        /// A person withdrew or objected; it reached this much.
        case ending(ReductionKind, ReductionScope)
        /// A person must not be erased, and that is looked at again then.
        case hold(LegalHold.Reason, reviewOn: CalendarDay)
        /// The hold of this id was lifted.
        case lift
        /// An address, whose token the reduction's id is, was put onto the suppression list for the purpose that its reason names.
        case suppression(ContactPointKind, version: Int32)
    }

    /// Its number in the file; 0 for one that is not there yet.
    package let sequence: UInt64
    /// In which tenant.
    package let tenant: UUID
    /// The id of what was done.
    package let id: UUID
    /// What was done.
    package let act: Act
    /// `art-7-3` to `art-21`, or `merged`; of a hold its own, of a suppression its purpose.
    package let reason: String
    /// Whom it concerns; nil for a suppression, and for an entry of a version that noted nobody, which cannot be carried out again.
    package let subject: UUID?
    /// When it was carried out first.
    package let at: Date

    init(erasure: StoredErasure, tenant: UUID) {
        sequence = 0
        self.tenant = tenant
        id = erasure.id
        act = .erasure(erasure.kind, suppressed: erasure.suppressed, mergedInto: erasure.mergedInto)
        reason = erasure.reason
        subject = erasure.person
        at = erasure.at
    }

    init(restriction id: UUID, of subject: UUID, reason: String, isHeld: Bool, tenant: UUID, at moment: Date) {
        sequence = 0
        self.tenant = tenant
        self.id = id
        act = .restriction(isHeld: isHeld)
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

    init(_ suppression: Suppression, tenant: UUID) {
        sequence = 0
        self.tenant = tenant
        id = suppression.token
        act = .suppression(suppression.kind, version: suppression.version)
        reason = suppression.purpose
        subject = nil
        at = suppression.since
    }

    /// A hold, and where it was lifted that.
    static func all(of stored: StoredHold, tenant: UUID) -> [Reduction] {
        let placed = Reduction(
            stored, .hold(stored.hold.reason, reviewOn: stored.hold.reviewOn), tenant: tenant, at: stored.placedAt)
        guard let liftedAt = stored.hold.liftedAt else { return [placed] }
        return [placed, Reduction(stored, .lift, tenant: tenant, at: liftedAt)]
    }

    private init(_ stored: StoredHold, _ act: Act, tenant: UUID, at moment: Date) {
        sequence = 0
        self.tenant = tenant
        id = stored.hold.id
        self.act = act
        reason = stored.hold.reason.rawValue
        subject = stored.person
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
            let rest = parts.dropFirst(3)
            act = .erasure(
                kind, suppressed: rest.contains(Self.suppressedMark),
                mergedInto: rest.first.flatMap(UUID.init(uuidString:)))
            subject = parts.count > 2 ? UUID(uuidString: parts[2]) : nil
        case .restriction:
            act = .restriction(isHeld: parts.count > 2 && parts[2] == Self.heldMark)
            subject = parts.count > 1 ? UUID(uuidString: parts[1]) : nil
        case .hold:
            guard parts.count == 3, let reason = LegalHold.Reason(rawValue: first), let day = CalendarDay(parts[2])
            else {
                return nil
            }
            act = .hold(reason, reviewOn: day)
            subject = UUID(uuidString: parts[1])
        case .lift:
            act = .lift
            subject = parts.count > 1 ? UUID(uuidString: parts[1]) : nil
        case .suppression:
            guard parts.count == 3, let kind = ContactPointKind(rawValue: parts[1]), let version = Int32(parts[2])
            else {
                return nil
            }
            act = .suppression(kind, version: version)
            subject = nil
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
    private static let heldMark = "hold"

    /// Whether a subject was erased.
    package var isErasure: Bool { if case .erasure = act { true } else { false } }

    /// Whether a person's processing was restricted.
    package var isRestriction: Bool { if case .restriction = act { true } else { false } }

    /// Whether it is the end of a hold.
    var isLift: Bool { act == .lift }

    /// Whether an address was put onto the suppression list.
    package var isSuppression: Bool { if case .suppression = act { true } else { false } }

    /// Whether it is a hold, or the end of one.
    package var isHold: Bool {
        switch act {
        case .hold, .lift: true
        case .erasure, .restriction, .ending, .suppression: false
        }
    }

    /// How the ledger file keeps it: the code of an erasure is `reason.kind.subject[.suppressed]`, or with whom she was joined to
    /// in the place of `suppressed`, that of a restriction
    /// `reason.subject[.hold]`, that of a hold `reason.subject.review`, of its end `reason.subject`, that of a suppression
    /// `purpose.kind.version`, that of a withdrawal or an objection `reason.subject[.purposes.channels]`, joined by `+`.
    var entry: ErasureLedgerEntry {
        let name = subject.map { [$0.uuidString.lowercased()] } ?? []
        let kind: ErasureLedgerEntry.Kind
        var parts = [reason]
        switch act {
        case .erasure(let subject, let suppressed, let mergedInto):
            kind = .erasure
            parts += [subject.rawValue] + name
            if suppressed {
                parts.append(Self.suppressedMark)
            } else if let mergedInto, !name.isEmpty {
                parts.append(mergedInto.uuidString.lowercased())
            }
        case .restriction(let isHeld):
            kind = .restriction
            parts += name + (isHeld ? [Self.heldMark] : [])
        case .hold(_, let day):
            kind = .hold
            parts += name + ["\(day)"]
        case .lift:
            kind = .lift
            parts += name
        case .suppression(let address, let version):
            kind = .suppression
            parts += [address.rawValue, String(version)]
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

import Domain
import Foundation
import Postgres
import Vault

/// What a transaction finds of a person who withdraws, objects or is asked: the planner's facts and what writing needs.
struct FoundConsents: Sendable {
    /// A ground's row.
    struct Ground: Sendable {
        let ground: ProcessingGround
        let sealVersion: Int64
        let sealed: [UInt8]
    }

    /// A consent with the proof behind it.
    struct Consent: Sendable {
        let stored: StoredConsent
        let keptWording: [UInt8]?
        let detail: ConsentEventDetail?
    }

    let person: UUID
    let facts: ReductionFacts
    let consents: [ConsentKey: Consent]
    let grounds: [Ground]
    /// Earlier withdrawals and objections.
    let reductions: [StoredReduction]
    /// Whether she objected to direct marketing.
    let hasObjected: Bool

    /// The questions, in the order in which ``init(_:person:vault:)`` takes the answers.
    static func statements(_ person: UUID, _ tenant: UUID, at moment: Date) -> [PostgresQuery] {
        [
            PurposeColumns.select(tenant: tenant),
            """
            SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
            WHERE p.tenant_id = \(tenant) AND p.id = \(person)
            """,
            """
            SELECT id, purpose_code, legal_basis, since, until, ended_at, end_rule, seal_version, sealed
            FROM processing_ground WHERE tenant_id = \(tenant) AND subject_id = \(person) ORDER BY since, id
            """,
            TenantScope.consentRows(of: person, tenant, at: moment),
            """
            SELECT id, kind, purposes, channels, at, ends_marketing FROM reduction
            WHERE tenant_id = \(tenant) AND subject_id = \(person) ORDER BY at DESC, id DESC LIMIT 1000
            """,
        ]
    }

    /// - Throws: `Refusal` 404 when there is no such person. What cannot be opened any more is no reason to refuse:
    ///   a profile's contact points and a consent's proof are left out.
    init(_ answers: [[PostgresRow]], person: UUID, vault: VaultHandle) throws {
        guard answers.count == 5, let row = answers[1].first else { throw SubjectKind.person.missing }
        self.person = person
        let purposes = try answers[0].map(PurposeColumns.purpose)
        var contactPoints: [ContactPoint] = []
        do {
            contactPoints = try PersonColumns.person(row, vault: vault).profile.contactPoints
        } catch  where DamagedRow.isGone(error) {}
        let consents = try answers[3].map { row in
            let (stored, kept, detail) = try TenantScope.consent(row, vault: vault, heedsDamage: false)
            return Consent(stored: stored, keptWording: kept, detail: detail)
        }
        grounds = try answers[2].map { row in
            let (id, purpose, basis, since, until, endedAt, endRule, sealVersion, sealed) = try row.decode(
                UUID.self, String.self, String.self, Date.self, Date?.self, Date?.self, String.self, Int64.self,
                [UInt8].self)
            guard let basis = LegalBasis(rawValue: basis) else { throw StoreError.unknownCode(column: "legal_basis") }
            guard let endRule = EndRule(code: endRule) else { throw StoreError.unknownCode(column: "end_rule") }
            let marketing = purposes.first { $0.code == purpose }?.marketing ?? false
            return Ground(
                ground: ProcessingGround(
                    id: id, purpose: purpose, basis: basis, marketing: marketing, since: since, until: until,
                    endedAt: endedAt, endRule: endRule), sealVersion: sealVersion, sealed: sealed)
        }
        let reductions = try answers[4].map { try TenantScope.reduction($0, of: person) }
        self.reductions = reductions.map(\.reduction)
        hasObjected = reductions.contains(where: \.endsMarketing)
        self.consents = Dictionary(consents.map { ($0.stored.consent.key, $0) }) { first, _ in first }
        facts = ReductionFacts(
            consents: consents.map(\.stored.consent), grounds: grounds.map(\.ground), purposes: purposes,
            contactPoints: contactPoints)
    }

    /// The value behind a contact point's id, and its kind: the profile's, else what stands in the proof of a consent.
    func address(_ id: UUID) -> (value: String, kind: ContactPointKind)? {
        if let point = facts.contactPoints.first(where: { $0.id == id }) { return (point.value, point.kind) }
        for consent in consents.values where consent.stored.consent.key.address == id {
            if let kind = consent.stored.consent.key.channel.contactKind, let value = consent.detail?.address {
                return (value, kind)
            }
        }
        return nil
    }

    /// When an event about `key` counts: now, but behind the one before it.
    func moment(for key: ConsentKey, now: Date) -> Date {
        guard let last = consents[key]?.stored.consent.since else { return now }
        return max(now, last.addingTimeInterval(0.000_001))
    }
}

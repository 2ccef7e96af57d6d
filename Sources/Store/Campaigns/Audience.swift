import Domain
import Foundation
import Postgres
import Vault

/// Whom a message may go to: the one gate, asked with what the database says of people at this moment.
struct Audience: Sendable {
    /// What the gate says of one person.
    struct Verdict: Sendable {
        let person: UUID
        /// Where the message goes to; nil where none may go.
        let point: ContactPoint?
        /// What it rests on.
        let basis: LegalBasis?
        /// The first thing that stops it.
        let code: String?
        /// Where the address comes from, in the words of whoever stored it.
        let source: String?
        /// Whether the consent is unused for so long that it will soon lapse.
        var isStale = false
    }

    let purpose: PurposeRules
    /// What is offered to existing customers; nil where it goes to those alone who agreed.
    let goods: String?
    let staleMonths: Int
    /// Months without use after which a consent is pointed out.
    let flagMonths: Int
    let index: ContactIndex
    let vault: VaultHandle
    let now: Date

    private struct Consent {
        let state: ConsentState
        let since: Date
        let validUntil: Date?
        let method: String
    }

    private struct Place: Hashable {
        let person: UUID
        let address: UUID
    }

    private struct Found {
        var consents: [Place: Consent] = [:]
        var grounds: [UUID: (basis: LegalBasis, id: UUID, sealVersion: Int64, sealed: [UInt8])] = [:]
        var objections: [UUID: Date] = [:]
        var suppressed: Set<UUID> = []
        var bounced: Set<Place> = []
        var used: [Place: Date] = [:]
        /// Sealed details of contracts, where goods are offered.
        var contracts: [UUID: [(id: UUID, sealVersion: Int64, sealed: [UInt8])]] = [:]
        /// Who said no to any advertising on this channel, by whichever way.
        var unwilling: Set<UUID> = []
        /// Addresses, by their ids, whose owner said no to anything, under whichever record.
        var shunned: Set<UUID> = []
    }

    /// Judges people as they stand there; `ask` puts questions to the database, in one snapshot or transaction with the people.
    func judge(
        _ people: [StoredPerson], ask: ([PostgresQuery]) async throws -> [[PostgresRow]]
    ) async throws -> [Verdict] {
        if people.isEmpty { return [] }
        let found = try read(try await ask(questions(people)))
        return people.map { verdict($0, found) }
    }

    private func questions(_ people: [StoredPerson]) throws -> [PostgresQuery] {
        let tenant = vault.tenant
        let ids = people.map(\.id)
        var tokens: [(subject: UUID, token: [UInt8], purpose: String)] = []
        for point in people.flatMap(\.profile.contactPoints) where point.kind == .email {
            // What no rule takes any more has no token to be suppressed under, and no mail server takes it.
            guard let value = try? index.normalized(point.value, .email, field: "") else { continue }
            tokens += try index.tokens(value, .suppression).map { (point.id, $0, purpose.code) }
        }
        let common: [PostgresQuery] = [
            """
            SELECT c.subject_id, c.address_id, c.state, c.since, c.valid_until, e.method
            FROM consent c JOIN consent_event e ON e.tenant_id = c.tenant_id AND e.id = c.event_id
            WHERE c.tenant_id = \(tenant) AND c.subject_id = ANY (\(ids)) AND c.purpose_code = \(purpose.code)
                AND c.channel = \(Channel.email.rawValue)
            """,
            """
            SELECT subject_id, legal_basis, id, seal_version, sealed FROM processing_ground
            WHERE tenant_id = \(tenant) AND subject_id = ANY (\(ids)) AND purpose_code = \(purpose.code)
                AND ended_at IS NULL AND (until IS NULL OR until > \(now)) ORDER BY since, id
            """,
            """
            SELECT subject_id, max(at) FROM reduction
            WHERE tenant_id = \(tenant) AND subject_id = ANY (\(ids)) AND ends_marketing GROUP BY subject_id
            """,
            SubjectInsert.suppressed(tenant, tokens),
            """
            SELECT subject_id, address_id FROM delivery WHERE tenant_id = \(tenant) AND subject_id = ANY (\(ids))
                AND state = 'bounced' AND reason LIKE '5.%'
            """,
            """
            SELECT d.subject_id, d.address_id, max(d.handed_over_at)
            FROM delivery d JOIN campaign c ON c.tenant_id = d.tenant_id AND c.id = d.campaign_id
            WHERE d.tenant_id = \(tenant) AND d.subject_id = ANY (\(ids)) AND c.purpose_code = \(purpose.code)
                AND d.handed_over_at IS NOT NULL GROUP BY d.subject_id, d.address_id
            """,
        ]
        return goods == nil ? common : common + existingCustomers(ids, tokens.map { ($0.subject, $0.token) })
    }

    /// The no of whoever is advertised to without consent is one to all advertising: the purposes that it names are those of its
    /// day, and what she asked for again since she gets on that consent.
    private func existingCustomers(_ ids: [UUID], _ tokens: [(address: UUID, token: [UInt8])]) -> [PostgresQuery] {
        [
            """
            SELECT subject_id, id, seal_version, sealed FROM processing_ground
            WHERE tenant_id = \(vault.tenant) AND subject_id = ANY (\(ids)) AND legal_basis = \(LegalBasis.contract.rawValue)
                AND ended_at IS NULL AND (until IS NULL OR until > \(now)) ORDER BY since DESC, id
            """,
            """
            SELECT DISTINCT subject_id FROM reduction WHERE tenant_id = \(vault.tenant) AND subject_id = ANY (\(ids))
                AND (purposes = '{}' OR purposes && ARRAY(
                    SELECT code FROM purpose WHERE tenant_id = \(vault.tenant) AND marketing))
                AND (channels = '{}' OR \(Channel.email.rawValue) = ANY (channels))
            """,
            """
            SELECT DISTINCT u.id FROM unnest(\(tokens.map(\.address)), \(tokens.map(\.token))) AS u (id, token)
            JOIN suppression s ON s.tenant_id = \(vault.tenant) AND s.token = u.token
            """,
        ]
    }

    private func read(_ answers: [[PostgresRow]]) throws -> Found {
        guard answers.count == (goods == nil ? 6 : 9) else { throw StoreError.missingRow }
        var found = Found()
        for row in answers[0] {
            let (person, address, state, since, until, method) = try row.decode(
                UUID.self, UUID.self, String.self, Date.self, Date?.self, String.self)
            guard let state = ConsentState(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
            found.consents[Place(person: person, address: address)] = Consent(
                state: state, since: since, validUntil: until, method: method)
        }
        for row in answers[1] {
            let (person, basis, id, version, sealed) = try row.decode(
                UUID.self, String.self, UUID.self, Int64.self, [UInt8].self)
            guard let basis = LegalBasis(rawValue: basis) else { throw StoreError.unknownCode(column: "legal_basis") }
            found.grounds[person] = (basis, id, version, sealed)
        }
        for row in answers[2] {
            let (person, at) = try row.decode(UUID.self, Date.self)
            found.objections[person] = at
        }
        for row in answers[3] { found.suppressed.insert(try row.decode(UUID.self)) }
        for row in answers[4] {
            let (person, address) = try row.decode(UUID.self, UUID.self)
            found.bounced.insert(Place(person: person, address: address))
        }
        for row in answers[5] {
            let (person, address, at) = try row.decode(UUID.self, UUID.self, Date.self)
            found.used[Place(person: person, address: address)] = at
        }
        guard goods != nil else { return found }
        for row in answers[6] {
            let (person, id, version, sealed) = try row.decode(UUID.self, UUID.self, Int64.self, [UInt8].self)
            found.contracts[person, default: []].append((id, version, sealed))
        }
        for row in answers[7] { found.unwilling.insert(try row.decode(UUID.self)) }
        for row in answers[8] { found.shunned.insert(try row.decode(UUID.self)) }
        return found
    }

    /// The address with a consent before the others, and the one she prefers before those.
    private func verdict(_ person: StoredPerson, _ found: Found) -> Verdict {
        let points = person.profile.contactPoints.filter { $0.kind == .email }
        func rank(_ point: ContactPoint) -> Int {
            let state = found.consents[Place(person: person.id, address: point.id)]?.state
            return (state?.permitsProcessing == true ? 0 : state == nil ? 4 : 2) + (point.isPrimary ? 0 : 1)
        }
        var code: String?
        for point in points.enumerated().sorted(by: { (rank($0.1), $0.0) < (rank($1.1), $1.0) }).map(\.1) {
            let place = Place(person: person.id, address: point.id)
            let facts = facts(person, place, point, found)
            do throws(Refusal) {
                let basis = try SendGate.decide(
                    facts, purpose: purpose, channel: .email, staleMonths: staleMonths, now: now)
                guard !found.bounced.contains(place) else {
                    code = code ?? CampaignReach.addressBounced
                    continue
                }
                let flagged = facts.lastUsedAt.map { ISODuration(months: flagMonths).added(to: $0) <= now }
                return Verdict(
                    person: person.id, point: point, basis: basis, code: nil, source: source(of: person, found),
                    isStale: basis == .consent && flagged == true)
            } catch {
                code = code ?? error.code
            }
        }
        return Verdict(
            person: person.id, point: nil, basis: nil, code: code ?? CampaignReach.noAddress, source: nil)
    }

    private func facts(
        _ person: StoredPerson, _ place: Place, _ point: ContactPoint, _ found: Found
    ) -> SendFacts {
        let consent = found.consents[place]
        let objectedAt = found.objections[person.id]
        let isConfirmed = consent?.method == ConsentEvidence.Method.doubleOptIn.rawValue
        let used = [consent?.since, found.used[place]].compactMap { $0 }.max()
        return SendFacts(
            state: consent?.state, validUntil: consent?.validUntil, lastUsedAt: used, objected: objectedAt != nil,
            reconfirmed: isConfirmed && objectedAt.map { $0 < consent?.since ?? .distantPast } == true,
            restricted: person.isRestricted, suppressed: found.suppressed.contains(place.address),
            groundBasis: found.grounds[person.id]?.basis,
            existingCustomer: consent?.state.permitsProcessing == true ? nil : existing(person, point, found))
    }

    /// The conditions of § 7(3) UWG for an address, where it was given at a sale.
    private func existing(
        _ person: StoredPerson, _ point: ContactPoint, _ found: Found
    ) -> ExistingCustomerRule? {
        guard let goods else { return nil }
        let sales = (found.contracts[person.id] ?? []).compactMap { contract in
            try? vault.open(
                contract.sealed, under: person.key, .processingGround, row: contract.id, of: person.id,
                sealVersion: contract.sealVersion
            ) { try GroundDetail(decoding: $0).sale }
        }.filter { $0.isOf(point.value) }
        guard let sale = sales.first(where: { $0.isSimilar(to: goods) }) ?? sales.first else { return nil }
        // The frame of every message says that she may object at any time (`CampaignMailTexts`).
        return ExistingCustomerRule(
            saleReference: sale.reference, similarGoodsTag: sale.isSimilar(to: goods) ? sale.goods : nil,
            noticedAtCollection: !sale.notice.isEmpty, noticeInMessage: true,
            objected: found.unwilling.contains(person.id) || found.shunned.contains(point.id))
    }

    private func source(of person: StoredPerson, _ found: Found) -> String? {
        guard let ground = found.grounds[person.id] else { return nil }
        return try? vault.open(
            ground.sealed, under: person.key, .processingGround, row: ground.id, of: person.id,
            sealVersion: ground.sealVersion
        ) { try GroundDetail(decoding: $0).source }
    }
}

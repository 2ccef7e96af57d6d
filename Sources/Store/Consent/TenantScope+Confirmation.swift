import Domain
import Foundation
import Ledger
import Postgres
import Vault

/// The one way to a consent for direct marketing by e-mail: somebody used the link in the message (decision 0020).
extension TenantScope {
    /// Whose consents a confirmation becomes, as the transaction finds her, and what has to be written for it.
    private struct Confirming {
        let person: UUID
        let point: ContactPoint
        /// Nil for somebody who is not stored yet.
        let found: FoundConsents?
        let profileKey: VaultHandle.WrappedKey?
    }

    /// Confirms the sign-up behind a token: it becomes the consent of the person who has the address, or of a new one.
    ///
    /// Fifty at once give one consent: they wait for each other, and all but the first find it used.
    ///
    /// `hash`: Of the token in the message. `links`: With which she can take it back; stored with her.
    package func confirm(_ hash: [UInt8], links: [PersonLink]) async throws -> SignupOutcome {
        guard let seen = try await signup(token: hash) else { return .unknown }
        if let ending = seen.ending(at: now) { return ending }
        guard let email = seen.detail?.address else { return .unknown }
        let index = try await contactIndex()
        let value = try index.normalized(email, .email, field: "email")
        let record = try await store.tenant(tenant)
        return try await transaction(.signupConfirm) { transaction in
            _ = try await transaction.query(lock(signupsOf: try index.tokens(value, .pending)))
            // Her subject before the sign-up, as an erasure locks them.
            let holder = try await owner(of: try index.tokens(value, .subject), transaction)
            let rows = try await transaction.query(signups("p.token_hash = \(hash)", locking: true))
            guard let signup = try rows.first.map({ try storedSignup($0) }) else { return .unknown }
            if let ending = signup.ending(at: now) { return ending }
            let whose = try await confirming(holder, email: email, transaction)
            let given = try await grants(of: signup, whose, value, index, record, transaction)
            guard !given.isEmpty else {
                _ = try await transaction.query(end(signup.id, .expired, "signup.void"))
                return .over
            }
            try await carryOut(given, of: signup, whose, value, index, links, transaction)
            return .confirmed(person: whose.person, purposes: given.map(\.key.purpose))
        }
    }

    private func end(_ id: UUID, _ state: StoredSignup.State, _ action: String) -> PostgresQuery {
        """
        WITH due AS (SELECT id FROM pending_signup WHERE tenant_id = \(tenant) AND id = \(id)),
            \(fragment: signupEnding(state, action))
        SELECT id FROM ended
        """
    }

    /// The living person who has an address, locked, and her contact point: of several the one who was asked there before,
    /// else the one who has been here longest.
    private func owner(
        of tokens: [[UInt8]], _ transaction: PostgresTransaction
    ) async throws -> (person: UUID, point: UUID)? {
        let rows = try await transaction.query(
            """
            SELECT c.person_id, c.id FROM contact_point c JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.person_id
            WHERE c.tenant_id = \(tenant) AND c.kind = 'email' AND c.token = ANY (\(tokens))
            ORDER BY EXISTS (SELECT FROM consent n WHERE n.tenant_id = c.tenant_id AND n.subject_id = c.person_id
                AND n.address_id = c.id) DESC, p.created_at, p.id, c.id LIMIT 1
            """)
        guard let (person, point) = try rows.first?.decode(UUID.self, UUID.self) else { return nil }
        do {
            _ = try await Self.lock(person, tenant, transaction)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return nil
        }
        return (person, point)
    }

    private func confirming(
        _ owner: (person: UUID, point: UUID)?, email: String, _ transaction: PostgresTransaction
    ) async throws -> Confirming {
        guard let owner else {
            return Confirming(
                person: UUID.random(), point: ContactPoint(kind: .email, value: email, isPrimary: true), found: nil,
                profileKey: nil)
        }
        let answers = try await transaction.pipeline(FoundConsents.statements(owner.person, tenant, at: now))
        let found = try FoundConsents(answers, person: owner.person, vault: vault)
        guard let row = answers[1].first else { throw Self.personNotFound }
        let value = found.facts.contactPoints.first { $0.id == owner.point }?.value ?? email
        return Confirming(
            person: owner.person, point: ContactPoint(id: owner.point, kind: .email, value: value), found: found,
            profileKey: try KeyColumns.key(row, from: 9))
    }

    /// The boxes that become consents: those whose purpose is pursued still, and that nobody took back after they were ticked.
    private func grants(
        of signup: StoredSignup, _ confirming: Confirming, _ value: NormalizedValue, _ index: ContactIndex,
        _ record: TenantRecord, _ transaction: PostgresTransaction
    ) async throws -> [SignupGrant] {
        let rows = try await transaction.pipeline([
            PurposeColumns.select(tenant: tenant),
            """
            SELECT purpose_code, since FROM suppression
            WHERE tenant_id = \(tenant) AND token = ANY (\(try index.tokens(value, .suppression)))
            """,
            """
            SELECT hash, body FROM wording
            WHERE tenant_id = \(tenant) AND hash = ANY (\(signup.choices.map(\.wording)))
            """,
        ])
        let purposes = try rows[0].map(PurposeColumns.purpose)
        let blocks = try rows[1].map { try $0.decode(String.self, Date.self) }
        let texts = Dictionary(try rows[2].map { try $0.decode([UInt8].self, String.self) }) { first, _ in first }
        return signup.choices.compactMap { choice -> SignupGrant? in
            guard let rules = purposes.first(where: { $0.code == choice.purpose }), rules.isConfirmableByEmail else {
                return nil
            }
            let met = blocks.filter { code, _ in
                code == ReductionPlan.everything || code == rules.code
                    || (code == ReductionPlan.everyMarketing && rules.marketing)
            }
            let isVoid =
                met.contains { $0.1 >= signup.requestedAt }
                || Self.isTakenBack(rules, after: signup.requestedAt, confirming.found)
            if isVoid { return nil }
            let key = ConsentKey(purpose: rules.code, channel: .email, address: confirming.point.id)
            return try? SignupGrant(
                choice, of: signup, point: confirming.point, rules: rules,
                before: confirming.found?.consents[key]?.stored.consent, suppressed: !met.isEmpty,
                wording: texts[choice.wording], tenant: record, at: now)
        }
    }

    /// Whether she withdrew or objected to what she asked for before: the later word counts.
    private static func isTakenBack(_ purpose: PurposeRules, after moment: Date, _ found: FoundConsents?) -> Bool {
        found?.reductions.contains { reduction in
            guard reduction.at >= moment else { return false }
            if reduction.kind == .objection, purpose.marketing { return true }
            return reduction.scope.reaches(purpose.code) && reduction.scope.reaches(.email)
        } ?? false
    }

    private func carryOut(
        _ grants: [SignupGrant], of signup: StoredSignup, _ confirming: Confirming, _ value: NormalizedValue,
        _ index: ContactIndex, _ links: [PersonLink], _ transaction: PostgresTransaction
    ) async throws {
        let moment = now.asStored
        let evidence: EvidenceKey
        var statements: [PostgresQuery]
        if let found = confirming.found, let profileKey = confirming.profileKey {
            evidence = try await evidenceKey(of: confirming.person, transaction)
            let fresh = grants.filter { !Self.isCarried($0, found, at: moment) }
            statements = try grounds(fresh.map { $0.ground(at: moment) }, of: confirming.person, under: profileKey)
        } else {
            evidence = try vault.makeEvidenceKey(of: confirming.person)
            statements = try newcomer(grants, confirming, index, at: moment)
        }
        statements += evidence.insert(tenant)
        let address = try index.token(value, .evidence).token
        for grant in grants {
            let (request, event) = try grant.events(signup, under: evidence, vault: vault)
            let seen = confirming.found?.reductions.filter { $0.scope.reaches(grant.key.purpose) }.prefix(32) ?? []
            statements += [request].compactMap { $0 }.statements(tenant) + [event].statements(tenant)
            statements.append(
                try slot(
                    grant.announcement(event, address: address, seen: seen.map(\.id)), at: event.at, under: evidence))
            statements.append(
                audit([request].compactMap { $0 }.entries("consent.request") + [event].entries("consent.confirm")))
        }
        let lifted = grants.filter(\.liftsSuppression).map(\.key.purpose)
        if !lifted.isEmpty {
            statements.append(lift(try index.tokens(value, .suppression), for: lifted, at: moment))
        }
        statements += [
            addLinks(links, to: confirming.person, at: moment), end(signup.id, .confirmed, "signup.confirm"),
        ]
        _ = try await transaction.pipeline(statements)
    }

    /// Whether a ground that she has lasts as long as the one the consent would be.
    private static func isCarried(_ grant: SignupGrant, _ found: FoundConsents, at now: Date) -> Bool {
        found.grounds.map(\.ground).contains { ground in
            guard ground.purpose == grant.key.purpose, ground.basis == .consent, ground.isLiving(at: now) else {
                return false
            }
            guard let until = ground.until else { return true }
            return grant.decision.until.map { $0 <= until } ?? false
        }
    }

    /// Statements that add grounds to a person who is stored and locked.
    private func grounds(
        _ drafts: [GroundDraft], of person: UUID, under key: VaultHandle.WrappedKey
    ) throws -> [PostgresQuery] {
        try drafts.flatMap { draft -> [PostgresQuery] in
            let sealed = try vault.seal(
                draft.detail.encoded(), under: key, .processingGround, row: draft.id, of: person, sealVersion: 1)
            let digest = RowDigests.ground(
                id: draft.id, sealVersion: 1, subject: person, purpose: draft.purpose,
                legalBasis: draft.legalBasis.rawValue, since: draft.since, until: draft.until, endedAt: nil,
                sealed: sealed)
            return [
                """
                INSERT INTO processing_ground (tenant_id, id, subject_id, purpose_code, legal_basis, since, until, end_rule,
                    seal_version, sealed)
                VALUES (\(tenant), \(draft.id), \(person), \(draft.purpose), \(draft.legalBasis.rawValue), \(draft.since),
                    \(draft.until), \(draft.endRule), 1, \(sealed))
                """,
                audit([
                    AuditRecord(
                        action: "ground.add", table: .processingGround, row: draft.id, subject: person, sealVersion: 1,
                        digest: digest)
                ]),
            ]
        }
    }

    /// Statements that store somebody who was not known: her address, and nothing else but why.
    private func newcomer(
        _ grants: [SignupGrant], _ confirming: Confirming, _ index: ContactIndex, at moment: Date
    ) throws -> [PostgresQuery] {
        let drafts = grants.map { $0.ground(at: moment) }
        guard let first = drafts.first else { return [] }
        let person = try SealedPerson(
            PersonDraft(
                id: confirming.person, profile: try PersonProfile(contactPoints: [confirming.point]).validated(),
                lifecycle: .lead, ground: first, heedsSuppression: false), vault: vault, index: index)
        return [PersonInsert(tenant: tenant, people: [person], now: moment).statement { audit(from: $0) }]
            + (try grounds(Array(drafts.dropFirst()), of: confirming.person, under: person.key))
    }
}

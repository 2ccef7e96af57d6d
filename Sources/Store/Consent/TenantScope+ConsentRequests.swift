package import Domain
package import Foundation
import Postgres
import Vault

/// What staff state about consents: a request, never a given consent.
extension TenantScope {
    /// The words a request refers to.
    private struct Words {
        let hash: [UInt8]
        let isKept: Bool
        let language: String
        /// Words that are no version of the purpose's: they may name somebody, so they are sealed.
        let statement: String?
        let notice: [UInt8]?
    }

    /// Records that a person was asked, if the state of her consents allows it; answers the consent as it then stands.
    ///
    /// The same request again, and one for a consent that is given already, change nothing.
    /// - Throws: `Refusal` 404, 409 `restricted`, or naming the field: `objected`, `suppressed`, an address that is none of
    ///   hers, a wording that nobody knows.
    package func request(_ entry: ConsentEntry, of person: UUID) async throws -> StoredConsent {
        let index = try await contactIndex()
        let language = try await store.tenant(tenant).locale
        let key = try await transaction(.consentRequest) { transaction in
            guard try await Self.lock(person, tenant, transaction) == "active" else {
                guard actor.may(.restrictedRead) else { throw Self.personNotFound }
                throw Refusal(
                    .conflict, RefusalCode.restricted, rule: "Restricted: storage only, Art. 18(2) GDPR.")
            }
            let answers = try await transaction.pipeline(FoundConsents.statements(person, tenant, at: now))
            let found = try FoundConsents(answers, person: person, vault: vault)
            guard let purpose = found.facts.purposes.first(where: { $0.code == entry.purpose }) else {
                throw Refusal(.refused, RefusalCode.purposeUnknown, field: "purpose")
            }
            guard !(purpose.marketing && found.hasObjected) else {
                throw Refusal(
                    .refused, RefusalCode.objected, field: "purpose", rule: "An objection is final, Art. 21(3) GDPR.")
            }
            let point = try Self.point(entry, found.facts.contactPoints, index)
            let key = ConsentKey(
                purpose: entry.purpose, channel: entry.channel, address: point?.id ?? ConsentKey.noAddress)
            let words = try await words(entry, language: language, transaction)
            let before = found.consents[key]
            if before?.stored.consent.state.permitsProcessing == true { return key }
            if before?.stored.consent.state == .requested, before?.stored.wording == words.hash { return key }
            var machine = ConsentMachine(state: before?.stored.consent.state)
            let isSuppressed = try await isSuppressed(point, purpose, index, transaction)
            _ = try machine.apply(
                .request(
                    ConsentRequest(
                        origin: .staff, wordingHash: words.hash, control: .notApplicable,
                        confirmation: purpose.confirmation, suppressed: isSuppressed)), at: now)
            guard let state = machine.state else { throw StoreError.missingRow }
            try await write(key, state, entry, point, words, found, transaction)
            return key
        }
        guard let stored = try await consents(of: person).first(where: { $0.consent.key == key }) else {
            throw Self.personNotFound
        }
        return stored
    }

    private func write(
        _ key: ConsentKey, _ state: ConsentState, _ entry: ConsentEntry, _ point: ContactPoint?, _ words: Words,
        _ found: FoundConsents, _ transaction: PostgresTransaction
    ) async throws {
        let moment = found.moment(for: key, now: now)
        var detail = ConsentEventDetail()
        detail.address = point?.value
        detail.source = entry.source
        detail.wordingHash = words.hash
        detail.noticeHash = words.notice
        detail.language = words.language
        detail.control = .notApplicable
        detail.requestedAt = moment
        detail.statement = words.statement
        let evidence = try await evidenceKey(of: found.person, transaction)
        let event = try ConsentEventDraft(
            key, becomes: state, method: ConsentEvidence.Method.claim.rawValue, at: moment, validUntil: nil,
            recordedBy: actor.identifier, wordingHash: words.isKept ? words.hash : nil, detail: detail, under: evidence,
            vault: vault)
        _ = try await transaction.pipeline(
            evidence.insert(tenant) + [event].statements(tenant) + [audit([event].entries("consent.request"))])
    }

    /// The contact point an entry is about; nil on channels without one.
    private static func point(
        _ entry: ConsentEntry, _ points: [ContactPoint], _ index: ContactIndex
    ) throws(Refusal) -> ContactPoint? {
        guard let kind = entry.channel.contactKind else {
            guard entry.address == nil else {
                throw Refusal(
                    .invalid, RefusalCode.notAllowedValue, field: "address",
                    rule: "This channel has no address of its own.")
            }
            return nil
        }
        let candidates = points.filter { $0.kind == kind }
        guard let address = entry.address else {
            guard candidates.count == 1, let only = candidates.first else {
                throw Refusal(.invalid, RefusalCode.required, field: "address", rule: "Which address is meant?")
            }
            return only
        }
        let wanted = try index.normalized(address, kind, field: "address")
        let found = candidates.first { (try? index.normalized($0.value, kind, field: "address")) == wanted }
        guard let found else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "address", rule: "One of the person's own contact points."
            )
        }
        return found
    }

    private func words(
        _ entry: ConsentEntry, language: String, _ transaction: PostgresTransaction
    ) async throws -> Words {
        let texts = try await transaction.query(
            """
            SELECT t.kind, t.hash_de, t.hash_en FROM purpose_text t
            WHERE t.tenant_id = \(tenant) AND t.purpose_code = \(entry.purpose) AND t.version = (
                SELECT max(m.version) FROM purpose_text m
                WHERE m.tenant_id = t.tenant_id AND m.purpose_code = t.purpose_code AND m.kind = t.kind)
            """
        ).map { try $0.decode(String.self, [UInt8].self, [UInt8].self) }
        let notice = texts.first { $0.0 == WordingKind.notice.rawValue }
        func noticeHash(in language: String) -> [UInt8]? { notice.map { language == "en" ? $0.2 : $0.1 } }
        guard let wording = entry.wording else {
            guard let current = texts.first(where: { $0.0 == WordingKind.wording.rawValue }) else {
                throw Refusal(
                    .refused, RefusalCode.wordingMissing, field: "wording",
                    rule: "The purpose has no words yet, Art. 7(1) GDPR.")
            }
            return Words(
                hash: language == "en" ? current.2 : current.1, isKept: true, language: language, statement: nil,
                notice: noticeHash(in: language))
        }
        guard wording.utf8.count == 64, let hash = Hexadecimal.bytes(wording) else {
            let language = ContentAddress.undetermined
            return Words(
                hash: ContentAddress.of(wording, .wording, language: language), isKept: false, language: language,
                statement: wording, notice: nil)
        }
        let rows = try await transaction.query(
            """
            SELECT w.language FROM wording w WHERE w.tenant_id = \(tenant) AND w.hash = \(hash) AND w.kind = 'wording'
                AND EXISTS (SELECT FROM purpose_text t WHERE t.tenant_id = w.tenant_id
                    AND t.purpose_code = \(entry.purpose) AND w.hash IN (t.hash_de, t.hash_en))
            """)
        guard let row = rows.first else {
            throw Refusal(
                .invalid, RefusalCode.wordingUnknown, field: "wording", rule: "No version of the purpose's words.")
        }
        let kept = try row.decode(String.self)
        return Words(hash: hash, isKept: true, language: kept, statement: nil, notice: noticeHash(in: kept))
    }

    private func isSuppressed(
        _ point: ContactPoint?, _ purpose: PurposeRules, _ index: ContactIndex, _ transaction: PostgresTransaction
    ) async throws -> Bool {
        guard let point, let value = try? index.normalized(point.value, point.kind, field: "address") else {
            return false
        }
        let codes =
            [ReductionPlan.everything, purpose.code] + (purpose.marketing ? [ReductionPlan.everyMarketing] : [])
        let rows = try await transaction.query(
            """
            SELECT 1 FROM suppression WHERE tenant_id = \(tenant) AND token = ANY (\(try index.tokens(value, .suppression)))
                AND purpose_code = ANY (\(codes))
                AND \(fragment: Self.isNotLifted(tenant, token: "suppression.token", purpose: "\(purpose.code)")) LIMIT 1
            """)
        return !rows.isEmpty
    }
}

package import Domain
import Foundation
import Postgres

/// The words that purposes ask with: content-addressed, immutable, a change is a new version (R-09).
extension TenantScope {
    /// Every version of every text, by purpose and kind, the newest first; at most 10,000.
    package func purposeTexts(of purpose: String? = nil) async throws -> [PurposeText] {
        let narrowed: PostgresQuery = purpose.map { "AND p.purpose_code = \($0)" } ?? ""
        let rows = try await read(
            """
            SELECT p.purpose_code, p.kind, p.version, p.version = max(p.version) OVER (PARTITION BY p.purpose_code, p.kind),
                p.hash_de, d.body, p.hash_en, e.body, p.created_at
            FROM purpose_text p JOIN wording d ON d.tenant_id = p.tenant_id AND d.hash = p.hash_de
            JOIN wording e ON e.tenant_id = p.tenant_id AND e.hash = p.hash_en
            WHERE p.tenant_id = \(tenant) \(fragment: narrowed)
            ORDER BY p.purpose_code, p.kind DESC, p.version DESC LIMIT 10000
            """)
        return try (rows.first ?? []).map { row in
            let (purpose, kind, version, isCurrent, germanHash, german, englishHash, english, createdAt) =
                try row.decode(
                    String.self, String.self, Int32.self, Bool.self, [UInt8].self, String.self, [UInt8].self,
                    String.self,
                    Date.self)
            guard let kind = WordingKind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
            return PurposeText(
                purpose: purpose, kind: kind, version: version, isCurrent: isCurrent,
                german: .init(hash: germanHash, body: german), english: .init(hash: englishHash, body: english),
                createdAt: createdAt)
        }
    }

    /// Adds a version after `version`, the one its author has seen; 0 where there was none.
    ///
    /// - Throws: `Refusal` 412 where somebody else was faster.
    package func addPurposeText(
        _ texts: WordingRule.Bilingual, _ kind: WordingKind, of purpose: String, after version: Int32
    ) async throws {
        let rows = try await write(.wordingAdd, statements(texts, kind, of: purpose, after: version))
        guard rows.last?.count == 1 else { throw Refusal.changedMeanwhile("wording") }
    }

    /// Statements that add a version; the last one answers a row when it was added.
    private func statements(
        _ texts: WordingRule.Bilingual, _ kind: WordingKind, of purpose: String, after version: Int32
    ) -> [PostgresQuery] {
        let lock = "\(tenant) \(purpose)"
        let german = ContentAddress.of(texts.german, kind, language: "de")
        let english = ContentAddress.of(texts.english, kind, language: "en")
        return [
            // Of two at once, one waits here and finds the other's version.
            "SELECT pg_advisory_xact_lock(hashtextextended(\(lock), 0))",
            """
            INSERT INTO wording (tenant_id, hash, kind, language, body, created_at)
            SELECT \(tenant), u.hash, \(kind.rawValue), u.language, u.body, \(now)
            FROM unnest(\([german, english]), \(["de", "en"]), \([texts.german, texts.english])) AS u (hash, language, body)
            ON CONFLICT DO NOTHING
            """,
            """
            WITH added AS (
                INSERT INTO purpose_text (tenant_id, purpose_code, kind, version, hash_de, hash_en, created_at, created_by)
                SELECT \(tenant), p.code, \(kind.rawValue), \(version + 1), \(german), \(english), \(now), \(actor.identifier)
                FROM purpose p WHERE p.tenant_id = \(tenant) AND p.code = \(purpose) AND \(version) = coalesce((
                    SELECT max(t.version) FROM purpose_text t WHERE t.tenant_id = \(tenant) AND t.purpose_code = \(purpose)
                        AND t.kind = \(kind.rawValue)), 0)
                RETURNING *
            ), noted AS (
                \(fragment: audit("wording.add", .purposeText, written: "added r"))
            )
            SELECT purpose_code FROM added
            """,
        ]
    }

    /// Statements that give a purpose the words it begins with; none for purposes that rest on no consent.
    func defaultTexts(of purpose: PurposeRules, business: String) -> [PostgresQuery] {
        let words = DefaultWordings.wording(for: purpose.code, business: business)
        let notice = DefaultWordings.notice(for: purpose.code, business: business)
        return (words.map { statements($0, .wording, of: purpose.code, after: 0) } ?? [])
            + (notice.map { statements($0, .notice, of: purpose.code, after: 0) } ?? [])
    }

    /// Gives a tenant of an older version the words that its default purposes begin with, and its first form; answers whether
    /// any were missing.
    package func adoptDefaultTexts() async throws -> Bool {
        let known = Set(try await purposeTexts().map(\.purpose))
        let business = try await store.tenant(tenant).name
        let missing = try await store.purposes(of: tenant).filter { !known.contains($0.code) }
        var statements = missing.flatMap { defaultTexts(of: $0, business: business) }
        if try await forms().isEmpty { statements += defaultForm() }
        if statements.isEmpty { return false }
        _ = try await write(.wordingAdopt, statements)
        return true
    }
}

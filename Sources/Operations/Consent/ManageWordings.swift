package import Domain
package import Store

/// The words and notices that purposes ask with: kept for ever, changed by new versions.
package struct ManageWordings: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Every version, by purpose and kind, the newest first; of one purpose only where one is named.
    package func list(of purpose: String? = nil, by actor: Actor) async throws -> [PurposeText] {
        try actor.require(.settingsRead)
        return try await store.scoped(to: actor).purposeTexts(of: purpose)
    }

    /// The version that has this text in one of its languages, the newest of several.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ hash: [UInt8], by actor: Actor) async throws -> PurposeText {
        let found = try await list(by: actor).first { $0.german.hash == hash || $0.english.hash == hash }
        guard let found else { throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such wording.") }
        return found
    }

    /// Makes these texts the current version and answers it; texts that are current already stay.
    ///
    /// `version`: The version the author has seen, 0 for none; nil takes whatever is current.
    /// - Throws: `Refusal` naming `purpose`, `de` or `en`, 412 where somebody else was faster.
    package func write(
        _ german: String, _ english: String, _ kind: WordingKind, of purpose: String, after version: Int32? = nil,
        by actor: Actor
    ) async throws -> (text: PurposeText, isNew: Bool) {
        try actor.require(.settingsWrite)
        let texts = try WordingRule.checked(german: german, english: english)
        guard let rules = try await store.purposes(of: actor.tenant).first(where: { $0.code == purpose }),
            rules.isActive
        else {
            throw Refusal(
                .refused, RefusalCode.purposeUnknown, field: "purpose",
                rule: "The tenant pursues no such purpose, Art. 5(1)(b) GDPR.")
        }
        let scope = store.scoped(to: actor)
        let current = try await scope.purposeTexts(of: purpose).first { $0.kind == kind }
        try Refusal.check(version, is: current?.version ?? 0, of: "wording")
        if let current, current.german.body == texts.german, current.english.body == texts.english {
            return (current, false)
        }
        try await scope.addPurposeText(texts, kind, of: purpose, after: current?.version ?? 0)
        guard let made = try await scope.purposeTexts(of: purpose).first(where: { $0.kind == kind }) else {
            throw StoreError.missingRow
        }
        return (made, true)
    }

    /// Gives the purposes of tenants of an older version the words they begin with.
    package func adoptDefaults() async throws {
        for tenant in try await store.node.tenants() {
            _ = try await store.scoped(to: .system(in: tenant.id)).adoptDefaultTexts()
        }
    }
}

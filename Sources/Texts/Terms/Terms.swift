/// Everyday words for the codes of the domain; an unknown code stands for itself.
package struct Terms: Sendable {
    /// The language.
    package let language: Language

    /// Words in `language`.
    package init(language: Language) {
        self.language = language
    }

    /// A role of staff, by its wire name.
    package func role(_ code: String) -> String { word(code, Self.roles) }
    /// A legal basis, by its wire name.
    package func legalBasis(_ code: String) -> String { word(code, Self.legalBases) }
    /// The article of a legal basis.
    package func article(ofBasis code: String) -> String { word(code, Self.articles) }
    /// A channel.
    package func channel(_ code: String) -> String { word(code, Self.channels) }
    /// A consent state, by its DPV name.
    package func consentState(_ code: String) -> String { word(code, Self.consentStates) }
    /// Where a person stands with the business.
    package func lifecycle(_ code: String) -> String { word(code, Self.lifecycles) }
    /// A form of address.
    package func salutation(_ code: String) -> String { word(code, Self.salutations) }
    /// A kind of contact point.
    package func contactKind(_ code: String) -> String { word(code, Self.contactKinds) }
    /// Why a person is erased, by its wire name.
    package func erasureReason(_ code: String) -> String { word(code, Self.erasureReasons) }
    /// Why processing is restricted, by its wire name.
    package func restrictionReason(_ code: String) -> String { word(code, Self.restrictionReasons) }
    /// What a table holds, for plans and counts.
    package func contents(ofTable code: String) -> String { word(code, Self.tables) }
    /// A field of a person, by its wire name.
    package func field(_ code: String) -> String { word(code, Self.allFields) }
    /// The method behind a consent.
    package func consentMethod(_ code: String) -> String { word(code, Self.consentMethods) }
    /// The state of an import.
    package func importState(_ code: String) -> String { word(code, Self.importStates) }
    /// The tenant's policy.
    package func policy(_ code: String) -> String { word(code, Self.policies) }

    func word(_ code: String, _ table: [String: Bilingual<String>]) -> String {
        table[code]?[language] ?? code
    }
}

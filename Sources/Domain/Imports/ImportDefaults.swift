package import Foundation

/// What applies to rows of an import that do not say it themselves.
package struct ImportDefaults: Sendable {
    /// The code of the purpose.
    package var purpose: String?
    /// The legal basis.
    package var legalBasis: LegalBasis?
    /// Where the data comes from.
    package var source: String?
    /// The purposes that cells may name.
    package var purposes: PurposeWords
    /// The zone of evidence times written without one.
    package var timeZone: TimeZone
    /// Whether labels that stand in no file are German; English otherwise.
    package var isGerman: Bool
    /// Fields that the tenant made for its people.
    package var fields: [CustomField]

    /// Makes defaults; nothing applies unless given, and times without a zone are Greenwich times.
    package init(
        purpose: String? = nil, legalBasis: LegalBasis? = nil, source: String? = nil,
        purposes: PurposeWords = .initial, timeZone: TimeZone = .gmt, isGerman: Bool = true,
        fields: [CustomField] = []
    ) {
        self.purpose = purpose
        self.legalBasis = legalBasis
        self.source = source
        self.purposes = purposes
        self.timeZone = timeZone
        self.isGerman = isGerman
        self.fields = fields
    }
}

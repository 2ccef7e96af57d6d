import Domain
import Texts

/// What applies to all rows of a file that do not say it themselves.
struct ImportChoices: Sendable {
    let purpose: Choice
    let basis: Choice
    let source: Field
    let duplicates: Choice

    init(_ entry: ImportEntry, purposes: [PurposeRules], desk: Desk) {
        let texts = desk.texts
        let t = texts.imports
        purpose = Choice(
            "purpose", label: t.purpose, options: purposes.filter(\.isActive).map { ($0.code, desk.name(of: $0)) },
            selected: entry.purpose, empty: t.asInFile, width: "half")
        basis = Choice(
            "legalBasis", label: t.basis,
            options: LegalBasis.allCases.map { ($0.rawValue, texts.terms.legalBasis($0.rawValue)) },
            selected: entry.basis, empty: t.asInFile, width: "half")
        source = Field("source", label: t.source, value: entry.source, hint: t.sourceHint, isOptional: true)
        duplicates = Choice(
            "duplicates", label: t.duplicates,
            options: [("skip", t.skip), ("update", t.update), ("both", t.both)], selected: entry.duplicates,
            width: "half")
    }
}

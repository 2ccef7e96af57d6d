import Domain
import Texts

/// Every component in every state, with made-up content.
struct DesignPage: PageContent {
    static let template = "design"

    /// A row of the sample table.
    struct Row: Sendable {
        let name: String
        let chip: Chip
        let number: String
    }

    /// An icon to show.
    struct Sample: Sendable {
        let icon: String
    }

    /// The consent matrix.
    struct Matrix: Sendable {
        let t: DesignTexts
        let channels: [String]
        let rows: [MatrixRow]
    }

    let t: DesignTexts
    let swatches = [
        "paper", "surface", "sunken", "text", "muted", "line", "control", "accent", "given", "pending",
        "refused", "neutral",
    ]
    let chips: [Chip]
    let icons = Icon.allCases.map { Sample(icon: $0.template) }
    let notices: [Notice]
    let summary: ErrorSummary
    let toast: Toast
    let keys: [Fact]
    let fields: [Field]
    let choices: [Choice]
    let ticks: [Tick]
    let matrix: Matrix
    let groups: [PlanGroup]
    let steps: [ReceiptStep]
    let rows: [Row]
    let pager: Pager?
    let tiles: [StatTile]
    let figures: FigureTable?
    let empty: EmptyState

    init(desk: Desk) {
        let texts = desk.texts
        t = texts.design
        let states = ConsentState.allCases.map { texts.terms.consentState($0.rawValue) }
        chips = zip(ConsentState.allCases, states).map { Chip($1, Tone(of: $0)) }
        let required = Refusal(.invalid, RefusalCode.required)
        let suppressed = texts.refusals.text(RefusalCode.suppressed.rawValue)
        notices = [
            Notice(texts.person.saved, tone: .given), Notice(texts.person.restricted, tone: .pending, icon: .lock),
            Notice(suppressed.sentence, "\(suppressed.advice) (\(suppressed.article ?? ""))", tone: .refused),
            Notice(texts.erasure.notAllowed, tone: .neutral),
        ]
        summary = ErrorSummary(
            texts, label: texts.terms.field("familyName"), text: texts.line(required), id: "sample-wrong")
        toast = Toast(
            Notice(texts.imports.done, tone: .given), undo: "/design", csrf: desk.csrf, texts: texts)
        keys = [
            Fact(texts.common.search, "/"), Fact(texts.people.create, "n"), Fact(texts.frame.keys, "?"),
        ]
        fields = [
            Field("sample.plain", label: texts.terms.field("givenName"), value: "Anna", width: "half"),
            Field(
                "sample.wrong", label: texts.terms.field("familyName"), error: texts.line(required), width: "half"),
            Field(
                "sample.hint", label: texts.terms.field("source"), hint: texts.personForm.sourceHint, isOptional: true),
        ]
        choices = [
            Choice(
                "sample.choice", label: texts.terms.field("lifecycle"),
                options: Lifecycle.allCases.map { ($0.rawValue, texts.terms.lifecycle($0.rawValue)) },
                selected: "customer",
                isOptional: true, width: "half"),
            Choice(
                "sample.missing", label: texts.terms.field("legalBasis"), options: [],
                empty: texts.personForm.choose, error: texts.line(required), width: "half"),
        ]
        ticks = [
            Tick("sample.tick", label: texts.erasure.suppress, hint: texts.erasure.suppressHint),
            Tick("sample.ticked", label: texts.erasure.suppress, isTicked: true),
        ]
        matrix = Self.matrix(desk)
        groups = Self.plan(desk)
        steps = Self.receipt(desk)
        rows = [("Anna Groß", Tone.given), ("Müller-Lüdenscheidt", .pending), ("José Ángel Ñúñez", .refused)].map {
            Row(name: $0, chip: Chip(texts.terms.consentState(Self.code(of: $1)), $1), number: desk.number(12_345))
        }
        pager = Pager(path: "/design", next: "x", isFirst: false)
        tiles = [
            StatTile(desk.number(12_480), texts.imports.imported, tone: .given),
            StatTile(desk.number(214), texts.imports.quarantined, tone: .pending),
            StatTile(desk.number(0), texts.imports.updated),
        ]
        figures = FigureTable(
            texts.design.figures,
            [(texts.campaigns.reason("objected"), 412), (texts.campaigns.reason("no-address"), 38)], desk: desk)
        empty = EmptyState(
            texts.people.emptyTitle, texts.people.emptyLead, icon: .people,
            actions: [
                Action(texts.people.create, href: "/design", icon: .plus, isPrimary: true),
                Action(texts.people.importFile, href: "/design", icon: .upload),
            ])
    }

    private static func code(of tone: Tone) -> String {
        switch tone {
        case .given: "ConsentGiven"
        case .pending: "ConsentRequested"
        case .refused: "ConsentWithdrawn"
        case .neutral: "ConsentExpired"
        }
    }
}

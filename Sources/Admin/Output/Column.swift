import Domain
import Texts

/// A column of a list: its title in both languages and what stands in its cells.
struct Column<Element> {
    let title: Words
    let alignment: TextTable.Alignment
    let cell: (Element) -> String

    /// A column of words.
    init(_ german: String, _ english: String, _ cell: @escaping (Element) -> String) {
        self.init(german, english, .left, cell)
    }

    /// A column with an alignment.
    init(
        _ german: String, _ english: String, _ alignment: TextTable.Alignment, _ cell: @escaping (Element) -> String
    ) {
        title = Words(german, english)
        self.alignment = alignment
        self.cell = cell
    }
}

extension Answer {
    /// A list as every list answers: a table for people, `{"items":[…],"nextCursor":…}` for scripts.
    static func list<Element>(
        _ elements: [Element], next cursor: String? = nil, in language: Language, columns: [Column<Element>],
        item: (Element) -> CanonicalJSON
    ) -> Answer {
        var table = TextTable(columns.map { ($0.title[language], $0.alignment) })
        for element in elements { table.add(columns.map { $0.cell(element) }) }
        var notes: [String] = []
        if elements.isEmpty {
            notes = [Words("Nichts gefunden.", "Nothing found.")[language]]
        } else if let cursor {
            notes = [Words("Es gibt mehr: --cursor ", "There is more: --cursor ")[language] + cursor]
        }
        return Answer(
            .list(elements.map(item), next: cursor), text: elements.isEmpty ? "" : table.text, notes: notes)
    }

    /// One thing, field by field.
    static func details(
        _ document: CanonicalJSON, in language: Language, _ fields: [(label: Words, value: String?)]
    ) -> Answer {
        Answer(document, text: Self.lines(fields, in: language))
    }

    /// Labelled lines, the values in one column; a value that is missing leaves its line out.
    static func lines(_ fields: [(label: Words, value: String?)], in language: Language) -> String {
        let shown = fields.compactMap { field in field.value.map { (field.label[language], $0) } }
        let width = shown.map { DisplayWidth.of($0.0) }.max() ?? 0
        return shown.map { label, value in
            let blanks = String(repeating: " ", count: width - DisplayWidth.of(label) + 2)
            return label + blanks + DisplayWidth.harmless(value) + "\n"
        }.joined()
    }
}

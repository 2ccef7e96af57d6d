/// An aligned table for people.
package struct TextTable: Sendable {
    /// Where a cell stands in its column.
    package enum Alignment: Sendable {
        case left
        case right
    }

    private let titles: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// Begins a table of these columns.
    package init(_ columns: [(title: String, alignment: Alignment)]) {
        titles = columns.map(\.title)
        alignments = columns.map(\.alignment)
    }

    /// Adds a row; missing cells stay empty, cells beyond the columns are left out.
    package mutating func add(_ cells: [String]) {
        let padded = cells.prefix(titles.count) + Array(repeating: "", count: max(0, titles.count - cells.count))
        rows.append(padded.map(DisplayWidth.harmless))
    }

    /// The lines, each ended, without blanks at their ends.
    package var text: String {
        let lines = [titles] + rows
        let widths = titles.indices.map { column in lines.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return lines.map { cells in
            var line = ""
            for (column, cell) in cells.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                line += (column > 0 ? "  " : "") + (alignments[column] == .right ? blanks + cell : cell + blanks)
            }
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}

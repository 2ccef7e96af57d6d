/// Numbers beside their words, largest first as they come, each with a bar for its share of the largest one.
struct FigureTable: Sendable {
    /// A word, its number, and its share in per cent.
    struct Line: Sendable {
        let label: String
        let number: String
        let share: String
    }

    let caption: String
    let lines: [Line]

    /// Nil where there is nothing to count.
    init?(_ caption: String, _ figures: [(label: String, number: Int)], desk: Desk) {
        guard let most = figures.map(\.number).max(), most > 0 else { return nil }
        self.caption = caption
        lines = figures.map { figure in
            Line(
                label: figure.label, number: desk.number(figure.number),
                share: String(max(1, min(100, Int(Double(figure.number) / Double(most) * 100)))))
        }
    }
}

/// A column that could have gone elsewhere; shown before an import begins.
package struct ColumnAmbiguity: Sendable, Equatable {
    /// The column, from zero.
    package let column: Int
    /// Its header as written.
    package let header: String
    /// What it could be, the choice made first.
    package let candidates: [ColumnTarget]

    /// What was chosen.
    package var chosen: ColumnTarget { candidates.first ?? .ignore }
}

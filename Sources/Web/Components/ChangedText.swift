import Domain

/// A stretch of a text that was changed, with what a screen reader says of it.
struct ChangedText: Sendable {
    let kept: String?
    let added: String?
    let removed: String?

    /// What became of a text, stretch by stretch.
    static func parts(from old: String, to new: String) -> [ChangedText] {
        TextDifference.parts(from: old, to: new).map { part in
            switch part.kind {
            case .kept: ChangedText(kept: part.text, added: nil, removed: nil)
            case .added: ChangedText(kept: nil, added: part.text, removed: nil)
            case .removed: ChangedText(kept: nil, added: nil, removed: part.text)
            }
        }
    }
}

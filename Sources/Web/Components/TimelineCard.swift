import Domain
import Foundation
import Store
import Texts

/// What happened, with a form above it to write down what was said.
struct TimelineCard: Sendable {
    /// How many entries stand on the page of a subject.
    static let length = 20

    let t: TimelineTexts
    let form: ActivityForm?
    let entries: [TimelineEntry]
    let hasEntries: Bool
    let olderHref: String?

    init(_ entries: [TimelineEntry], form: ActivityForm?, olderHref: String?, desk: Desk) {
        t = desk.texts.timeline
        self.form = form
        self.entries = entries
        hasEntries = !entries.isEmpty
        self.olderHref = olderHref
    }
}

import Texts

/// An older part of a timeline.
struct TimelinePage: PageContent {
    static let template = "timelinePage"

    let t: TimelineTexts
    let entries: [TimelineEntry]
    let hasEntries: Bool
    let pager: Pager?

    init(_ entries: [TimelineEntry], pager: Pager?, desk: Desk) {
        t = desk.texts.timeline
        self.entries = entries
        hasEntries = !entries.isEmpty
        self.pager = pager
    }
}

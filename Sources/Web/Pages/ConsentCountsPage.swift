import Directory
import Domain
import Store
import Texts

/// How everybody's consents stand: purposes by channels, each state with the number of people and the way to them.
struct ConsentCountsPage: PageContent {
    static let template = "consentCounts"

    /// People with one state.
    struct Count: Sendable {
        let chip: Chip
        let count: String
        let href: String
        /// What a screen reader says of the way.
        let label: String
    }

    /// A purpose on a channel.
    struct Cell: Sendable {
        let channel: String
        let counts: [Count]
        let isUsed: Bool
    }

    /// A purpose.
    struct Row: Sendable {
        let purpose: String
        let ended: Chip?
        let cells: [Cell]
    }

    let t: ConsentTexts
    let people: String
    let channels: [String]
    let rows: [Row]
    let hasRows: Bool

    init(_ counts: ConsentCounts, purposes: [PurposeRules], desk: Desk) {
        let t = desk.texts.consent
        self.t = t
        people = t.countedPeople(desk.number(counts.people))
        let known = Set(counts.counts.keys.map(\.purpose))
        let shown = purposes.filter { $0.bases.contains(.consent) && ($0.isActive || known.contains($0.code)) }
        let used = Set(shown.flatMap(\.channels)).union(
            counts.counts.keys.compactMap { Channel(rawValue: $0.channel) })
        let columns = Channel.allCases.filter(used.contains)
        channels = columns.map { desk.texts.terms.channel($0.rawValue) }
        rows = shown.map { purpose in
            Row(
                purpose: desk.name(of: purpose), ended: purpose.isActive ? nil : PurposeTerms.state(purpose, desk),
                cells: columns.map { Self.cell(purpose, $0, counts, desk) })
        }
        hasRows = !rows.isEmpty
    }

    private static func cell(
        _ purpose: PurposeRules, _ channel: Channel, _ counts: ConsentCounts, _ desk: Desk
    ) -> Cell {
        let place = ConsentCounts.Place(purpose.code, channel.rawValue)
        let isUsed = purpose.channels.contains(channel) || counts.counts[place] != nil
        let states = isUsed ? counts.states(purpose.code, channel) : []
        return Cell(
            channel: desk.texts.terms.channel(channel.rawValue),
            counts: states.map { state, count in
                let consent = DirectoryRow.Consent(purpose: purpose.code, channel: channel.rawValue, state: state)
                var listing = SubjectListing(.person)
                listing.consent = consent
                let word = ListFilters.word(consent, desk)
                return Count(
                    chip: Chip(word, ConsentState(rawValue: state).map(Tone.init(of:)) ?? .neutral),
                    count: desk.number(count), href: listing.path,
                    label: "\(desk.name(of: purpose)), \(word): \(desk.number(count))")
            }, isUsed: isUsed)
    }
}

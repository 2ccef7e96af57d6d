import Domain
import Foundation
import Store
import Texts

/// A person's consents with their history: every event, its words and where it came from.
struct ConsentsPage: PageContent {
    static let template = "consents"

    /// One event.
    struct Row: Sendable {
        let at: String
        let purpose: String
        let channel: String
        let address: String?
        let chip: Chip
        let method: String
        let words: String?
        let source: String?
    }

    let t: ConsentTexts
    let matrix: ConsentMatrix
    let rows: [Row]
    let hasRows: Bool

    init(
        of person: UUID, _ consents: [StoredConsent], history: [StoredConsentEvent], purposes: [PurposeRules],
        desk: Desk
    ) {
        t = desk.texts.consent
        matrix = ConsentMatrix(of: person, consents, purposes: purposes, isOwnPage: true, desk: desk)
        let names = Dictionary(purposes.map { ($0.code, desk.name(of: $0)) }) { first, _ in first }
        rows = history.map { event in
            Row(
                at: desk.moment(event.at), purpose: names[event.key.purpose] ?? event.key.purpose,
                channel: desk.texts.terms.channel(event.key.channel.rawValue), address: event.detail?.address,
                chip: ConsentMatrix.chip(event.state, desk), method: desk.texts.terms.consentMethod(event.method),
                words: event.wordingText, source: event.detail?.source)
        }
        hasRows = !rows.isEmpty
    }
}

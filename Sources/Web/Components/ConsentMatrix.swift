import Domain
import Foundation
import Store
import Texts

/// A person's consents: purposes by channels, and where to write something down.
struct ConsentMatrix: Sendable {
    let t: ConsentTexts
    let channels: [String]
    let rows: [MatrixRow]
    let hasRows: Bool
    let allHref: String?
    let recordHref: String?
    let withdrawHref: String?
    let objectHref: String?
    let purposesHref: String?
    let purposesLabel: String

    /// `isOwnPage`: Whether it stands on the page that has the history, too.
    init(of person: UUID, _ consents: [StoredConsent], purposes: [PurposeRules], isOwnPage: Bool = false, desk: Desk) {
        let t = desk.texts.consent
        self.t = t
        let path = "/people/\(person.path)"
        let known = Set(consents.map(\.consent.key.purpose))
        let shown = purposes.filter { ($0.isActive && $0.bases.contains(.consent)) || known.contains($0.code) }
        let used = Set(shown.filter { $0.bases.contains(.consent) }.flatMap(\.channels))
            .union(consents.map(\.consent.key.channel))
        let columns = Channel.allCases.filter(used.contains)
        let mayWrite = desk.actor.may(.consentsWrite)
        channels = columns.map { desk.texts.terms.channel($0.rawValue) }
        rows = shown.map { purpose in
            MatrixRow(
                purpose: desk.name(of: purpose),
                cells: columns.map { channel in
                    let standing = consents.filter {
                        $0.consent.key.purpose == purpose.code && $0.consent.key.channel == channel
                    }
                    return MatrixRow.Cell(
                        channel: desk.texts.terms.channel(channel.rawValue),
                        entries: standing.map {
                            Self.entry($0, purpose, isAlone: standing.count == 1, path: mayWrite ? path : nil, desk)
                        }, none: purpose.channels.contains(channel) ? t.notAsked : "–")
                })
        }
        hasRows = !rows.isEmpty
        allHref = isOwnPage ? nil : "\(path)/consents"
        recordHref = mayWrite ? "\(path)/consents/new" : nil
        withdrawHref = mayWrite ? "\(path)/withdrawal" : nil
        objectHref = mayWrite ? "\(path)/objection" : nil
        purposesHref = desk.actor.may(.settingsRead) ? "/purposes" : nil
        purposesLabel = desk.texts.purpose.title
    }

    private static func entry(
        _ stored: StoredConsent, _ purpose: PurposeRules, isAlone: Bool, path: String?, _ desk: Desk
    ) -> MatrixRow.Entry {
        let t = desk.texts.consent
        let common = desk.texts.common
        let consent = stored.consent
        let channel = desk.texts.terms.channel(consent.key.channel.rawValue)
        let isOpen = consent.state.permitsProcessing || consent.state == .requested || consent.state == .deferred
        let query = "purpose=\(purpose.code)&channel=\(consent.key.channel.rawValue)"
        return MatrixRow.Entry(
            address: isAlone ? nil : stored.address,
            chip: chip(consent.state, desk), since: "\(common.since) \(desk.day(consent.since))",
            until: consent.validUntil.map { "\(common.until) \(desk.day($0.addingTimeInterval(-1)))" },
            withdrawHref: isOpen ? path.map { "\($0)/withdrawal?\(query)" } : nil, withdraw: t.withdraw,
            withdrawLabel: "\(t.withdraw) \(desk.name(of: purpose)), \(channel)")
    }

    /// A state as word and shape.
    static func chip(_ state: ConsentState, _ desk: Desk) -> Chip {
        let tone: Tone =
            switch state {
            case .given, .renewed: .given
            case .requested, .deferred: .pending
            case .refused, .withdrawn, .revoked, .invalidated: .refused
            case .unknown, .expired: .neutral
            }
        return Chip(desk.texts.terms.consentState(state.rawValue), tone)
    }
}

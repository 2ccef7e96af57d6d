import Domain
import Foundation
import Operations
import Store
import Texts

/// What a person agreed to, by a link of her own, each with a button to take it back.
struct PreferencesPage: PageContent {
    static let template = "preferences"

    /// One purpose on one channel.
    struct Line: Sendable {
        let code: String
        let name: String
        let channel: String
        let state: Chip
        let since: String
        /// Whether there is something to take back.
        let isGiven: Bool
    }

    let t: FrontDoorTexts
    /// Who asks.
    let sender: String
    let action: String
    let outcome: Notice?
    let lines: [Line]
    /// The path of the signed document; nil where there is nothing to prove.
    let receipt: String?
    /// What stands there instead of lines.
    let nothing: String?

    /// Nothing is shown for a link that nobody knows.
    init(
        _ sheet: ManagePreferences.Sheet?, of tenant: TenantRecord, texts: Texts, action: String, zone: TimeZone,
        isDone: Bool = false
    ) {
        let t = texts.frontDoor
        self.t = t
        sender = tenant.name
        self.action = action
        outcome =
            if sheet == nil {
                Notice(t.unknownTitle, t.unknownText, tone: .neutral)
            } else {
                isDone ? Notice(t.preferencesDone, t.preferencesDoneText, tone: .given) : nil
            }
        lines = (sheet?.lines ?? []).map { line in
            Line(
                code: line.purpose.code,
                name: line.purpose.name(texts.language.rawValue),
                channel: texts.terms.channel(line.channel.rawValue),
                state: Chip(texts.terms.consentState(line.state.rawValue), Tone(of: line.state)),
                since: texts.formats.day(line.since, in: zone), isGiven: line.state.permitsProcessing)
        }
        receipt = lines.isEmpty ? nil : "\(action)/receipt"
        nothing = sheet?.lines.isEmpty == true ? t.preferencesNothing : nil
    }
}

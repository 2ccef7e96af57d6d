import Domain
import Foundation
import Store

/// An entry of a timeline on the wire; what it is stands under the member of its source.
struct TimelineBody: Encodable, Sendable {
    /// A consent that became another state.
    struct Consent: Encodable, Sendable {
        let purpose: String
        let channel: String
        let state: String
    }

    /// Data that changed.
    struct Change: Encodable, Sendable {
        let action: String
    }

    let id: String
    let at: Date
    let kind: String
    let activity: ActivityBody?
    let consent: Consent?
    let change: Change?

    init(_ event: TimelineEvent) {
        id = event.id.uuidString.lowercased()
        at = event.at
        switch event.content {
        case .activity(let stored):
            kind = stored.kind.rawValue
            activity = ActivityBody(stored)
            consent = nil
            change = nil
        case .consent(let purpose, let channel, let state):
            kind = "consent"
            activity = nil
            consent = Consent(purpose: purpose, channel: channel, state: state)
            change = nil
        case .change(let action):
            kind = "change"
            activity = nil
            consent = nil
            change = Change(action: action)
        }
    }
}

import Domain
import Foundation
import HTTPSupport

/// What was typed for a draft.
struct CampaignEntry: Sendable {
    var name = ""
    var purpose = ""
    var sender = ""
    var subject = ""
    var body = ""
    var tag = ""
    var town = ""
    /// The version that was seen; empty for a new one.
    var version = ""

    init(sender: String, purpose: String) {
        self.sender = sender
        self.purpose = purpose
    }

    init(_ content: CampaignContent, version: Int32) {
        name = content.name
        purpose = content.purpose
        sender = content.senderName
        subject = content.subject
        body = content.body
        tag = content.tags.first?.path ?? ""
        town = content.town ?? ""
        self.version = String(version)
    }

    init(_ form: FormData) {
        name = form["name"] ?? ""
        purpose = form["purpose"] ?? ""
        sender = form["senderName"] ?? ""
        subject = form["subject"] ?? ""
        body = form["body"] ?? ""
        tag = form["tag"] ?? ""
        town = form["town"] ?? ""
        version = form["version"] ?? ""
    }

    /// What it makes of a content; tags that the form does not show stay.
    func apply(to content: inout CampaignContent) {
        content.name = name
        content.purpose = purpose
        content.senderName = sender
        content.subject = subject
        content.body = body
        content.tags = (UUID(uuidString: tag).map { [$0] } ?? []) + content.tags.dropFirst()
        if tag.isEmpty { content.tags = [] }
        content.town = town.isEmpty ? nil : town
    }
}

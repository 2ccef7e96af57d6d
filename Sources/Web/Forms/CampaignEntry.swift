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
    /// What the view that it means was called in the form: empty for none, ``kept`` for one chosen before.
    var view = ""
    var goods = ""
    /// The version that was seen; empty for a new one.
    var version = ""

    /// That what a view said stays as it is.
    static let kept = "kept"

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
        view = content.lifecycle == nil && content.owner == nil ? "" : Self.kept
        goods = content.goods ?? ""
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
        view = form["view"] ?? ""
        goods = form["goods"] ?? ""
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
        content.goods = goods.isEmpty ? nil : goods
        if view != Self.kept { (content.lifecycle, content.owner) = (nil, nil) }
    }
}

import Domain
import Foundation
import Store

/// A newsletter that waits to be sent: a draft, the newest of the campaigns.
struct DemoCampaign {
    let store: Store
    let actor: Actor

    /// Makes it, unless the newest campaign is such a one.
    func callAsFunction() async throws {
        let scope = store.scoped(to: actor)
        let purpose = DefaultPurposes.newsletter.code
        guard try await store.purposes(of: actor.tenant).contains(where: { $0.code == purpose }) else { return }
        if let newest = try await scope.campaigns(limit: 1).first, newest.state == .draft,
            newest.content.purpose == purpose
        {
            return
        }
        let tenant = try await store.tenant(actor.tenant)
        let isEnglish = tenant.locale == "en"
        let content = CampaignContent(
            name: "Newsletter", purpose: purpose, senderName: tenant.name,
            subject: isEnglish ? "News from the workshop" : "Neues aus der Werkstatt",
            body: isEnglish
                ? "Hello,\n\nthe workshop is open on Saturdays from now on, and there is tea.\n\nSee you soon"
                : "Guten Tag,\n\nab jetzt ist die Werkstatt auch samstags geöffnet, und es gibt Tee.\n\nBis bald")
        _ = try await scope.createCampaign(try content.validated())
    }
}

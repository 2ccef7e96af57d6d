package import Domain
package import Foundation
package import Store
import Vault

/// Campaigns of a business: written, tried out, started, halted.
package struct ManageCampaigns: Sendable {
    private let store: Store
    private let post: MailPost?

    /// Works on this store; without `post` no test message leaves.
    package init(_ store: Store, post: MailPost? = nil) {
        self.store = store
        self.post = post
    }

    /// Campaigns, newest first.
    package func list(
        after: (at: Date, id: UUID)? = nil, limit: Int, by actor: Actor
    ) async throws -> [StoredCampaign] {
        try actor.require(.campaignsRead)
        return try await store.scoped(to: actor).campaigns(after: after, limit: limit)
    }

    /// One campaign.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredCampaign {
        try actor.require(.campaignsRead)
        return try await store.scoped(to: actor).campaign(id)
    }

    /// Purposes that a campaign may be for.
    package func purposes(by actor: Actor) async throws -> [PurposeRules] {
        try actor.require(.campaignsRead)
        return try await store.purposes(of: actor.tenant).filter { $0.isActive && $0.channels.contains(.email) }
    }

    /// Keeps a draft.
    ///
    /// - Throws: `Refusal` naming what is wrong.
    package func create(_ content: CampaignContent, by actor: Actor) async throws -> StoredCampaign {
        try actor.require(.campaignsWrite)
        let scope = store.scoped(to: actor)
        let id = try await scope.createCampaign(try await checked(content, actor))
        return try await scope.campaign(id)
    }

    /// Keeps a draft that is made with the name of the business at hand.
    package func create(by actor: Actor, _ content: (String) throws -> CampaignContent) async throws -> StoredCampaign {
        try await create(try content(try await store.tenant(actor.tenant).name), by: actor)
    }

    /// Changes a draft; `version` nil overwrites whatever is there.
    ///
    /// - Throws: `Refusal` 404, 412, 409 where it is no draft any more, or naming what is wrong.
    package func change(
        _ id: UUID, version: Int32?, by actor: Actor, _ edit: (inout CampaignContent) throws -> Void
    ) async throws -> StoredCampaign {
        try actor.require(.campaignsWrite)
        let scope = store.scoped(to: actor)
        let current = try await scope.campaign(id)
        try Refusal.check(version, is: current.version, of: "campaign")
        var content = current.content
        try edit(&content)
        try await scope.changeCampaign(id, version: version ?? current.version, to: try await checked(content, actor))
        return try await scope.campaign(id)
    }

    /// What one of the actor's saved views of people shows, for ``CampaignContent/narrow(to:)``.
    ///
    /// - Throws: `Refusal` naming `view` where there is none of hers.
    package func view(_ id: UUID, by actor: Actor) async throws -> ListViewRecord {
        try actor.require(.campaignsWrite)
        do {
            return try await ArrangeLists(store).view(id, of: .person, by: actor).record
        } catch let refusal as Refusal where refusal.kind == .notFound {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "view", rule: "One of her views of people.")
        }
    }

    /// How many may be contacted, and why not the others.
    ///
    /// - Throws: `Refusal` 404.
    package func reach(_ id: UUID, by actor: Actor) async throws -> CampaignReach {
        try actor.require(.campaignsRead)
        let scope = store.scoped(to: actor)
        return try await scope.reach(of: try await scope.campaign(id).content)
    }

    /// Has a campaign go out, or go on.
    ///
    /// - Throws: `Refusal` 404; 409 for one that is done; `agreement-missing`; or naming what it lacks.
    package func start(_ id: UUID, by actor: Actor) async throws -> StoredCampaign {
        try actor.require(.campaignsWrite)
        let scope = store.scoped(to: actor)
        let campaign = try await scope.campaign(id)
        try await store.requireAgreement(of: actor.tenant)
        try campaign.content.requireWhole()
        _ = try await checked(campaign.content, actor)
        try await scope.startCampaign(id)
        return try await scope.campaign(id)
    }

    /// Halts a campaign before its next message.
    ///
    /// - Throws: `Refusal` 404.
    package func pause(_ id: UUID, by actor: Actor) async throws -> StoredCampaign {
        try actor.require(.campaignsWrite)
        let scope = store.scoped(to: actor)
        try await scope.pauseCampaign(id)
        return try await scope.campaign(id)
    }

    /// The text as it would go out, with links that lead nowhere.
    ///
    /// - Throws: `Refusal` 404.
    package func preview(_ id: UUID, by actor: Actor) async throws -> String {
        try actor.require(.campaignsRead)
        let campaign = try await store.scoped(to: actor).campaign(id)
        let tenant = try await store.tenant(actor.tenant)
        let letter = try await letter(campaign.content, of: tenant)
        return letter.text(links(of: tenant, secret: "…"), on: letter.usualBasis, source: nil)
    }

    /// Sends the text to the member herself; its links lead to a page and end nothing.
    ///
    /// - Throws: `Refusal` 404; 403 where nobody is logged in; 409 where the mail server does not take it.
    package func test(_ id: UUID, by actor: Actor) async throws {
        try actor.require(.campaignsWrite)
        guard let member = actor.member else {
            throw Refusal(.forbidden, RefusalCode.permissionMissing, rule: "Only a member gets a test message.")
        }
        let scope = store.scoped(to: actor)
        let campaign = try await scope.campaign(id)
        try campaign.content.requireWhole()
        let tenant = try await store.tenant(actor.tenant)
        let address = try await scope.member(member).profile.email
        let letter = try await letter(campaign.content, of: tenant)
        guard let post,
            let message = try? letter.message(
                to: address, links(of: tenant, secret: RandomToken().text), on: letter.usualBasis,
                source: nil, isTest: true),
            try await post.deliver(message) == .done
        else {
            throw Refusal(
                .conflict, RefusalCode.busy, rule: "The mail server does not take messages just now.", retryAfter: 60)
        }
    }

    private func checked(_ content: CampaignContent, _ actor: Actor) async throws -> CampaignContent {
        let content = try content.validated()
        guard let purpose = try await store.purposes(of: actor.tenant).first(where: { $0.code == content.purpose })
        else {
            throw Refusal(
                .invalid, RefusalCode.purposeUnknown, field: "purpose", rule: "One of the business's own purposes.")
        }
        let known = Set(try await store.vocabulary(of: actor.tenant).tags.map(\.id))
        if let index = content.tags.firstIndex(where: { !known.contains($0) }) {
            throw Refusal(.invalid, RefusalCode.tagUnknown, field: "tags[\(index)]", rule: "There is no such tag.")
        }
        if let owner = content.owner { try await checkMember(owner, actor) }
        let tenant = try await store.tenant(actor.tenant)
        let zone = tenant.timeZone
        let isOver = purpose.endsOn.map { $0.end(in: zone) <= store.clock.now } ?? false
        guard purpose.isActive, !isOver, purpose.channels.contains(.email) else {
            throw Refusal(
                .refused, RefusalCode.channelNotAllowed, field: "purpose",
                rule: "The purpose does not use e-mail, or is over, Art. 5(1)(b) GDPR.")
        }
        return content
    }

    /// A view may name whom it likes; one who is no member is told from nobody.
    private func checkMember(_ id: UUID, _ actor: Actor) async throws {
        do {
            _ = try await store.scoped(to: actor).member(id)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "view", rule: "Its member in charge is none of the staff."
            )
        }
    }

    private func letter(_ content: CampaignContent, of tenant: TenantRecord) async throws -> CampaignLetter {
        guard let purpose = try await store.purposes(of: tenant.id).first(where: { $0.code == content.purpose }) else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "Its purpose is gone.")
        }
        return CampaignLetter(
            content: content, tenant: tenant, purpose: purpose, sender: post?.sender ?? "", date: store.clock.now)
    }

    private func links(of tenant: TenantRecord, secret: String) -> CampaignLetter.Links {
        CampaignLetter.Links(
            baseURL: post?.baseURL ?? "", tenant: tenant.slug, secret: secret)
    }
}

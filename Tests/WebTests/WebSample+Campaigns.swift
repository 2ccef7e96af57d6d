import Domain
import Foundation
import Texts

@testable import Store
@testable import Web

extension WebSample {
    /// The pages of campaigns: none yet, some, a draft, one on its way, halted and done ones, refused entries.
    var campaigns: [Named] {
        let t = texts.campaigns
        let content = CampaignContent(
            name: typed("Herbst"), purpose: "newsletter", senderName: typed("Frau Schäfer"),
            subject: typed("Neues aus der Werkstatt"), body: typed("Guten Tag,\n\nes gibt Tee."), tags: [Self.id],
            town: typed("Köln"), lifecycle: .customer, owner: Self.id, goods: typed("Tee"))
        func campaign(_ state: CampaignState, _ counts: CampaignCounts = .init(), code: String? = nil) -> StoredCampaign
        {
            StoredCampaign(
                id: Self.id, content: content, state: state, pauseCode: code, version: 3, createdAt: Self.now,
                updatedAt: Self.now, startedAt: nil, plannedAt: Self.now, finishedAt: nil, counts: counts)
        }
        let purposes = [DefaultPurposes.newsletter]
        let crumbs = [Crumb(t.title, href: "/campaigns")]
        let reach = CampaignReach(people: 5, permitted: 3, blocked: ["objected": 1, "no-address": 1])
        func list(_ name: String, _ campaigns: [StoredCampaign]) -> Named {
            staff(
                name, .campaigns, title: t.title, lead: t.lead,
                actions: [Action(t.new, href: "/campaigns/new", icon: .plus, isPrimary: true)],
                CampaignsPage(
                    campaigns, purposes: purposes, next: campaigns.isEmpty ? nil : "abc", isFirst: true, desk: desk))
        }
        func one(_ name: String, _ campaign: StoredCampaign, _ reach: CampaignReach?, mayWrite: Bool = true) -> Named {
            staff(
                name, .campaigns, title: t.title, heading: typed("Herbst"), crumbs: crumbs,
                CampaignPage(
                    campaign, purpose: DefaultPurposes.newsletter, reach: reach, preview: typed("Guten Tag"),
                    mayWrite: mayWrite, desk: desk))
        }
        func edit(_ name: String, _ refusal: Refusal?) -> Named {
            staff(
                name, .campaigns, title: t.editTitle, lead: t.editLead, crumbs: crumbs,
                CampaignEditPage(
                    CampaignEntry(content, version: 3), path: "/campaigns/\(Self.id.path)", purposes: purposes,
                    tags: [Tag(id: Self.id, label: typed("Presse"), createdAt: Self.now)],
                    views: [
                        StoredListView(
                            id: Self.id, kind: .person, member: Self.id, isShared: true, sealVersion: 1,
                            record: ListViewRecord(
                                name: typed("Stammkunden"), order: "name", filters: [], columns: []))
                    ], refusal: refusal, desk: desk))
        }
        let under = CampaignCounts(states: [.planned: 4, .accepted: 2, .handedOver: 1])
        let over = CampaignCounts(
            states: [.accepted: 2, .bounced: 1, .skipped: 1], reasons: ["5.1.1": 1, "objected": 1])
        return [
            list("campaigns-none", []),
            list("campaigns", CampaignState.allCases.map { campaign($0, over) }),
            one("campaign-draft", campaign(.draft), reach),
            one("campaign-free", campaign(.draft), CampaignReach(people: 1, permitted: 1), mayWrite: false),
            one("campaign-sending", campaign(.sending, under), nil),
            one("campaign-paused", campaign(.paused, under, code: "refused"), reach),
            one("campaign-sent", campaign(.sent, over), nil), edit("campaign-edit", nil),
            edit("campaign-refused", Refusal(.invalid, RefusalCode.required, field: "subject")),
            edit("campaign-conflict", Refusal(.conflict, RefusalCode.conflict)),
            staff(
                "campaign-confirm", .campaigns, title: t.confirmTitle, crumbs: crumbs,
                CampaignSendingPage(campaign(.draft), reach: reach, desk: desk)),
        ]
    }
}

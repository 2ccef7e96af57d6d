import Domain
import Foundation
import Texts

@testable import Store
@testable import Web

extension WebSample {
    /// The pages of webhooks: none yet, some, refused entries, one with and without deliveries.
    var webhooks: [Named] {
        let t = texts.webhooks
        func webhook(_ state: WebhookState) -> StoredWebhook {
            StoredWebhook(
                id: Self.id, url: typed("https://versand.example/obhut?kunde=7"),
                events: [.personCreated, .personErased], state: state, failingSince: nil, version: 3,
                createdAt: Self.now, updatedAt: Self.now)
        }
        func delivery(_ state: DeliveryState, _ code: String?) -> StoredDelivery {
            StoredDelivery(
                id: Self.id, event: "person.created", resources: [Self.id], state: state, attempts: 2, lastCode: code,
                occurredAt: Self.now, attemptedAt: Self.now)
        }
        func list(_ name: String, _ webhooks: [StoredWebhook], _ refusal: Refusal?) -> Named {
            staff(
                name, .webhooks, title: t.title, lead: t.lead,
                WebhooksPage(
                    webhooks, entry: WebhookEntry(url: typed("http://versand.example"), events: [.personCreated]),
                    refusal: refusal, desk: desk))
        }
        func one(_ name: String, _ state: WebhookState, _ deliveries: [StoredDelivery]) -> Named {
            staff(
                name, .webhooks, title: t.oneTitle, crumbs: [Crumb(t.title, href: "/webhooks")],
                WebhookPage(
                    webhook(state), deliveries, keys: ["whpk_abc"], next: deliveries.isEmpty ? nil : "abc",
                    isFirst: true, desk: desk))
        }
        return [
            list("webhooks-none", [], nil), list("webhooks", [webhook(.active), webhook(.paused)], nil),
            list("webhooks-refused", [], Refusal(.invalid, RefusalCode.webAddressInvalid, field: "url")),
            list("webhooks-eventless", [], Refusal(.invalid, RefusalCode.required, field: "events")),
            list("webhooks-full", [webhook(.disabled)], Refusal(.invalid, RefusalCode.tooMany)),
            one(
                "webhook", .active,
                [delivery(.waiting, "503"), delivery(.delivered, nil), delivery(.failed, "timeout")]),
            one("webhook-paused", .paused, []), one("webhook-disabled", .disabled, []),
        ]
    }
}

import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

@testable import HTTPSupport

/// Things of both businesses, and every request that can be made about them.
struct APICrawler: Sendable {
    /// The ids that one business's paths may hold.
    struct Things: Sendable {
        var person = ""
        var ground = ""
        var erasure = ""
        var batch = ""
        var member = ""
        var token = ""
        var webhook = ""
        var delivery = ""
        var campaign = ""
        var organization = ""
        var organizationGround = ""
        var employment = ""
        var activity = ""
        var deleted = ""
        var tag = ""
        var field = ""
        var wording = ""
        /// The code of a purpose that no other business has.
        var purpose = ""
        var form = ""
        var view = ""
        var request = ""

        /// The id that a route's parameter stands for.
        func id(_ parameter: String, in pattern: String) -> String {
            if parameter == "ground" { return pattern.contains("/organizations/") ? organizationGround : ground }
            if parameter == "employment" { return employment }
            if parameter == "delivery" { return delivery }
            if pattern.hasSuffix("/restorations") { return deleted }
            switch pattern.split(separator: "/").dropFirst(2).first {
            case "people": return person
            case "organizations": return organization
            case "activities": return activity
            case "erasures": return erasure
            case "imports": return batch
            case "members": return member
            case "tokens": return token
            case "tags": return tag
            case "custom-fields": return field
            case "webhooks": return webhook
            case "campaigns": return campaign
            case "wordings": return wording
            case "purposes": return purpose
            case "forms": return form
            case "views": return view
            case "requests": return request
            default: return person
            }
        }
    }

    /// What a path names.
    enum Target: String, CaseIterable, Sendable {
        case own
        case foreign
        case missing
        case malformed
    }

    let world: APIWorld
    let own: Things
    let foreign: Things

    init(_ world: APIWorld) async throws {
        self.world = world
        own = try await Self.things(world, world.own)
        foreign = try await Self.things(world, world.foreign)
    }

    private static func things(_ world: APIWorld, _ house: APIWorld.House) async throws -> Things {
        var things = Things()
        let name = house.tenant.slug
        let webhook = try await world.call(
            .post, "/webhooks", .json(["url": "https://\(name).example/", "events": ["person.created"]]),
            as: house.token)
        things.webhook = try #require(webhook.object["id"] as? String)
        let campaign = try await world.call(.post, "/campaigns", .json(Self.campaign("Herbst")), as: house.token)
        things.campaign = try #require(campaign.object["id"] as? String)
        things.person = try await world.person(as: house.token)
        let request = try await world.call(
            .post, "/requests", .json(["kind": "access", "personId": things.person]), as: house.token)
        things.request = try #require(request.object["id"] as? String)
        let deliveries = try await world.call(.get, "/webhooks/\(things.webhook)/deliveries", as: house.token)
        things.delivery = try #require(deliveries.items.first?["id"] as? String)
        let gone = try await world.person(APIWorld.somebody("Gone", "gone@\(name).example"), as: house.token)
        things.erasure =
            try await world.call(
                .post, "/people/\(gone)/erasures", .json(["reason": "art-17-1-a"]), as: house.token
            ).object["erasureId"] as? String ?? ""
        things.ground =
            try await world.call(.get, "/people/\(things.person)/processing", as: house.token)
            .items.first?["id"] as? String ?? ""
        things.batch =
            try await world.call(
                .post, "/imports?purpose=customer-care&legalBasis=contract&source=Liste",
                .csv("Vorname;E-Mail\nBodo;bodo@\(name).example\nKaputt;keine Adresse\n"), as: house.token
            ).object["id"] as? String ?? ""
        things.member = house.owner.id.uuidString.lowercased()
        things.tag =
            try await world.call(.post, "/tags", .json(["label": "Presse"]), as: house.token).object["id"] as? String
            ?? ""
        things.field =
            try await world.call(.post, "/custom-fields", .json(customField("kundennummer")), as: house.token)
            .object["id"] as? String ?? ""
        things.wording =
            try await world.call(.get, "/wordings", as: house.token).items.first?["id"] as? String ?? ""
        let purpose = try await world.call(
            .post, "/purposes", .json(Self.purpose("vorteile-\(name)")), as: house.token)
        things.purpose = try #require(purpose.object["code"] as? String)
        things.form =
            try await world.call(.post, "/forms", .json(Self.form("neues-\(name)")), as: house.token)
            .object["id"] as? String ?? ""
        things.view =
            try await world.call(
                .post, "/views", .json(["kind": "person", "name": "Neue", "isShared": true]), as: house.token
            )
            .object["id"] as? String ?? ""
        things.token = try await world.token([.peopleRead], of: house).id.uuidString.lowercased()
        try await tie(&things, world, house)
        return things
    }

    /// Her employer, and what was said.
    private static func tie(_ things: inout Things, _ world: APIWorld, _ house: APIWorld.House) async throws {
        func id(_ path: String, _ body: [String: any Sendable]) async throws -> String {
            try await world.call(.post, path, .json(body), as: house.token).object["id"] as? String ?? ""
        }
        things.organization = try await id("/organizations", APIWorld.baeckerei)
        things.organizationGround =
            try await world.call(.get, "/organizations/\(things.organization)/processing", as: house.token)
            .items.first?["id"] as? String ?? ""
        things.employment = try await id(
            "/people/\(things.person)/employments", ["organizationId": things.organization])
        let note: [String: any Sendable] = ["kind": "note", "text": "Rückruf", "personIds": [things.person]]
        things.activity = try await id("/activities", note)
        things.deleted = try await id("/activities", note)
        _ = try await world.call(.delete, "/activities/\(things.deleted)", as: house.token)
    }

    static func customField(_ code: String) -> [String: any Sendable] {
        [
            "code": code, "label": ["de": "Kundennummer", "en": "Customer number"], "kind": "text",
            "purpose": "customer-care",
        ]
    }

    /// The paths of a route for a target; several where a path holds two ids.
    func paths(_ route: ServedRoute, _ target: Target) -> [String] {
        let parameters = route.parameters
        if parameters.isEmpty { return [String(route.pattern.dropFirst("/api/v1".count))] }
        let values: [[String]] =
            switch target {
            case .own: [parameters.map { own.id($0, in: route.pattern) }]
            case .foreign: mixed(parameters) { foreign.id($0, in: route.pattern) }(route.pattern)
            case .missing: mixed(parameters) { _ in Self.nobody }(route.pattern)
            case .malformed:
                [
                    "1", "nobody", "%27%20OR%201=1--", "%00", "%ff", String(repeating: "a", count: 300),
                    "0f9d7c1e5a0b4c3d8e2f6b1a2c3d4e5f",
                ]
                .map { text in parameters.map { _ in text } }
            }
        return values.map { ids in
            var path = String(route.pattern.dropFirst("/api/v1".count))
            for (name, id) in zip(parameters, ids) { path = path.replacingOccurrences(of: "{\(name)}", with: id) }
            return path
        }
    }

    /// Every way to put a wrong id into a path: in each place alone, and in all.
    private func mixed(_ parameters: [String], _ wrong: @escaping (String) -> String) -> (String) -> [[String]] {
        { pattern in
            let right = parameters.map { own.id($0, in: pattern) }
            let each = parameters.indices.map { place in
                parameters.indices.map { $0 == place ? wrong(parameters[$0]) : right[$0] }
            }
            return parameters.count == 1 ? each : each + [parameters.map(wrong)]
        }
    }

    /// A body that the route would take.
    func body(_ route: ServedRoute) -> APIBody {
        switch (route.method, route.pattern) {
        case (.post, "/api/v1/people"): .json(APIWorld.somebody("Neu", "neu@kunden.example"))
        case (.post, "/api/v1/organizations"): .json(APIWorld.baeckerei)
        case (.patch, "/api/v1/organizations/{id}"): .json(["name": "Geändert"])
        case (.patch, "/api/v1/activities/{id}"): .json(["text": "Geändert"])
        case (.patch, "/api/v1/people/{id}/employments/{employment}"): .json(["jobTitle": "Geändert"])
        case (.post, "/api/v1/people/{id}/employments"): .json(["organizationId": own.organization])
        case (.post, "/api/v1/activities"): .json(["kind": "note", "text": "Neu", "personIds": [own.person]])
        case (.post, "/api/v1/organizations/{id}/processing"): .json(APIWorld.processing)
        case (.post, "/api/v1/organizations/{id}/erasures"): .json(["reason": "art-17-1-a"])
        case (.post, "/api/v1/people/tags"): .json(["ids": [own.person], "add": ["Presse"]])
        case (.post, "/api/v1/people/{id}/merge"): .json(["other": own.person])
        case (.post, "/api/v1/people/{id}/restriction"): .json(["reason": "art-18-1-a"])
        case (.post, "/api/v1/people/{id}/consents"): .json(["purpose": "newsletter", "channel": "email"])
        case (.post, "/api/v1/people/{id}/withdrawals"), (.post, "/api/v1/people/{id}/objections"):
            .json(["purposes": "all", "channels": "all"])
        case (.post, "/api/v1/wordings"): .json(["purpose": "newsletter", "de": "Ja.", "en": "Yes."])
        case (.post, "/api/v1/purposes"): .json(Self.purpose("neu"))
        case (.post, "/api/v1/forms"): .json(Self.form("neu"))
        case (.patch, "/api/v1/forms/{id}"): .json(["titles": ["de": "Neueres", "en": "Newer"]])
        case (.post, "/api/v1/tags"): .json(["label": "Neu"])
        case (.post, "/api/v1/views"): .json(["kind": "person", "name": "Köln", "filters": ["town": "Köln"]])
        case (.patch, "/api/v1/tags/{id}"): .json(["label": "Umbenannt"])
        case (.post, "/api/v1/custom-fields"): .json(Self.customField("neu"))
        case (.patch, "/api/v1/custom-fields/{id}"): .json(["searchable": true])
        case (.patch, "/api/v1/members/{id}"): .json(["role": "support"])
        case (.post, "/api/v1/webhooks"):
            .json(["url": "https://versand.example/neu", "events": ["person.erased"]])
        case (.patch, "/api/v1/webhooks/{id}"): .json(["state": "paused"])
        case (.post, "/api/v1/requests"): .json(["kind": "erasure", "contact": "neu@kunden.example"])
        case (.post, "/api/v1/requests/{id}/identity"): .json(["personId": own.person, "note": "Rückruf"])
        case (.post, "/api/v1/requests/{id}/extension"): .json(["months": 1, "reason": "complexity"])
        case (.post, "/api/v1/requests/{id}/refusal"): .json(["reason": "excessive", "text": "Zu oft."])
        case (.post, "/api/v1/requests/{id}/completion"): .json(["answer": "Erledigt."])
        case (.post, "/api/v1/campaigns"): .json(Self.campaign("Neu"))
        case (.patch, "/api/v1/campaigns/{id}"): .json(["subject": "Geändert"])
        case (.patch, _): .json(["familyName": "Geändert"])
        case (.post, "/api/v1/people/{id}/processing"): .json(APIWorld.processing)
        case (.post, "/api/v1/people/{id}/erasures"): .json(["reason": "art-17-1-a"])
        case (.post, "/api/v1/imports"): .csv("Vorname;E-Mail\nBerta;berta@kunden.example\n")
        case (.post, "/api/v1/exports"): .json(["format": "csv", "purpose": "customer-care"])
        case (.post, "/api/v1/members"): .json(["email": "neu@muster.example", "role": "sales"])
        case (.post, "/api/v1/tokens"):
            .json([
                "scopes": ["people:read"],
                "expiresAt": Timestamp.string(world.fixture.clock.now.addingTimeInterval(86_400)),
            ])
        default: .none
        }
    }

    /// Every operation that takes JSON, with a body full of this business's own ids.
    func samples() -> [APIDocument.Sample] {
        world.document.samples(now: world.fixture.clock.now) { name in
            switch name {
            case "organizationId": own.organization
            case "owner": own.member
            case "personIds", "ids": own.person
            default: Self.nobody
            }
        }
    }

    /// The path of a sample: of one's own things, but of nobody where the call would take them away.
    func samplePath(_ route: ServedRoute) -> String {
        let target: Target = route.pattern.hasSuffix("/erasures") && !route.parameters.isEmpty ? .missing : .own
        return paths(route, target)[0]
    }

    static func purpose(_ code: String) -> [String: any Sendable] {
        [
            "code": code, "name": ["de": "Vorteile", "en": "Benefits"], "legalBases": ["consent"],
            "channels": ["email"], "marketing": true,
        ]
    }

    static func form(_ slug: String) -> [String: any Sendable] {
        ["slug": slug, "titles": ["de": "Neues", "en": "News"], "state": "published"]
    }

    private static func campaign(_ name: String) -> [String: any Sendable] {
        ["name": name, "purpose": "newsletter", "subject": "Neues", "body": "Guten Tag"]
    }

    /// The id of nothing.
    static let nobody = "0f9d7c1e-5a0b-4c3d-8e2f-6b1a2c3d4e5f"

    /// The headers that the route asks for.
    func headers(_ route: ServedRoute) -> HTTPFields {
        route.method == .patch ? [.ifMatch: "\"1\""] : [:]
    }
}

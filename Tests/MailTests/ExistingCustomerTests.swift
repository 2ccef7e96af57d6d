import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// Advertising to existing customers without consent: four conditions, each on record (§ 7(3) UWG).
@Suite("Existing customers")
struct ExistingCustomerTests {
    private static let address = "kaethe.gross@kunden.example"
    private static let notice = "Sie können der Werbung jederzeit kostenfrei widersprechen."

    private static func sale(_ change: (inout ExistingCustomerSale) -> Void = { _ in }) -> ExistingCustomerSale {
        var sale = ExistingCustomerSale(reference: "RE-2026-17", goods: "Tee", address: address, notice: notice)
        change(&sale)
        return sale
    }

    private func contract(_ sale: ExistingCustomerSale?) -> ProcessingStatement {
        ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Kasse", sale: sale)
    }

    /// A business with a purpose that says so.
    private func prepared(_ house: StoreFixture) async throws -> CampaignWorld {
        _ = try await ManagePurposes(house.store).create(
            PurposeRules(
                code: "customer-news", germanName: "Angebote für Kunden", englishName: "Offers for customers",
                bases: [.consent, .legitimateInterest], channels: [.email], confirmation: .email, marketing: true,
                endRule: .afterStart(months: 36, toYearEnd: false)), by: house.actor)
        return CampaignWorld(house: house)
    }

    private func customer(
        _ house: StoreFixture, _ sale: ExistingCustomerSale?, _ address: String = address
    ) async throws -> UUID {
        try await CreatePerson(house.store)(
            PersonInput(
                profile: PersonProfile(
                    givenName: "Käthe", familyName: "Groß", contactPoints: [ContactPoint(kind: .email, value: address)]),
                processing: contract(sale)), by: house.actor)
    }

    private func draft(_ world: CampaignWorld, _ goods: String?) async throws -> UUID {
        try await world.campaigns.create(
            CampaignContent(
                name: "Kunden", purpose: "customer-news", senderName: "Frau Schäfer", subject: "Neue Ernte",
                body: "Guten Tag,\n\nes gibt neuen Tee.", goods: goods), by: world.house.actor
        ).id
    }

    @Test("R-24 a sale is stored with all that the law asks for, or is refused naming what is missing")
    func stored() async throws {
        try await StoreFixture.with { house in
            let cuts: [((inout ExistingCustomerSale) -> Void, String, String)] = [
                ({ $0.reference = " " }, "sale-reference-missing", "processing.sale.reference"),
                ({ $0.goods = "" }, "similar-goods-missing", "processing.sale.goods"),
                ({ $0.notice = "" }, "collection-notice-missing", "processing.sale.notice"),
                ({ $0.address = "andere@kunden.example" }, "sale-reference-missing", "processing.sale.address"),
            ]
            for (cut, code, field) in cuts {
                let refused = await #expect(throws: Refusal.self) { _ = try await customer(house, Self.sale(cut)) }
                #expect(refused?.code == code && refused?.field == field, "\(field)")
            }
            let id = try await customer(house, Self.sale { $0.address = "Kaethe.Gross@Kunden.Example" })
            let ground = try await house.store.scoped(to: house.actor).grounds(of: id, .person)[0]
            #expect(ground.detail.sale == Self.sale())
            let basis = ProcessingStatement(
                purpose: "newsletter", legalBasis: .consent, source: "Messe",
                evidence: ConsentEvidence(
                    method: .syntheticEvidence, requestedAt: house.clock.now, confirmedAt: house.clock.now,
                    wording: "Ja"), sale: Self.sale())
            let refused = await #expect(throws: Refusal.self) {
                _ = try await ChangePerson(house.store).add(basis, to: id, by: house.actor)
            }
            #expect(refused?.field?.hasPrefix("processing") == true)
        }
    }

    @Test("R-24 a customer gets an offer of similar goods, with its reason and her right to object, until she says no")
    func sent() async throws {
        try await StoreFixture.with(policy: .lawfulBasis) { house in
            let world = try await prepared(house)
            let id = try await customer(house, Self.sale())
            let campaign = try await draft(world, " tee ")
            _ = try await world.campaigns.start(campaign, by: house.actor)
            let secret = try await MailSink.with { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                let message = try #require(try sink.messages().first)
                let text = MailSink.text(of: message)
                for word in ["§ 7 Abs. 3 UWG", "Ihr Recht auf Widerspruch", "ohne Kosten", "/unsubscribe/"] {
                    #expect(text.contains(word), "\(word)")
                }
                #expect(!text.contains("eingewilligt (Art. 6"))
                return try #require(message.firstMatch(of: /unsubscribe\/([A-Za-z0-9_-]+)>/).map { String($0.1) })
            }
            #expect(
                try await world.number("SELECT count(*) FROM delivery WHERE basis = 'legitimate-interest'") == 1)
            _ = try await world.consents.unsubscribe(secret, of: "muster")
            let next = try await draft(world, "Tee")
            let reach = try await world.campaigns.reach(next, by: house.actor)
            #expect(reach.permitted == 0 && reach.people == 1, "\(reach)")
            #expect(try await house.store.scoped(to: house.actor).grounds(of: id, .person).count == 1)
        }
    }

    @Test("R-24 under policy strict nothing leaves without consent, whatever was bought")
    func strict() async throws {
        try await StoreFixture.with { house in
            let world = try await prepared(house)
            _ = try await customer(house, Self.sale())
            let reach = try await world.campaigns.reach(try await draft(world, "Tee"), by: house.actor)
            #expect(reach.blocked == ["consent-not-confirmed": 1])
        }
    }

    @Test("R-24 without the sale, for other goods, to another address or after any no, nothing leaves")
    func refused() async throws {
        try await StoreFixture.with(policy: .lawfulBasis) { house in
            let world = try await prepared(house)
            let tea = try await draft(world, "Tee")
            let none = try await draft(world, nil)
            func blocked(_ campaign: UUID) async throws -> [String: Int] {
                try await world.campaigns.reach(campaign, by: house.actor).blocked
            }
            let id = try await customer(house, nil)
            #expect(try await blocked(tea) == ["consent-not-confirmed": 1])
            _ = try await ChangePerson(house.store).add(
                contract(Self.sale { $0.goods = "Fahrrad" }), to: id, by: house.actor)
            #expect(try await blocked(tea) == ["similar-goods-missing": 1])
            _ = try await ChangePerson(house.store).add(contract(Self.sale()), to: id, by: house.actor)
            #expect(try await blocked(tea).isEmpty)
            #expect(try await blocked(none) == ["consent-not-confirmed": 1])
            // The address was corrected since: it is not the one she gave.
            _ = try await ChangePerson(house.store)(id, version: nil, by: house.actor) {
                $0.profile.contactPoints = [ContactPoint(kind: .email, value: "neu@kunden.example")]
            }
            #expect(try await blocked(tea) == ["consent-not-confirmed": 1])
            _ = try await ChangePerson(house.store)(id, version: nil, by: house.actor) {
                $0.profile.contactPoints = [ContactPoint(kind: .email, value: Self.address)]
            }
            #expect(try await blocked(tea).isEmpty)
            // "No more mail from you": all purposes and channels, whatever she was asked for.
            try await world.withdraw(id)
            #expect(try await blocked(tea) == ["objected": 1])
        }
    }

    @Test("R-24 what a sale says moves with a merge, stands in the answer to her, and goes with her")
    func moved() async throws {
        try await StoreFixture.with(policy: .lawfulBasis) { house in
            let world = try await prepared(house)
            let kept = try await customer(house, nil, "kaethe@kunden.example")
            let other = try await customer(house, Self.sale())
            let tea = try await draft(world, "Tee")
            _ = try await MergePeople(house.store, declaration: world.declaration)(
                MergeOrder(kept: kept, dropped: other), by: house.actor)
            let reach = try await world.campaigns.reach(tea, by: house.actor)
            #expect(reach.people == 1 && reach.permitted == 1)
            let grounds = try await house.store.scoped(to: house.actor).grounds(of: kept, .person)
            #expect(grounds.compactMap(\.detail.sale) == [Self.sale()])
            _ = try await house.erase(kept, reason: .noLongerNeeded, suppress: false, by: house.actor)
            #expect(try await world.number("SELECT count(*) FROM processing_ground") == 0)
        }
    }

    @Test("A campaign means those whom a saved view shows when it is chosen; one narrowed to a consent is refused")
    func views() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            _ = try await world.subscribers(3)
            let first = try await world.subscriber("anna@kunden.example")
            _ = try await ChangePerson(house.store)(first, version: nil, by: house.actor) { $0.lifecycle = .former }
            let lists = ArrangeLists(house.store)
            let clerk = try await InviteMember(house.store)(
                email: "buero@muster.example", name: "Lea Büro", role: .owner, by: house.actor
            ).member
            let actor = Actor(
                tenant: house.tenant.id, member: clerk, role: .owner, purpose: "operation", via: .session)
            func view(_ filters: [String]) async throws -> UUID {
                try await lists.save(
                    ListViewRecord(name: "Ehemalige", order: "-createdAt", filters: filters, columns: []), of: .person,
                    isShared: false, by: actor)
            }
            let chosen = try await view(["lifecycle=former"])
            var content = try await world.campaigns.one(try await world.draft(), by: house.actor).content
            try content.narrow(to: try await world.campaigns.view(chosen, by: actor))
            let id = try await world.campaigns.create(content, by: house.actor).id
            #expect(try await world.campaigns.reach(id, by: house.actor) == CampaignReach(people: 1, permitted: 1))
            try await lists.change(chosen, of: .person, by: actor) { $0.filters = [] }
            _ = try await world.campaigns.start(id, by: house.actor)
            try await MailSink.with { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                #expect(try sink.messages().map { $0.contains("X-To: anna@kunden.example") } == [true])
            }
            let consents = try await world.campaigns.view(
                try await view(["consent=newsletter:email:given"]), by: actor)
            let refused = #expect(throws: Refusal.self) { try content.narrow(to: consents) }
            #expect(refused?.field == "view")
            let unknown = await #expect(throws: Refusal.self) { _ = try await world.campaigns.view(UUID(), by: actor) }
            #expect(unknown?.field == "view" && unknown?.kind == .invalid)
        }
    }
}

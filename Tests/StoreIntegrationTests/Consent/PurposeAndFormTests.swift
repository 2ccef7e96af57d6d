import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// Purposes that a business sets up and gives up, and forms in their versions.
@Suite struct PurposeAndFormTests {
    private func purposes(_ house: StoreFixture) -> ManagePurposes { ManagePurposes(house.store) }

    private static let invitations = PurposeRules(
        code: "einladungen", germanName: "Einladungen", englishName: "Invitations", bases: [.consent],
        channels: [.email], marketing: true, endRule: .whileConsentGiven)

    @Test("A purpose is set up once, is vouched for by the log, and can be asked for by forms as soon as it has words")
    func setUp() async throws {
        try await StoreFixture.with { house in
            let made = try await purposes(house).create(Self.invitations, by: house.actor)
            #expect(made.confirmation == .email)
            let again = await #expect(throws: Refusal.self) {
                try await purposes(house).create(Self.invitations, by: house.actor)
            }
            #expect(again?.code == RefusalCode.alreadyExists.rawValue && again?.field == "code")
            let world = SignupWorld(fixture: house)
            let before = try await world.consents.subscribe.form("newsletter", of: house.tenant.slug)
            #expect(!before.boxes.map(\.purpose.code).contains("einladungen"), "it has no words yet")
            _ = try await world.consents.wordings.write(
                "Ja, laden Sie mich ein.", "Yes, invite me.", .wording, of: "einladungen", by: house.actor)
            let offer = try await world.consents.subscribe.form("newsletter", of: house.tenant.slug)
            #expect(offer.boxes.map(\.purpose.code).contains("einladungen"))
            let person = try await world.subscriber("anna.gross@kunden.example", ["einladungen"])
            let consents = try await house.store.scoped(to: house.actor).consents(of: person)
            #expect(consents.map(\.consent.key.purpose) == ["einladungen"])
            #expect(try await AuditVerifier(house.operatorStore).verify(house.tenant.id).findings == [])
            let other = try await house.otherTenant().tenant
            let foreign = await #expect(throws: Refusal.self) {
                try await purposes(house).one("einladungen", by: StoreFixture.actor(other.id))
            }
            #expect(foreign?.kind == .notFound)
        }
    }

    @Test(
        "R-22 giving a purpose up stops it at once and, with the end of the day, forgets those whom nothing else carries"
    )
    func givingUp() async throws {
        try await StoreFixture.with { house in
            let world = SignupWorld(fixture: house)
            let alone = try await world.subscriber("nur.newsletter@kunden.example")
            let customer = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            #expect(try await world.subscriber("anna.gross@kunden.example") == customer)
            let use = try await purposes(house).use(of: "newsletter", by: house.actor)
            #expect(use.people == 2 && use.peopleWithoutOther == 1 && use.consents == 2)
            let ended = try await purposes(house).end("newsletter", by: house.actor)
            #expect(!ended.isActive && ended.endsOn != nil)
            #expect(try await purposes(house).end("newsletter", by: house.actor) == ended, "once more changes nothing")
            let offer = try await world.consents.subscribe.form("newsletter", of: house.tenant.slug)
            #expect(offer.boxes.map(\.purpose.code) == ["raffle"])
            let refused = await #expect(throws: Refusal.self) {
                try await world.consents.wordings.write("Ja.", "Yes.", .wording, of: "newsletter", by: house.actor)
            }
            #expect(refused?.code == RefusalCode.purposeUnknown.rawValue)
            let declaration = ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file")
            let retention = RunRetention(house.operatorStore, declaration: declaration)
            #expect(try await retention(in: house.tenant).items.isEmpty, "the day is not over")
            house.clock.advance(by: 86_400)
            let due = try await retention(in: house.tenant, isDryRun: true)
            #expect(due.items.map(\.person) == [alone] && due.items.map(\.state) == [.due])
            let done = try await retention(in: house.tenant)
            #expect(done.items.map(\.person) == [alone] && done.items.map(\.state) == [.erased])
            let grounds = try await house.store.scoped(to: house.actor).grounds(of: customer, .person)
            let living = grounds.filter { $0.ground.isLiving(at: house.clock.now) }
            #expect(living.map(\.ground.purpose) == ["customer-care"])
            #expect(try await AuditVerifier(house.operatorStore).verify(house.tenant.id).findings == [])
        }
    }

    @Test("Who is kept for two purposes goes with the second that is given up, and is counted there before")
    func givingUpTheLast() async throws {
        try await StoreFixture.with { house in
            _ = try await SignupWorld(fixture: house).subscriber("beides@kunden.example", ["newsletter", "raffle"])
            #expect(try await purposes(house).use(of: "newsletter", by: house.actor).peopleWithoutOther == 0)
            _ = try await purposes(house).end("raffle", by: house.actor)
            #expect(try await purposes(house).use(of: "newsletter", by: house.actor).peopleWithoutOther == 1)
        }
    }

    @Test(
        "R-13 a form is its versions: a change is a new one, the old ones stay, and the proof names the one filled in")
    func versions() async throws {
        try await StoreFixture.with { house in
            let forms = ManageForms(house.store)
            let world = SignupWorld(fixture: house)
            let first = try #require(try await forms.list(by: house.actor).first)
            let shown = try await world.consents.subscribe.form("newsletter", of: house.tenant.slug)
            let changed = try await forms.change(first.form.id, version: 1, by: house.actor) { content, _ in
                content.germanTitle = "Neues aus der Werkstatt"
                content.purposes = ["newsletter"]
            }
            #expect(changed.form.version == 2 && changed.purposes.map(\.code) == ["newsletter"])
            let late = await #expect(throws: Refusal.self) {
                try await forms.change(first.form.id, version: 1, by: house.actor) { _, state in state = .closed }
            }
            #expect(late?.kind == .preconditionFailed)
            let same = try await forms.change(first.form.id, version: 2, by: house.actor) { _, _ in }
            #expect(same.form.version == 2, "what changes nothing makes no version")
            let versions = try await forms.versions(of: first.form.id, by: house.actor)
            #expect(versions.map(\.form.version) == [2, 1])
            #expect(versions.last?.form.content.germanTitle == DefaultForms.germanTitle)
            // A copy of the first version stands on another page.
            let offer = try await world.consents.subscribe.form("newsletter", of: house.tenant.slug)
            for (email, version) in [("alt@kunden.example", Int32(1)), ("frech@kunden.example", 99)] {
                _ = try await world.consents.subscribe(
                    SignupInput(
                        email: email, purposes: ["newsletter"], shown: shown.boxes.map(\.shown), formVersion: version,
                        language: "de"), to: offer)
                house.clock.advance(by: 60)
                guard case .confirmed(let person, _) = try await world.confirm(try await world.send()) else {
                    Issue.record("not confirmed")
                    return
                }
                let history = try await house.store.scoped(to: house.actor).consentHistory(of: person, limit: 10)
                let noted = Set(history.map(\.detail?.formVersion))
                #expect(noted == [version == 1 ? "1" : "2"], "\(email)")
            }
            #expect(try await AuditVerifier(house.operatorStore).verify(house.tenant.id).findings == [])
        }
    }

    @Test("A form asks only for what an e-mail alone can confirm; a draft and a closed one are shown to nobody")
    func states() async throws {
        try await StoreFixture.with { house in
            let forms = ManageForms(house.store)
            let world = SignupWorld(fixture: house)
            let content = FormContent(germanTitle: "Neues", englishTitle: "News", purposes: ["sms-offers"])
            let refused = await #expect(throws: Refusal.self) {
                try await forms.create("neues", content, by: house.actor)
            }
            #expect(refused?.field == "purposes")
            var right = content
            right.purposes = ["raffle"]
            let made = try await forms.create("neues", right, by: house.actor)
            let taken = await #expect(throws: Refusal.self) {
                try await forms.create("neues", right, by: house.actor)
            }
            #expect(taken?.field == "slug" && taken?.kind == .conflict)
            for state in [FormState.draft, .published, .closed] {
                _ = try await forms.change(made.form.id, version: nil, by: house.actor) { $1 = state }
                let offer = try? await world.consents.subscribe.form("neues", of: house.tenant.slug)
                #expect((offer != nil) == (state == .published), "\(state)")
            }
            #expect(try await forms.preview(made.form, by: house.actor).boxes.map(\.purpose.code) == ["raffle"])
            let looker = StoreFixture.actor(house.tenant.id, role: .marketing)
            await #expect(throws: Refusal.self) { try await forms.create("andere", right, by: looker) }
        }
    }

    @Test("Where a version of the words is used is counted: consents that stand on it, sign-ups that wait")
    func use() async throws {
        try await StoreFixture.with { house in
            let world = SignupWorld(fixture: house)
            _ = try await world.subscriber("anna.gross@kunden.example")
            let texts = try await world.consents.wordings.list(of: "newsletter", by: house.actor)
            let words = try #require(texts.first { $0.kind == .wording })
            let notice = try #require(texts.first { $0.kind == .notice })
            _ = try await world.consents.wordings.write(
                "Ja, ich möchte Neues.", "Yes, news please.", .wording, of: "newsletter", by: house.actor)
            try await world.ask("wartet@kunden.example")
            let use = try await purposes(house).useOfWordings(of: "newsletter", by: house.actor)
            let newer = try #require(
                try await world.consents.wordings.list(of: "newsletter", by: house.actor).first {
                    $0.kind == .wording && $0.isCurrent
                })
            #expect(use.consents == [words.german.hash: 1])
            #expect(use.signups == [newer.german.hash: 1, notice.german.hash: 1])
        }
    }
}

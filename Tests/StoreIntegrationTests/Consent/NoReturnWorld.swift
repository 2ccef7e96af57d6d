import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// Somebody who said no, or is gone, and every way on which somebody else might bring her back.
struct NoReturnWorld: Sendable {
    /// How she said it.
    enum Past: String, CaseIterable, Sendable {
        /// She took the newsletter back; a contract carries her still.
        case withdrawn
        /// She objected to advertising; a contract carries her still.
        case objected
        /// She was kept for the newsletter alone and took it back: she is erased.
        case forgotten
        /// She was erased, and none of her addresses may come back but by herself.
        case suppressed

        /// Whether she is there no more.
        var isGone: Bool { self == .forgotten || self == .suppressed }
    }

    static let email = "anna.gross@kunden.example"

    let fixture: StoreFixture
    let past: Past
    /// Her id, whether or not anybody has it any more.
    let person: UUID
    /// The import that brought her.
    let batch: UUID
    /// Links of her first days: to confirm, to end it, to look at it.
    let links: (confirm: String, unsubscribe: String, preferences: String)
    /// A link of a sign-up that she never confirmed, older than her no.
    let unused: String

    var consents: ConsentWorld { ConsentWorld(fixture: fixture) }
    var signups: SignupWorld { SignupWorld(fixture: fixture) }
    private var actor: Actor { fixture.actor }

    /// She comes with a file, subscribes, asks for the raffle too, and then says no.
    init(_ fixture: StoreFixture, _ past: Past) async throws {
        self.fixture = fixture
        self.past = past
        let (consents, signups) = (ConsentWorld(fixture: fixture), SignupWorld(fixture: fixture))
        if past == .forgotten {
            batch = try await ErasureTests.importing(Self.sheet("bert@kunden.example"), fixture).id
        } else {
            batch = try await ErasureTests.importing(Self.sheet(Self.email), fixture).id
        }
        fixture.clock.advance(by: 3_600)
        try await signups.ask(Self.email)
        let secret = try await signups.send()
        fixture.clock.advance(by: 60)
        let answer = try await signups.consents.confirm(secret, of: signups.slug)
        guard case .confirmed(let person, _) = answer.outcome else { throw TestClusterError("not confirmed") }
        self.person = person
        links = (secret, try #require(answer.unsubscribe), try #require(answer.preferences))
        fixture.clock.advance(by: 3_600)
        try await signups.ask(Self.email, ["newsletter", "raffle"])
        unused = try await signups.send()
        fixture.clock.advance(by: 3_600)
        switch past {
        case .withdrawn: try await consents.reduce(.withdrawal, person)
        case .objected: try await consents.reduce(.objection, person)
        case .forgotten: try await consents.reduce(.withdrawal, person)
        case .suppressed: _ = try await fixture.erase(person, reason: .objection, suppress: true, by: fixture.actor)
        }
        fixture.clock.advance(by: 3_600)
    }

    /// A customer of a file.
    private static func sheet(_ email: String, _ name: String = "Groß") -> String {
        """
        Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
        Anna;\(name);\(email);customer-care;contract;Altbestand
        """
    }

    // MARK: Ways back

    /// A way that somebody might try. What it throws, and what becomes of it, is its own affair: she must not be back.
    struct Way: Sendable {
        let name: String
        let attempt: @Sendable (NoReturnWorld) async throws -> Void
    }

    static let ways = [
        Way(name: "the same file again") { world in
            _ = try await ErasureTests.importing(sheet(email), world.fixture)
        },
        Way(name: "a file that changes who is there") { world in
            for text in [sheet(email), sheet("ANNA.GROSS@Kunden.example", "Groß-Weiß")] {
                _ = try await ErasureTests.importing(text, world.fixture, ImportOrder(duplicates: .update))
                _ = try await ErasureTests.importing(text, world.fixture, ImportOrder(duplicates: .both))
            }
        },
        Way(name: "a file with proof of another system") { world in
            let text = """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle;Angefragt am;Bestätigt am;Wortlaut;Quellsystem
                Anna;Groß;\(email);newsletter;consent;Altbestand;2026-01-02T10:00:00Z;2026-01-02T10:05:00Z;Ja, gern.;Postillon 3
                """
            _ = try await ErasureTests.importing(text, world.fixture)
            _ = try await ErasureTests.importing(text, world.fixture, ImportOrder(duplicates: .update))
        },
        Way(name: "proof that the owner vouches for") { world in
            _ = try await CreatePerson(world.fixture.store)(
                world.input(email, .newsletter(.importedEvidence, at: world.fixture.clock.now)), by: world.actor,
                entry: .fileImport)
        },
        Way(name: "a card") { world in
            let card = """
                BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Groß\r\nN:Groß;Anna;;;\r\nEMAIL:\(email)\r\nEND:VCARD\r\n
                """
            for basis in [LegalBasis.contract, .consent, .legitimateInterest] {
                for purpose in ["customer-care", "newsletter"] {
                    _ = try await ErasureTests.importing(
                        card, world.fixture,
                        ImportOrder(format: .vcard, purpose: purpose, legalBasis: basis, source: "Visitenkarte"))
                }
            }
        },
        Way(name: "the import taken back") { world in
            _ = try await UndoImport(world.fixture.store)(world.batch, by: world.actor)
        },
        Way(name: "a new record with a stated consent") { world in
            for method in [ConsentEvidence.Method.claim, .doubleOptIn, .importedEvidence, .syntheticEvidence] {
                for entry in [GateEntry.api, .page, .fileImport, .demo] {
                    _ = try? await CreatePerson(world.fixture.store)(
                        world.input(email, .newsletter(method, at: world.fixture.clock.now)), by: world.actor,
                        entry: entry)
                }
            }
        },
        Way(name: "a new record for advertising on another basis") { world in
            _ = try await CreatePerson(world.fixture.store)(
                world.input(
                    email,
                    ProcessingStatement(purpose: "newsletter", legalBasis: .legitimateInterest, source: "Messe")),
                by: world.actor)
        },
        Way(name: "her own record changed") { world in
            _ = try await ChangePerson(world.fixture.store)(world.person, version: nil, by: world.actor) { edit in
                edit.lifecycle = .customer
                edit.profile.contactPoints.append(ContactPoint(kind: .email, value: "anna@privat.example"))
            }
        },
        Way(name: "a ground added to her") { world in
            for method in [ConsentEvidence.Method.claim, .doubleOptIn, .importedEvidence, .syntheticEvidence] {
                _ = try? await ChangePerson(world.fixture.store).add(
                    .newsletter(method, at: world.fixture.clock.now), to: world.person, by: world.actor)
            }
        },
        Way(name: "a box ticked by staff") { world in
            try await world.consents.ask(world.person)
        },
        Way(name: "her address at somebody who is there") { world in
            let other = try await world.consents.subscriber("doppelt@kunden.example")
            _ = try? await ChangePerson(world.fixture.store)(other, version: nil, by: world.actor) { edit in
                edit.profile.contactPoints.append(ContactPoint(kind: .email, value: email))
            }
            _ = try await world.consents.reduce(.withdrawal, other)
        },
        Way(name: "the link that she confirmed with, and one that she never used") { world in
            for link in [world.links.confirm, world.unused] {
                let outcome = try await world.signups.confirm(link)
                #expect([.used, .over, .unknown].contains(outcome), "\(world.past) \(outcome)")
            }
        },
        Way(name: "her links to end it and to look at it") { world in
            _ = try await world.signups.consents.unsubscribe(world.links.unsubscribe, of: world.signups.slug)
            let page = world.signups.consents.preferences
            _ = try await page.look(world.links.preferences, of: world.signups.slug)
            _ = try await page.withdraw(["raffle"], world.links.preferences, of: world.signups.slug)
        },
        Way(name: "a form that somebody fills in for her") { world in
            world.fixture.clock.advance(by: FrontDoorRule.addressPeriod)
            try await world.signups.ask(email)
            _ = try await world.signups.send()
        },
        Way(name: "a second form that somebody fills in for her") { world in
            world.fixture.clock.advance(by: FrontDoorRule.addressPeriod)
            try await world.fillSecondForm()
            _ = try await world.signups.send()
        },
        Way(name: "the confirmation of somebody else") { world in
            _ = try await world.signups.subscriber("bodo@kunden.example")
        },
        Way(name: "joined to somebody who agreed") { world in
            let other = try await world.consents.subscriber("verbunden@kunden.example")
            let merge = MergePeople(world.fixture.store, declaration: world.consents.declaration)
            for (kept, dropped) in [(other, world.person), (world.person, other)] {
                _ = try? await merge(MergeOrder(kept: kept, dropped: dropped), by: world.actor)
            }
        },
    ]

    // MARK: Whether she is back

    /// What may be sent to her address, and who has it that should not be there; empty where she stayed away.
    func traces() async throws -> [String] {
        var traces: [String] = []
        for found in try await ReadPeople(fixture.store).with(Self.email, .email, by: actor) {
            if found.id == person, past.isGone { traces.append("her id") }
            let points = Set(
                found.profile.contactPoints.filter { $0.value.lowercased() == Self.email }.map(\.id))
            for consent in try await consents.consents.read.of(found.id, by: actor)
            where points.contains(consent.consent.key.address) && consent.consent.state.permitsProcessing {
                traces.append("\(consent.consent.key.purpose) is given")
            }
            let grounds = try await ReadGrounds(fixture.store).of(found.id, .person, by: actor)
            if grounds.contains(where: {
                $0.ground.marketing && $0.ground.basis != .consent && $0.ground.endedAt == nil
            }) {
                traces.append("a ground for advertising")
            }
        }
        if past.isGone {
            let refusal = await #expect(throws: Refusal.self) {
                try await ReadPeople(fixture.store).one(person, by: actor)
            }
            if refusal?.kind != .notFound { traces.append("her record") }
        }
        return traces
    }

    func input(_ email: String, _ processing: ProcessingStatement) -> PersonInput {
        PersonInput(
            profile: PersonProfile(
                givenName: "Anna", familyName: "Groß", contactPoints: [ContactPoint(kind: .email, value: email)]),
            processing: processing)
    }

    /// Another form of the business, filled in with her address.
    func fillSecondForm() async throws {
        let forms = ManageForms(fixture.store)
        if try await !forms.list(by: actor).contains(where: { $0.form.slug == "laden" }) {
            _ = try await forms.create(
                "laden", FormContent(germanTitle: "Im Laden", englishTitle: "In the shop", purposes: ["newsletter"]),
                state: .published, by: actor)
        }
        let offer = try await signups.consents.subscribe.form("laden", of: signups.slug)
        _ = try await signups.consents.subscribe(
            SignupInput(
                email: Self.email, purposes: ["newsletter"], shown: offer.boxes.map(\.shown), language: "de"), to: offer
        )
    }
}

extension ProcessingStatement {
    /// A consent to the newsletter, proved in one way or another, a day ago.
    static func newsletter(_ method: ConsentEvidence.Method, at now: Date) -> ProcessingStatement {
        ProcessingStatement(
            purpose: "newsletter", legalBasis: .consent, source: "Altsystem",
            evidence: ConsentEvidence(
                method: method, requestedAt: now.addingTimeInterval(-90_000),
                confirmedAt: now.addingTimeInterval(-86_400),
                wording: "Ja, gern.", sourceSystem: "Postillon 3", attestedByOwner: true))
    }
}

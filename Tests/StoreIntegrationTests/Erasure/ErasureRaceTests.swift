import Domain
import Foundation
import Operations
import Postgres
import Synchronization
import TestSupport
import Testing
import Vault

@testable import Store

/// What is written about somebody at the moment of her erasure: whichever comes first, nothing stays behind a key that is
/// gone. Each order is forced by a lock that the test holds.
@Suite(.timeLimit(.minutes(10))) struct ErasureRaceTests {
    /// What is written.
    enum Write: CaseIterable {
        case profile
        case ground
        case note
        case changedNote
        case participation
        case employment
        case changedEmployment
        case importRow

        /// What it meets where the erasure came first.
        var refusal: Refusal.Kind {
            switch self {
            // Somebody among others whom a body names is its error.
            case .participation: .invalid
            // The rest of the chunk is not to be lost: the file is taken in again.
            case .importRow: .conflict
            default: .notFound
            }
        }
    }

    /// A step of a file on its way in.
    enum Step: CaseIterable {
        case piece
        case choice
    }

    /// A business with somebody who writes and somebody who erases, each on connections of his own.
    private struct World {
        let fixture: StoreFixture
        let writer: Store
        let eraser: ErasePerson
        let bakery: UUID

        var actor: Actor { fixture.actor }
        var declaration: ErasureDeclaration { ConsentWorld(fixture: fixture).declaration }
        var relations: OrganizationUseCases { OrganizationUseCases(writer, declaration: declaration) }

        static func with(_ body: (World) async throws -> Void) async throws {
            try await StoreFixture.with { fixture in
                let declaration = ConsentWorld(fixture: fixture).declaration
                let bakery = try await OrganizationUseCases(fixture.store, declaration: declaration).create(
                    OrganizationInput(
                        profile: OrganizationProfile(name: "Bäckerei Groß"), lifecycle: .customer,
                        processing: ProcessingStatement(
                            purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4712")),
                    by: fixture.actor)
                try await body(
                    World(
                        fixture: fixture, writer: fixture.patientStore(),
                        eraser: ErasePerson(fixture.patientStore(), declaration: declaration), bakery: bakery))
            }
        }

        func create(_ name: String) async throws -> UUID {
            var input = StoreFixture.anna
            input.profile.givenName = name
            input.profile.contactPoints = [ContactPoint(kind: .email, value: address(name))]
            return try await CreatePerson(fixture.store)(input, by: actor)
        }

        func address(_ name: String) -> String { "\(name.lowercased()).gross@kunden.example" }

        func erasing(_ person: UUID) -> @Sendable () async throws -> Void {
            { [eraser, actor] in
                _ = try await eraser(person, reason: .noLongerNeeded, suppress: false, by: actor)
            }
        }

        /// Takes a sheet in that says something new about her.
        func take(_ name: String) async throws -> ImportBatch {
            var pieces = [
                Array(
                    """
                    Vorname;Nachname;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle
                    \(name);Groß;\(address(name));030 23125002;customer-care;contract;Altbestand
                    """.utf8)
            ]
            return try await ImportPeople(writer)(ImportOrder(duplicates: .update), by: actor) { pieces.popLast() }
        }

        /// What writes about her, after all that has to be there before it.
        func prepare(_ write: Write, _ name: String, _ person: UUID) async throws -> @Sendable () async throws -> Void {
            let (actor, activities, employments) = (self.actor, relations.activities, relations.employments)
            let note = ActivityInput(
                kind: .note, content: ActivityContent(text: "Mag Roggen"),
                organization: write == .participation ? bakery : nil, people: [person])
            switch write {
            case .profile:
                return {
                    _ = try await ChangePerson(writer)(person, version: nil, by: actor) {
                        $0.profile.contactPoints.append(ContactPoint(kind: .email, value: "neu@kunden.example"))
                    }
                }
            case .ground:
                return {
                    _ = try await ChangePerson(writer).add(StoreFixture.anna.processing, to: person, by: actor)
                }
            case .note, .participation:
                return { _ = try await activities.add(note, by: actor) }
            case .changedNote:
                let note = try await activities.add(note, by: actor)
                return {
                    _ = try await activities.change(note, version: nil, by: actor) { $0.content.text = "Mag Dinkel" }
                }
            case .employment:
                return {
                    _ = try await employments.add(person, in: bakery, EmploymentDetail(jobTitle: "Aushilfe"), by: actor)
                }
            case .changedEmployment:
                let place = try await employments.add(
                    person, in: bakery, EmploymentDetail(jobTitle: "Aushilfe"), by: actor)
                return {
                    _ = try await employments.change(place, of: person, version: nil, by: actor) {
                        $0.jobTitle = "Leitung"
                    }
                }
            case .importRow:
                return {
                    let counts = try await take(name).counts
                    guard counts.updated == 1 else { throw TestClusterError("she was not found: \(counts)") }
                }
            }
        }

        func count(_ query: PostgresQuery) async throws -> Int {
            try await ConsentWorld(fixture: fixture).count(query)
        }

        /// Her rows, tokens and keys are gone, everything that is left opens, and the log vouches for all of it.
        func expectErased(_ person: UUID, _ sourceLocation: SourceLocation = #_sourceLocation) async throws {
            let left = try await count(
                """
                SELECT (SELECT count(*) FROM person WHERE id = \(person))
                    + (SELECT count(*) FROM contact_point WHERE person_id = \(person))
                    + (SELECT count(*) FROM consent WHERE subject_id = \(person))
                    + (SELECT count(*) FROM participant WHERE person_id = \(person))
                    + (SELECT count(*) FROM wrapped_key WHERE subject_id = \(person) AND compartment IN (1, 2))
                """)
            #expect(left == 0, sourceLocation: sourceLocation)
            try await expectOpen(sourceLocation)
        }

        /// No sealed value is left behind a key that is gone.
        func expectOpen(_ sourceLocation: SourceLocation = #_sourceLocation) async throws {
            let keyless = try await KeylessRows.counts(fixture)
            #expect(keyless == [:], sourceLocation: sourceLocation)
            let report = try await KeyVerifier(fixture.store).verify(fixture.tenant.id, sample: nil)
            #expect(report.isSound, "\(report.findings)", sourceLocation: sourceLocation)
            let findings = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings
            #expect(findings == [], sourceLocation: sourceLocation)
        }

        /// Lets them come to her in this order.
        func order(_ person: UUID, _ bodies: [@Sendable () async throws -> Void]) async throws -> [Refusal?] {
            try await ForcedOrder.run(
                fixture, holding: "SELECT id FROM subject WHERE id = \(person) FOR UPDATE", bodies)
        }
    }

    @Test("No sealed column is left out: without any keys each has values behind one that is gone")
    func everyColumn() async throws {
        try await KeyWorld.with { world in
            #expect(try await KeylessRows.counts(world.fixture) == [:])
            try await world.tamper("DELETE FROM wrapped_key")
            let names = try await Set(KeylessRows.counts(world.fixture).keys)
            #expect(names == Set(SealedColumns.compartments.keys))
        }
    }

    @Test(
        "R-49 what is written before an erasure goes with her, what comes after it is refused",
        arguments: Write.allCases)
    func writes(_ write: Write) async throws {
        try await World.with { world in
            let anna = try await world.create("Anna")
            let before = try await world.prepare(write, "Anna", anna)
            #expect(try await world.order(anna, [before, world.erasing(anna)]) == [nil, nil])
            try await world.expectErased(anna)

            let berta = try await world.create("Berta")
            let after = try await world.prepare(write, "Berta", berta)
            let refusals = try await world.order(berta, [world.erasing(berta), after])
            #expect(refusals[0] == nil && refusals[1]?.kind == write.refusal, "\(refusals)")
            try await world.expectErased(berta)

            guard write == .importRow else { return }
            #expect(try await world.count("SELECT count(*) FROM import_row") == 0)
            let again = try await world.take("Berta").counts
            #expect(again.imported == 1 && again.updated == 0, "she is somebody new, with a key of her own")
            try await world.expectErased(berta)
        }
    }

    @Test("R-49 a confirmation before an erasure leaves its proof alone, one after it finds neither link nor person")
    func confirmations() async throws {
        try await World.with { world in
            let signups = SignupWorld(fixture: world.fixture)
            let consents = ConsentUseCases(world.writer, declaration: world.declaration)
            let outcome = Mutex<SignupOutcome?>(nil)
            func confirming(_ name: String) async throws -> @Sendable () async throws -> Void {
                try await signups.ask(world.address(name))
                world.fixture.clock.advance(by: 60)
                let (secret, slug) = (try await signups.send(), signups.slug)
                return {
                    let answer = try await consents.confirm(secret, of: slug)
                    outcome.withLock { $0 = answer.outcome }
                }
            }

            let anna = try await world.create("Anna")
            let before = try await confirming("Anna")
            #expect(try await world.order(anna, [before, world.erasing(anna)]) == [nil, nil])
            #expect(outcome.withLock { $0 } == .confirmed(person: anna, purposes: ["newsletter"]))
            #expect(try await world.count("SELECT count(*) FROM consent_event WHERE subject_id = \(anna)") > 0)
            try await world.expectErased(anna)

            let berta = try await world.create("Berta")
            let after = try await confirming("Berta")
            #expect(try await world.order(berta, [world.erasing(berta), after]) == [nil, nil])
            #expect(outcome.withLock { $0 } == .unknown)
            try await world.expectErased(berta)
            #expect(try await signups.counts().prefix(3) == [0, 0, 0])
        }
    }

    @Test("R-49 a confirmation that an erasure overtakes while it waits for its address finds neither link nor person")
    func overtakenConfirmation() async throws {
        try await World.with { world in
            let signups = SignupWorld(fixture: world.fixture)
            let anna = try await world.create("Anna")
            try await signups.ask(world.address("Anna"))
            world.fixture.clock.advance(by: 60)
            let (secret, slug) = (try await signups.send(), signups.slug)
            let scope = world.writer.scoped(to: world.actor)
            let index = try await scope.contactIndex()
            let tokens = try index.tokens(index.normalized(world.address("Anna"), .email, field: "email"), .pending)
            let consents = ConsentUseCases(world.writer, declaration: world.declaration)
            let outcome = Mutex<SignupOutcome?>(nil)
            let refusals = try await ForcedOrder.run(
                world.fixture, holding: scope.lock(signupsOf: tokens),
                [
                    {
                        let answer = try await consents.confirm(secret, of: slug)
                        outcome.withLock { $0 = answer.outcome }
                    }
                ], meanwhile: world.erasing(anna))
            #expect(refusals == [nil] && outcome.withLock { $0 } == .unknown)
            try await world.expectErased(anna)
            #expect(try await signups.counts().prefix(3) == [0, 0, 0])
        }
    }

    @Test(
        "R-59 a step of a file before an erasure goes with the file, one after it is refused",
        arguments: Step.allCases)
    func files(_ step: Step) async throws {
        try await World.with { world in
            for isFirst in [true, false] {
                let anna = try await world.create("Anna")
                let scope = world.writer.scoped(to: world.actor)
                let id = try await scope.beginImportFile(ImportFileTests.chosen, format: .csv)
                let begun = try await scope.importFile(id)
                let sheet = "Vorname;E-Mail\nAnna;\(world.address("Anna"))\n"
                try await scope.append(Array(sheet.utf8), number: 1, to: begun)
                if step == .choice { try await scope.finishUpload(id) }
                let file = try await scope.importFile(id)
                let going: @Sendable () async throws -> Void = {
                    switch step {
                    case .piece:
                        try await scope.append(Array("Kurt;kurt@kunden.example\n".utf8), number: 2, to: file)
                    case .choice: try await scope.choose(ImportFileTests.chosen, for: file)
                    }
                }
                let erasing = world.erasing(anna)
                let refusals = try await ForcedOrder.run(
                    world.fixture, holding: "SELECT id FROM import_file WHERE id = \(id) FOR UPDATE",
                    isFirst ? [going, erasing] : [erasing, going])
                let refusal = refusals[isFirst ? 0 : 1]
                #expect(refusals[isFirst ? 1 : 0] == nil)
                if isFirst {
                    #expect(refusal == nil)
                } else {
                    #expect(refusal?.code == (step == .piece ? "file-discarded" : "conflict"))
                }
                let left = try await world.count(
                    """
                    SELECT (SELECT count(*) FROM import_file_chunk WHERE file_id = \(id))
                        + (SELECT count(*) FROM wrapped_key WHERE subject_id = \(id))
                        + (SELECT length(sealed) FROM import_file WHERE id = \(id))
                    """)
                #expect(left == 0)
                try await world.expectErased(anna)
                let next = await #expect(throws: Refusal.self) {
                    try await scope.append(Array("Emil;emil@kunden.example\n".utf8), number: 3, to: file)
                }
                #expect(next?.code == "file-discarded")
            }
        }
    }
}

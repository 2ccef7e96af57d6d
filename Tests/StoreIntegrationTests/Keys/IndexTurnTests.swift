import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

/// The turn of a tenant's index keys under people who are looked for, live, come and go.
@Suite struct IndexTurnTests {
    private static func person(_ number: Int) -> PersonInput {
        var input = StoreFixture.anna
        input.profile.familyName = "Groß-\(number)"
        input.profile.contactPoints = [
            ContactPoint(kind: .email, value: address(number)),
            ContactPoint(kind: .telephone, value: "030 \(23_125_000 + number)"),
        ]
        return input
    }

    private static func address(_ number: Int) -> String { "anna.\(number)@kunden.example" }

    private static func create(_ numbers: Range<Int>, _ fixture: StoreFixture) async throws -> [UUID] {
        var ids: [UUID] = []
        for number in numbers {
            ids.append(try await CreatePerson(fixture.store)(person(number), by: fixture.actor))
        }
        return ids
    }

    private static func find(_ address: String, _ fixture: StoreFixture) async throws -> [UUID] {
        try await ReadPeople(fixture.store).with(address, .email, by: fixture.actor).map(\.id)
    }

    /// `grace`: How long whoever has made the tokens he looks for has to look.
    private static func turn(_ fixture: StoreFixture, grace: Duration = .zero) async throws -> TurnIndexes.Outcome {
        try await TurnIndexes(fixture.operatorStore, grace: grace)(fixture.tenant.id, by: fixture.actor)
    }

    /// Tokens of people as somebody who copied the database holds them.
    private static func tokens(_ fixture: StoreFixture) async throws -> [(id: UUID, version: Int32, token: [UInt8])] {
        let rows = try await fixture.database.client(as: .superuser).segment(
            ["SELECT id, index_version, token FROM contact_point ORDER BY id"], lane: .read)
        return try rows[0].map { try $0.decode(UUID.self, Int32.self, [UInt8].self) }
    }

    @Test("After the turn everybody is found as before, by tokens of the new key alone, and keys and log verify")
    func turns() async throws {
        try await KeyWorld.with { world in
            let fixture = world.fixture
            let before = try await Self.tokens(fixture)
            let requests = try await world.count("SELECT count(*) FROM subject_request WHERE contact_token IS NOT NULL")
            let versions = try await world.count("SELECT sum(version) FROM person")
            let outcome = try await Self.turn(fixture)
            #expect(outcome.versions == [.subject: 2, .pending: 2, .suppression: 2, .evidence: 1])
            let organizations = try await world.count("SELECT count(*) FROM organization_contact_point")
            #expect(outcome.moved == before.count + organizations + requests && outcome.dropped == 0)
            #expect(outcome.verified > 0 && requests == 1 && organizations > 0)
            let after = try await Self.tokens(fixture)
            #expect(after.map(\.id) == before.map(\.id) && after.allSatisfy { $0.version == 2 })
            #expect(Set(after.map(\.token)).isDisjoint(with: before.map(\.token)))
            #expect(outcome.destroyed.contains { $0.use == .subject && $0.version == 1 })
            let found = try await Self.find("anna.gross@kunden.example", fixture)
            #expect(found.contains(world.anna))
            #expect(
                try await world.count("SELECT sum(version) FROM person") == versions, "nobody's open form is lost")
            let report = try await world.verify()
            #expect(report.isSound, "\(report.findings)")
            #expect(try await world.findings() == [])
            // The old key is gone from the keystore: nobody makes the tokens of a copy again.
            #expect(throws: VaultError.self) {
                _ = try fixture.store.vault.token(
                    try Normalizer.email("anna.gross@kunden.example"), tenant: fixture.tenant.id, use: .subject,
                    version: 1)
            }
        }
    }

    @Test("Tokens whose address nobody knows keep their key until none is left; then it is destroyed too")
    func drains() async throws {
        try await KeyWorld.with { world in
            let fixture = world.fixture
            let turn = TurnIndexes(fixture.operatorStore, grace: .zero)
            let left = try await Self.turn(fixture).left
            // The sign-up and the row in quarantine wait under the former key; the request is sealed and was moved.
            #expect(left.first { $0.use == .pending }?.tokens == 2)
            #expect(try turn.holdsFormerKeys(fixture.tenant.id))
            #expect(try await turn.tidy(fixture.tenant.id, by: fixture.actor) == 0)
            try await world.tamper("DELETE FROM quarantine_token")
            try await world.tamper(
                """
                UPDATE pending_signup SET state = 'expired', subject_id = NULL,
                    address_token = NULL, index_version = NULL, sealed = NULL, ended_at = now()
                """)
            #expect(try await turn.tidy(fixture.tenant.id, by: fixture.actor) == 1)
            #expect(try fixture.store.vault.indexVersions(fixture.tenant.id, .pending) == [2])
        }
    }

    @Test(
        "R-28 whoever is suppressed stays it under any later key, and who objects later is suppressed under the new one"
    )
    func suppression() async throws {
        try await StoreFixture.with { fixture in
            let first = try await Self.create(0..<2, fixture)
            _ = try await fixture.erase(first[0], reason: .objection, suppress: true, by: fixture.actor)
            let left = try await Self.turn(fixture).left
            #expect(left.map(\.use) == [.suppression] && left.first?.version == 1)
            _ = try await fixture.erase(first[1], reason: .objection, suppress: true, by: fixture.actor)
            _ = try await Self.turn(fixture)
            // Only her own fresh contract would bring her back, and a file is none.
            let sheet = """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß-0;anna.0@kunden.example;customer-care;contract;Altbestand
                Anna;Groß-1;anna.1@kunden.example;customer-care;contract;Altbestand
                Anna;Groß-2;anna.2@kunden.example;customer-care;contract;Altbestand
                """
            let batch = try await ErasureTests.importing(sheet, fixture)
            #expect(batch.counts.imported == 1 && batch.counts.quarantined == 2, "\(batch.counts)")
            #expect(try fixture.store.vault.indexVersions(fixture.tenant.id, .suppression) == [1, 2, 3])
            // Nor does it go when the table that lists the keys, which no digest covers, says that there is none.
            try await KeyWorld(fixture: fixture, anna: first[0]).tamper(
                "DELETE FROM index_key_state WHERE use = 'suppression' AND version < 3")
            _ = try await TurnIndexes(fixture.operatorStore).tidy(fixture.tenant.id, by: fixture.actor)
            #expect(try fixture.store.vault.indexVersions(fixture.tenant.id, .suppression) == [1, 2, 3])
        }
    }

    @Test(
        "A turn that was cut off after any step is finished by beginning it again; everybody is found meanwhile",
        arguments: 0..<5)
    func resumes(steps: Int) async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<3, fixture)
            let (scope, vault) = (fixture.operatorStore.scoped(to: fixture.actor), fixture.operatorStore.vault)
            let versions = try vault.beginIndexes(fixture.tenant.id, TurnIndexes.uses)
            if steps > 0 { try await scope.activateIndexes(versions) }
            if steps > 1 { try vault.activateIndexes(fixture.tenant.id) }
            if steps > 2 { _ = try await scope.moveTokens(of: .person, to: 2, after: nil) }
            if steps > 3 { #expect(try await scope.retireIndexes() == []) }
            for (number, id) in ids.enumerated() {
                #expect(try await Self.find(Self.address(number), fixture) == [id])
            }
            let late = try await Self.create(3..<4, fixture)
            let turn = TurnIndexes(fixture.operatorStore, grace: .zero)
            #expect(try await turn.isDue(fixture.tenant.id, by: fixture.actor), "what was begun is due")
            let outcome = try await Self.turn(fixture)
            #expect(outcome.versions[.subject] == 2 && outcome.destroyed.count == 3)
            #expect(try await !turn.isDue(fixture.tenant.id, by: fixture.actor))
            for (number, id) in (ids + late).enumerated() {
                #expect(try await Self.find(Self.address(number), fixture) == [id])
            }
            #expect(try await Self.tokens(fixture).allSatisfy { $0.version == 2 })
        }
    }

    @Test("In the middle of a turn an import finds whom it knows under either key")
    func duplicates() async throws {
        try await StoreFixture.with { fixture in
            _ = try await Self.create(0..<1, fixture)
            let (scope, vault) = (fixture.operatorStore.scoped(to: fixture.actor), fixture.operatorStore.vault)
            let versions = try vault.beginIndexes(fixture.tenant.id, TurnIndexes.uses)
            try await scope.activateIndexes(versions)
            try vault.activateIndexes(fixture.tenant.id)
            _ = try await Self.create(1..<2, fixture)
            let sheet = """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß-0;anna.0@kunden.example;customer-care;contract;Altbestand
                Anna;Groß-1;anna.1@kunden.example;customer-care;contract;Altbestand
                """
            let batch = try await ErasureTests.importing(sheet, fixture, ImportOrder(duplicates: .skip))
            #expect(batch.counts.duplicates == 2 && batch.counts.imported == 0, "\(batch.counts)")
        }
    }

    @Test(
        "People who are looked for, created, changed and erased while index keys turn are found or gone at every moment"
    )
    func underLoad() async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<6, fixture)
            let doomed = try await Self.create(100..<120, fixture)
            let turns = 4
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<turns { _ = try await Self.turn(fixture, grace: .milliseconds(500)) }
                }
                group.addTask {
                    for id in doomed {
                        _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
                    }
                }
                group.addTask {
                    for number in 200..<220 {
                        try await Self.untilNotBusy {
                            _ = try await CreatePerson(fixture.store)(Self.person(number), by: fixture.actor)
                        }
                    }
                }
                group.addTask {
                    for round in 0..<15 {
                        try await Self.untilNotBusy {
                            _ = try await ChangePerson(fixture.store)(ids[0], version: nil, by: fixture.actor) {
                                $0.profile.contactPoints[1] = ContactPoint(
                                    kind: .telephone, value: "040 \(33_000_000 + round)")
                            }
                        }
                    }
                }
                group.addTask {
                    for round in 0..<60 {
                        let number = round % ids.count
                        let found = try await Self.find(Self.address(number), fixture)
                        #expect(found == [ids[number]], "round \(round)")
                    }
                }
                try await group.waitForAll()
            }
            _ = try await Self.turn(fixture)
            let tokens = try await Self.tokens(fixture)
            #expect(tokens.count == 2 * (ids.count + 20) && tokens.allSatisfy { $0.version == Int32(turns) + 2 })
            #expect(try await Self.find(Self.address(219), fixture).count == 1)
            let report = try await KeyVerifier(fixture.store).verify(fixture.tenant.id, sample: nil)
            #expect(report.isSound, "\(report.findings)")
            #expect(try await KeyWorld(fixture: fixture, anna: ids[0]).findings() == [])
        }
    }

    private static func untilNotBusy(_ body: () async throws -> Void) async throws {
        while true {
            do {
                return try await body()
            } catch let refusal as Refusal where refusal.code == RefusalCode.busy.rawValue {
                // Said clearly, and nothing was stored: the next try knows the new key.
                continue
            }
        }
    }

    /// A store with a keystore of its own, which knows what was in the file when it was opened.
    private static func anotherProcess(_ fixture: StoreFixture) throws -> Store {
        Store(
            postgres: fixture.database.smallClient(as: .runtime),
            vault: try Vault.open(
                directory: fixture.directory, root: .file("\(fixture.directory)/root.key"), mode: .reader),
            ledgerFile: fixture.store.ledgerFile, clock: fixture.clock, logger: .quiet)
    }

    @Test(
        "An import that a turn overtakes finds whom it knows and whom it must not bring back, sealed before it or after"
    )
    func overtaken() async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<3, fixture)
            func rows(_ numbers: [Int]) -> [UInt8] {
                Array(
                    numbers.map { "Anna;Groß-\($0);\(Self.address($0));customer-care;contract;Altbestand\n" }.joined()
                        .utf8)
            }
            // One more than a chunk: it is sealed, and waits while the next one is read.
            let fresh = 1_000..<2_999
            var pieces = [
                rows([1]), Array("Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle\n".utf8) + rows([0, 2] + fresh),
            ]
            let other = try Self.anotherProcess(fixture)
            let batch = try await ImportPeople(other)(ImportOrder(duplicates: .skip), by: fixture.actor) {
                if pieces.count == 1 {
                    _ = try await Self.turn(fixture)
                    _ = try await fixture.erase(ids[2], reason: .objection, suppress: true, by: fixture.actor)
                }
                return pieces.popLast()
            }
            #expect(batch.counts.duplicates == 2 && batch.counts.quarantined == 1, "\(batch.counts)")
            #expect(batch.counts.imported == Int64(fresh.count), "\(batch.counts)")
            #expect(try await Self.tokens(fixture).allSatisfy { $0.version == 2 })
            #expect(try await Self.find(Self.address(2_998), fixture).count == 1)
        }
    }

    @Test(
        "Sign-ups and quarantined rows that come back under a destroyed key are forgotten before anybody is erased again"
    )
    func forgotten() async throws {
        try await StoreFixture.with { fixture in
            try await SignupWorld(fixture: fixture).ask("neu@kunden.example")
            _ = try await ErasureTests.importing("Vorname;Nachname;E-Mail\nEmil;Grundlos;emil@kunden.example", fixture)
            try await RequestWorld(fixture: fixture).ask(.access, "fremd@kunden.example")
            let world = KeyWorld(fixture: fixture, anna: UUID())
            let waiting: PostgresQuery = """
                SELECT (SELECT count(*) FROM quarantine_token)
                    + (SELECT count(*) FROM pending_signup WHERE address_token IS NOT NULL)
                """
            #expect(try await Self.turn(fixture).left.first { $0.use == .pending }?.tokens == 2)
            let (store, tenant) = (fixture.operatorStore, fixture.tenant.id)
            try await store.learnIndexes(of: tenant, by: fixture.actor)
            #expect(try await world.count(waiting) == 2, "their key is there")
            // As if the database were from before their end, with which their key went: it knows the present one all the same.
            try store.vault.destroyIndexes(tenant, but: [:])
            try await world.tamper(
                "UPDATE subject_request SET index_version = 1, contact_token = decode(repeat('ab', 16), 'hex')")
            try await store.learnIndexes(of: tenant, by: fixture.actor)
            #expect(try await world.count(waiting) == 0)
            #expect(try await world.count("SELECT count(*) FROM pending_signup WHERE state = 'expired'") == 1)
            #expect(try await world.count("SELECT count(*) FROM import_row WHERE outcome = 'quarantined'") == 0)
            let value = try Normalizer.email("fremd@kunden.example")
            let token = try store.vault.token(value, tenant: tenant, use: .pending, version: 2)
            #expect(
                try await world.count("SELECT count(*) FROM subject_request WHERE contact_token = \(token)") == 1,
                "an erasure finds it again")
            #expect(try await world.findings() == [])
        }
    }

    @Test("A process that slept through a turn is refused once, clearly, and then knows")
    func stale() async throws {
        try await StoreFixture.with { fixture in
            _ = try await Self.create(0..<1, fixture)
            let other = try Self.anotherProcess(fixture)
            #expect(try other.vault.activeIndexVersion(fixture.tenant.id, .subject) == 1)
            _ = try await Self.turn(fixture)
            let refusal = await #expect(throws: Refusal.self) {
                try await CreatePerson(other)(Self.person(2), by: fixture.actor)
            }
            #expect(refusal?.code == RefusalCode.busy.rawValue && refusal?.kind == .notReady)
            let id = try await CreatePerson(other)(Self.person(2), by: fixture.actor)
            #expect(try await Self.find(Self.address(2), fixture) == [id])
        }
    }

    @Test(
        "A database from before the last turn is turned again, and everybody is found; who writes before that is not lost",
        arguments: [false, true])
    func restored(isReplayed: Bool) async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<2, fixture)
            let world = KeyWorld(fixture: fixture, anna: ids[0])
            let copy = try await Self.tokens(fixture)
            _ = try await Self.turn(fixture)
            try await world.tamper(
                """
                UPDATE contact_point c SET index_version = 1, token = u.token
                FROM unnest(\(copy.map(\.id)), \(copy.map(\.token))) AS u (id, token) WHERE c.id = u.id
                """)
            try await world.tamper("DELETE FROM index_key_state WHERE version = 1 AND use <> 'evidence'")
            try await world.tamper("UPDATE index_key_state SET version = 1 WHERE version = 2")
            #expect(try await Self.find(Self.address(0), fixture) == [])
            #expect(try await TurnIndexes(fixture.operatorStore).isDue(fixture.tenant.id, by: fixture.actor))
            if isReplayed {
                try await fixture.operatorStore.learnIndexes(of: fixture.tenant.id, by: fixture.actor)
                _ = try await Self.create(5..<6, fixture)
            }
            #expect(try await Self.turn(fixture).versions[.subject] == (isReplayed ? 2 : 3))
            for (number, id) in ids.enumerated() {
                #expect(try await Self.find(Self.address(number), fixture) == [id])
            }
        }
    }

    @Test("A token that is another's is found, and the former key stays")
    func swapped() async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<2, fixture)
            let world = KeyWorld(fixture: fixture, anna: ids[0])
            try await world.tamper(
                """
                UPDATE contact_point SET token = set_byte(token, 3, get_byte(token, 3) # 1)
                WHERE person_id = \(ids[0]) AND kind = 'email'
                """)
            let report = try await world.verify()
            #expect(report.findings.map(\.name) == ["contact_point.token"] && report.findings[0].code == .damaged)
            // The walk makes it anew from what is sealed, which is the truth.
            _ = try await Self.turn(fixture)
            #expect(try await world.verify().isSound)
            #expect(try await Self.find(Self.address(0), fixture) == [ids[0]])
        }
    }
}

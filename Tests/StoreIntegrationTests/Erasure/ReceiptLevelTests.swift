import Domain
import Foundation
import Ledger
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Receipts that grow by a signed version for each level reached.
@Suite struct ReceiptLevelTests {
    private static let month = 31 * 86_400.0

    private static func person(_ name: String, _ fixture: StoreFixture) async throws -> UUID {
        var input = StoreFixture.anna
        input.profile.familyName = name
        input.profile.contactPoints = [ContactPoint(kind: .email, value: "\(UUID())@kunden.example")]
        return try await CreatePerson(fixture.store)(input, by: fixture.actor)
    }

    /// Erases somebody new.
    private static func erasure(_ fixture: StoreFixture) async throws -> UUID {
        try await fixture.erase(
            person("Groß", fixture), reason: .noLongerNeeded, suppress: false, by: fixture.actor
        ).id
    }

    private static func turn(_ fixture: StoreFixture) async throws {
        _ = try await TurnEpoch(fixture.operatorStore, grace: .zero)(fixture.tenant.id, by: fixture.actor)
    }

    @discardableResult
    private static func complete(
        _ fixture: StoreFixture, standbys: StandbyState? = nil
    ) async throws -> CompleteReceipts.Outcome {
        let store = fixture.operatorStore
        let cleaning = try await store.clean()
        let found = try await store.standbys(at: cleaning.position)
        return try await CompleteReceipts(
            store, declaration: ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file"), copies: [])(
                fixture.tenant.id, after: cleaning, standbys: standbys ?? found, by: fixture.actor)
    }

    private static func versions(_ erasure: UUID, _ fixture: StoreFixture) async throws -> [ErasureReceipt] {
        let keys = fixture.store.vault.exportPublicKeys().map(\.publicKey)
        return try await ReadErasures(fixture.store).versions(of: erasure, by: fixture.actor).map { text in
            try VerifyReceipt(trusting: keys)(Array(text.utf8))
            #expect(!text.contains("Groß") && !text.contains("kunden.example"))
            return try #require(ErasureReceipt(reading: SignedDocument(parsing: Array(text.utf8)).fields))
        }
    }

    private static func reached(_ receipt: ErasureReceipt?) -> [ErasureLevel] {
        ErasureLevel.allCases.filter { receipt?.levels[$0]?.state == .reached }
    }

    private static func number(_ statement: PostgresQuery, _ fixture: StoreFixture) async throws -> Int {
        let rows = try await fixture.database.client(as: .superuser).segment([statement], lane: .read)
        let count: Int64 = try #require(rows.first?.first).decode(column: 0)
        return Int(clamping: count)
    }

    @Test("R-54 every level reached is a new signed version; the earlier ones stay, and each verifies offline")
    func grows() async throws {
        try await StoreFixture.with { fixture in
            let id = try await Self.erasure(fixture)
            let first = try await Self.versions(id, fixture)
            #expect(first.count == 1 && Self.reached(first.last) == [.l0, .l3], "without peers L3 is reached at once")
            #expect(first[0].levels[.l3]?.evidence == ["no-peers"])
            #expect(first[0].limits == ErasureLimit.allCases)

            let early = try await Self.complete(fixture)
            #expect(early.completed == 0 && early.waits == [.l1: "epoch-turn"], "the key still lives")
            try await Self.turn(fixture)
            let turned = try await Self.complete(fixture)
            #expect(turned.completed == 1 && turned.waits == [.l4: "recovery-bundles"])
            let second = try await Self.versions(id, fixture)
            #expect(second.map(\.version) == [1, 2, 3] && second[0] == first[0])
            #expect(Self.reached(second[1]) == [.l0, .l1, .l3] && Self.reached(second[2]) == [.l0, .l1, .l2, .l3])
            #expect(second[2].levels[.l1]?.evidence.first == "epoch-destroyed:1")
            #expect(second[2].levels[.l1]?.at == fixture.clock.now)
            #expect(second[2].levels[.l2]?.evidence == ["wal-without-key", "no-standby"])
            #expect(second[2].levels[.l4]?.waitsFor == "recovery-bundles")
            #expect(try await Self.complete(fixture).completed == 0, "nothing is signed twice")

            fixture.clock.advance(by: 2 * Self.month)
            #expect(try await Self.complete(fixture).completed == 0, "the bundles are still there")
            _ = try fixture.operatorStore.vault.expireBundles(after: 30 * 86_400, now: fixture.clock.now)
            let cleared = try await Self.complete(fixture)
            #expect(cleared.completed == 1 && cleared.waits.isEmpty)
            let last = try await Self.versions(id, fixture)
            #expect(last.count == 4 && last[3].isComplete)
            #expect(
                last[3].levels[.l4]?.evidence
                    == ["recovery-bundles-expired", "no-keystore-copies", "backup-horizon-days:30"])
            #expect(try await ReadErasures(fixture.store).one(id, by: fixture.actor).state == "complete")
            #expect(try await Self.complete(fixture).completed == 0)
            _ = try await Sequencer(fixture.operatorStore).sealAll(fixture.tenant.id)
            let report = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id)
            #expect(report.isIntact, "\(report.findings)")
        }
    }

    @Test("A turn that came before an erasure is no evidence for it, and a standby that is not seen keeps L2 open")
    func bounds() async throws {
        try await StoreFixture.with { fixture in
            let early = try await Self.erasure(fixture)
            try await Self.turn(fixture)
            let late = try await Self.erasure(fixture)
            for state in [StandbyState.unseen, .behind, .away] {
                let outcome = try await Self.complete(fixture, standbys: state)
                #expect(outcome.waits[.l2] == "standby-\(state)" && outcome.waits[.l1] == "epoch-turn")
            }
            let waiting = try await Self.versions(early, fixture)
            #expect(waiting.count == 2 && waiting[1].levels[.l2]?.waitsFor == "standby-unseen")
            #expect(try await Self.versions(late, fixture).count == 1)
            #expect(try await Self.complete(fixture, standbys: .past(count: 1)).completed == 1)
            let past = try #require(try await Self.versions(early, fixture).last?.levels[.l2]?.evidence.last)
            #expect(past.hasPrefix("standbys-past:"))
            #expect(try await Self.versions(late, fixture).count == 1)
        }
    }

    @Test("What an open snapshot still sees was not vacuumed, and L1 waits for it")
    func snapshot() async throws {
        try await StoreFixture.with { fixture in
            let id = try await fixture.database.client(as: .superuser).withTransaction(.repeatableRead) { other in
                _ = try await other.query("SELECT count(*) FROM subject")
                let id = try await Self.erasure(fixture)
                try await Self.turn(fixture)
                #expect(try await Self.complete(fixture).completed == 0)
                return id
            }
            #expect(try await Self.complete(fixture).completed == 1)
            #expect(try await Self.versions(id, fixture).count == 3)
        }
    }

    @Test("An erasure of an older version, which noted no epoch, is due with the epoch it can only have been in")
    func older() async throws {
        try await StoreFixture.with { fixture in
            let id = try await Self.erasure(fixture)
            _ = try await fixture.database.client(as: .superuser).segment(
                ["UPDATE erasure SET epoch = NULL"], lane: .write)
            #expect(try await Self.complete(fixture).completed == 0)
            fixture.clock.advance(by: 8 * 86_400)
            #expect(
                try await TurnEpoch(fixture.operatorStore, grace: .zero).isDue(fixture.tenant.id, by: fixture.actor))
            try await Self.turn(fixture)
            #expect(try await Self.complete(fixture).completed == 1)
            #expect(try await Self.versions(id, fixture).last?.levels[.l1]?.evidence.first == "epoch-destroyed:1")
        }
    }

    @Test("Two runs at once sign each level once, and a receipt that was changed is built upon by neither")
    func concurrent() async throws {
        try await StoreFixture.with { fixture in
            var ids: [UUID] = []
            for _ in 0..<6 { ids.append(try await Self.erasure(fixture)) }
            let forged = ids.removeLast()
            _ = try await fixture.database.client(as: .superuser).withSession { session in
                _ = try await session.query("SET session_replication_role = replica")
                return try await session.query(
                    """
                    UPDATE erasure_receipt SET document = replace(document, 'art-17-1-a', 'art-17-1-b')
                    WHERE erasure_id = \(forged)
                    """)
            }
            try await Self.turn(fixture)
            let outcomes = try await withThrowingTaskGroup(of: CompleteReceipts.Outcome.self) { group in
                for _ in 0..<2 { group.addTask { try await Self.complete(fixture) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.map(\.completed).reduce(0, +) == ids.count)
            #expect(outcomes.contains { $0.refused == 1 })
            for id in ids { #expect(try await Self.versions(id, fixture).map(\.version) == [1, 2, 3]) }
            let left = try await Self.number(
                "SELECT count(*) FROM erasure_receipt WHERE erasure_id = \(forged)", fixture)
            #expect(left == 1)
        }
    }
}

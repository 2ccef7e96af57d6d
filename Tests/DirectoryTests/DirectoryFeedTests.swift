import Directory
import Domain
import Foundation
import Operations
import Postgres
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct DirectoryFeedTests {
    private static func sales(_ tenant: UUID) -> Actor { StoreFixture.actor(tenant, role: .sales) }

    /// Restricts a person as another process would, in the transaction of the caller.
    private static func restrict(_ id: UUID, in tenant: UUID) -> [PostgresQuery] {
        [
            "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
            "UPDATE subject SET state = 'restricted' WHERE tenant_id = \(tenant) AND id = \(id)",
            """
            INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, subject_id)
            VALUES (\(tenant), gen_random_uuid(), \(Date()), 'system', 'person.restrict', \(id))
            """,
        ]
    }

    @Test("Whoever another process creates, renames or erases is seen so by the very next query")
    func otherProcess() async throws {
        try await StoreFixture.with { fixture in
            let directory = Directory(fixture.store)
            func found(_ text: String) async throws -> [UUID] {
                try await directory.find(DirectoryQuery(search: text), by: fixture.actor).ids
            }
            #expect(try await found("groß").isEmpty)
            let id = try await CreatePerson(fixture.operatorStore)(StoreFixture.anna, by: fixture.actor)
            #expect(try await found("groß") == [id])
            _ = try await ChangePerson(fixture.operatorStore)(id, version: nil, by: fixture.actor) { edit in
                edit.profile.familyName = "Weiß"
            }
            #expect(try await found("weiss anna") == [id])
            #expect(try await found("groß anna").isEmpty == false, "her e-mail address still says so")
            #expect(try await found("anna lindenstr").count == 1)
            let erase = ErasePerson(
                fixture.operatorStore, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            _ = try await erase(id, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            #expect(try await found("anna").isEmpty)
            #expect(try await directory.find(DirectoryQuery(), by: fixture.actor).ids.isEmpty)
        }
    }

    @Test("Whoever another process restricts, frees or joins is shown to the right people by the very next query")
    func restrictedAndJoined() async throws {
        try await StoreFixture.with { fixture in
            let (owner, sales) = (fixture.actor, Self.sales(fixture.tenant.id))
            let anna = try await fixture.create("Anna", "Groß")
            let double = try await fixture.create("Anna", "Gross")
            let directory = Directory(fixture.store)
            let find = FindPeople(fixture.store, directory: directory)
            func names(_ actor: Actor) async throws -> Set<UUID> {
                Set(try await find(DirectoryQuery(search: "anna"), by: actor).people.map(\.id))
            }
            #expect(try await names(sales) == [anna, double])
            let restrict = RestrictPerson(fixture.operatorStore)
            _ = try await restrict(anna, reason: .contested, by: owner)
            #expect(try await names(sales) == [double])
            #expect(try await names(owner) == [anna, double])
            #expect(try await directory.find(DirectoryQuery(search: "anna"), by: sales).ids == [double])
            _ = try await restrict.lift(anna, notifiedAt: fixture.clock.now, by: owner)
            #expect(try await names(sales) == [anna, double])
            let declaration = ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file")
            _ = try await MergePeople(fixture.operatorStore, declaration: declaration)(
                MergeOrder(kept: anna, dropped: double), by: owner)
            #expect(try await names(sales) == [anna])
        }
    }

    @Test("A transaction that began before others and commits after them is not missed")
    func lateCommit() async throws {
        try await StoreFixture.with { fixture in
            let (tenant, actor) = (fixture.tenant.id, Self.sales(fixture.tenant.id))
            let late = try await fixture.create("Anna", "Spät")
            let early = try await fixture.create("Bodo", "Früh")
            let directory = Directory(fixture.store)
            func names() async throws -> [UUID] { try await directory.find(DirectoryQuery(), by: actor).ids }
            #expect(try await names() == [early, late])
            try await fixture.database.client(as: .runtime).withTransaction { transaction in
                _ = try await transaction.pipeline(Self.restrict(late, in: tenant))
                #expect(try await names() == [early, late], "not committed yet")
                // Later transactions commit first, and the directory follows them past the open one.
                let third = try await fixture.create("Carl", "Danach")
                #expect(try await names() == [third, early, late])
                _ = try await fixture.erase(third, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
                #expect(try await names() == [early, late])
                #expect(try await names() == [early, late])
            }
            #expect(try await names() == [early])
        }
    }

    @Test("Restricted people are found for owner, admin and privacy officer only")
    func restriction() async throws {
        try await StoreFixture.with { fixture in
            let id = try await fixture.create("Anna", "Groß")
            let directory = Directory(fixture.store)
            _ = try await directory.find(DirectoryQuery(), by: fixture.actor)
            _ = try await fixture.database.client(as: .runtime).segment(
                Self.restrict(id, in: fixture.tenant.id), lane: .write)
            for role in Role.allCases {
                let actor = StoreFixture.actor(fixture.tenant.id, role: role)
                let sees = [.owner, .admin, .privacyOfficer].contains(role)
                let ids = try await directory.find(DirectoryQuery(search: "groß"), by: actor).ids
                #expect(ids == (sees ? [id] : []), "\(role)")
                let restricted = try await directory.find(DirectoryQuery(attributes: [.restricted]), by: actor).ids
                #expect(restricted == (sees ? [id] : []), "\(role)")
            }
        }
    }

    @Test("A tenant's directory holds nobody of another tenant")
    func tenants() async throws {
        try await StoreFixture.with { fixture in
            let (other, _) = try await fixture.otherTenant()
            _ = try await fixture.create("Anna", "Groß")
            let directory = Directory(fixture.store)
            _ = try await directory.find(DirectoryQuery(), by: fixture.actor)
            #expect(
                try await directory.find(DirectoryQuery(search: "anna"), by: StoreFixture.actor(other.id)).ids.isEmpty)
        }
    }

    /// Who is certainly there and who is certainly gone.
    private struct Known: Sendable {
        var living: Set<UUID> = []
        var erased: Set<UUID> = []
    }

    /// What writers tell readers.
    private final class Board: Sendable {
        let known = Mutex(Known())
        let finishedWriters = Atomic(0)

        var isDone: Bool { finishedWriters.load(ordering: .sequentiallyConsistent) == 4 }
    }

    @Test(
        "Queries beside a thousand changes show everybody who is there and nobody who is gone", .timeLimit(.minutes(5)))
    func parallel() async throws {
        try await StoreFixture.with { fixture in
            let directory = Directory(fixture.store)
            let board = Board()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        var mine: [UUID] = []
                        for change in 0..<250 {
                            if change % 5 == 4, let id = mine.popLast() {
                                _ = board.known.withLock { $0.living.remove(id) }
                                _ = try await fixture.erase(
                                    id, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
                                _ = board.known.withLock { $0.erased.insert(id) }
                            } else if change % 5 == 3, let id = mine.randomElement() {
                                _ = try await ChangePerson(fixture.store)(id, version: nil, by: fixture.actor) {
                                    $0.profile.givenName = "Neu\(change)"
                                }
                            } else {
                                let id = try await fixture.create("W\(writer)", "Kunde\(change)")
                                mine.append(id)
                                _ = board.known.withLock { $0.living.insert(id) }
                            }
                        }
                        board.finishedWriters.wrappingAdd(1, ordering: .sequentiallyConsistent)
                    }
                }
                for _ in 0..<50 {
                    group.addTask {
                        while !board.isDone {
                            let before = board.known.withLock { $0 }
                            let ids = Set(
                                try await directory.find(
                                    DirectoryQuery(search: "kunde", limit: 10_000), by: fixture.actor
                                ).ids)
                            let after = board.known.withLock { $0 }
                            #expect(before.living.intersection(after.living).isSubset(of: ids))
                            #expect(before.erased.isDisjoint(with: ids))
                        }
                    }
                }
                try await group.waitForAll()
            }
            // In the end the directory says what a plain reading of everybody says.
            var people: [StoredPerson] = []
            var cursor: PersonCursor?
            repeat {
                let page = try await ReadPeople(fixture.store).page(after: cursor, limit: 200, by: fixture.actor)
                people += page.people
                cursor = page.next
            } while cursor != nil
            let plain = people.sorted {
                let (left, right) = ($0.profile, $1.profile)
                let one = "\(left.familyName ?? "")\u{0}\(left.givenName ?? "")".lowercased()
                let other = "\(right.familyName ?? "")\u{0}\(right.givenName ?? "")".lowercased()
                return one != other
                    ? one.utf8.lexicographicallyPrecedes(other.utf8) : $0.id.uuidString < $1.id.uuidString
            }
            let all = try await directory.find(DirectoryQuery(limit: 10_000), by: fixture.actor).ids
            #expect(all == plain.map(\.id))
            #expect(directory.extent(of: fixture.tenant.id)?.people == plain.count)
        }
    }
}

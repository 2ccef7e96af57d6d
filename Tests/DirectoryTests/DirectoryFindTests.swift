import Directory
import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite struct DirectoryFindTests {
    @Test(
        "A person is found by words of her name and address in any spelling, by address and number, and by nothing else"
    )
    func words() async throws {
        try await StoreFixture.with { fixture in
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let bodo = try await fixture.create("Bodo", "Müller-Lüdenscheidt", town: "Köln")
            let directory = Directory(fixture.store)
            func found(_ text: String) async throws -> [UUID] {
                try await directory.find(DirectoryQuery(search: text), by: fixture.actor).ids
            }
            for text in [
                "anna", "GROSS", "groß anna", "Groß, Anna", "dr. anna", "linden", "Lindenstrasse 5", "10115", "berlin",
                "anna.gross@", "kunden.example groß", "030 231", "+49 30 23125001", "0049 (0)30-23125 001", "23125-001",
            ] {
                #expect(try await found(text) == [anna], "\(text)")
            }
            for text in ["mueller", "muller", "MÜLLER", "ludenscheidt", "bodo köln", "koeln", "koln", "müller-lü"] {
                #expect(try await found(text) == [bodo], "\(text)")
            }
            for text in ["anna köln", "grosz", "xyz", "030 232", "%", "_"] {
                #expect(try await found(text).isEmpty, "\(text)")
            }
            #expect(try await found("  ") == [anna, bodo])
        }
    }

    @Test("Lists are narrowed by stage, town and country")
    func filters() async throws {
        try await StoreFixture.with { fixture in
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let bodo = try await fixture.create("Bodo", "Bär", town: "Berlin-Buch")
            let directory = Directory(fixture.store)
            func found(_ query: DirectoryQuery) async throws -> [UUID] {
                try await directory.find(query, by: fixture.actor).ids
            }
            #expect(try await found(DirectoryQuery(attributes: [.lifecycle("customer")])) == [anna])
            #expect(try await found(DirectoryQuery(attributes: [.lifecycle("lead")])) == [bodo])
            #expect(try await found(DirectoryQuery(attributes: [.lifecycle("former")])).isEmpty)
            #expect(try await found(DirectoryQuery(town: "BERLIN")) == [anna])
            #expect(try await found(DirectoryQuery(town: "berlin-buch")) == [bodo])
            #expect(try await found(DirectoryQuery(town: "berl")).isEmpty)
            #expect(try await found(DirectoryQuery(attributes: [.country("DE")])) == [bodo, anna])
            #expect(try await found(DirectoryQuery(search: "anna", attributes: [.lifecycle("lead")])).isEmpty)
        }
    }

    @Test("Names are sorted as German dictionaries sort them, page by page, in both directions")
    func order() async throws {
        let sorted: [(given: String?, family: String?)] = [
            ("Jürgen", "Arm"), ("Käthe", "Ärmel"), ("Anna", "Arnold"), ("Anna", "Gross"), ("Berta", "Groß"),
            ("Carl", "Gross"), ("Ursula", "von der Leyen"), ("Karl", "Meier"), ("Anna", "Meier-Schulz"),
            ("Anna", "Meierling"), ("Rolf", "Mueller"),
            ("Rita", "Muller"), ("Rolf", "Müller"), ("Éva", "Nagy"), ("Ole", "Øster"), ("Otto", "Ostertag"),
            ("Zoë", nil),
        ]
        try await StoreFixture.with { fixture in
            var ids: [Int: UUID] = [:]
            for index in sorted.indices.shuffled() {
                ids[index] = try await fixture.create(sorted[index].given, sorted[index].family)
            }
            let expected = sorted.indices.compactMap { ids[$0] }
            let directory = Directory(fixture.store)
            for (isDescending, limit) in [(false, 50), (true, 50), (false, 3), (true, 3), (false, 1)] {
                var seen: [UUID] = []
                var query = DirectoryQuery(isDescending: isDescending, limit: limit)
                repeat {
                    let page = try await directory.find(query, by: fixture.actor)
                    seen += page.ids
                    query.after = page.next
                } while query.after != nil
                #expect(seen == (isDescending ? expected.reversed() : expected), "\(isDescending) \(limit)")
            }
            // A change after the fill moves her; the page goes on behind where she stands now.
            let first = try await directory.find(DirectoryQuery(limit: 2), by: fixture.actor)
            _ = try await ChangePerson(fixture.store)(expected[1], version: nil, by: fixture.actor) { edit in
                edit.profile.familyName = "Österling"
            }
            let next = try await directory.find(DirectoryQuery(after: first.next, limit: 50), by: fixture.actor)
            #expect(next.ids == [expected[15], expected[16]])
        }
    }

    @Test("Lists by name go on where a person stood who is gone", arguments: [false, true])
    func goneMeanwhile(isDescending: Bool) async throws {
        try await StoreFixture.with { fixture in
            var ids: [UUID] = []
            for name in ["Arm", "Bach", "Clever", "Dietz", "Ernst", "Fuchs", "Groß"] {
                ids.append(try await fixture.create("Anna", name))
            }
            let expected = isDescending ? ids.reversed() : ids
            let directory = Directory(fixture.store)
            func page(after cursor: DirectoryCursor?, _ limit: Int) async throws -> DirectoryPage {
                try await directory.find(
                    DirectoryQuery(isDescending: isDescending, after: cursor, limit: limit), by: fixture.actor)
            }
            _ = try await page(after: nil, 1)
            // One who stands aside since she changed, and one who goes before the page's end does.
            _ = try await ChangePerson(fixture.store)(expected[0], version: nil, by: fixture.actor) {
                $0.profile.givenName = "Änne"
            }
            let first = try await page(after: nil, 4)
            #expect(first.ids == Array(expected[..<4]))
            let other = Directory(fixture.store)
            func elsewhere(after cursor: DirectoryCursor?, _ limit: Int) async throws -> DirectoryPage {
                try await other.find(
                    DirectoryQuery(isDescending: isDescending, after: cursor, limit: limit), by: fixture.actor)
            }
            _ = try await fixture.erase(expected[3], reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            #expect(try await page(after: first.next, 50).ids == Array(expected[4...]))
            let second = try await page(after: first.next, 1)
            #expect(second.ids == [expected[4]])
            #expect(try await page(after: second.next, 50).ids == Array(expected[5...]))
            // A server that filled its directory after she was gone goes on at the same place, with no one twice or left out.
            #expect(try await elsewhere(after: first.next, 50).ids == Array(expected[4...]))
            #expect(try await elsewhere(after: first.next, 1).ids == [expected[4]])
            let whole = try await elsewhere(after: nil, 50)
            #expect(whole.ids == Array(expected[..<3] + expected[4...]))
        }
    }

    @Test("One who cannot be opened is left out, and nothing of her is found under another name")
    func damaged() async throws {
        try await StoreFixture.with { fixture in
            let bodo = try await fixture.create("Bodo", "Bär", town: "Köln")
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let zoe = try await fixture.create("Zoë", "Zander")
            let client = fixture.database.smallClient(as: .superuser)
            _ = try await client.segment(
                ["UPDATE person SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) WHERE id = \(anna)"],
                lane: .write)
            await client.shutdown()
            let directory = Directory(fixture.store)
            #expect(try await directory.find(DirectoryQuery(), by: fixture.actor).ids == [bodo, zoe])
            _ = try await ChangePerson(fixture.store)(zoe, version: nil, by: fixture.actor) {
                $0.profile.givenName = "Zita"
            }
            #expect(try await directory.find(DirectoryQuery(search: "zita"), by: fixture.actor).ids == [zoe])
            #expect(try await directory.find(DirectoryQuery(search: "lindenstr"), by: fixture.actor).ids.isEmpty)
        }
    }

    @Test("Somebody whose key was turned opens under the newest one, whatever is left of older ones")
    func turnedKey() async throws {
        try await StoreFixture.with { fixture in
            let bodo = try await fixture.create("Bodo", "Bär", town: "Köln")
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await fixture.operatorStore.scoped(to: fixture.actor).rotateKeys(of: anna)
            let client = fixture.database.smallClient(as: .superuser)
            _ = try await client.segment(
                [
                    """
                    INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
                    SELECT tenant_id, subject_id, 1, 0, 1, epoch, wrapped FROM wrapped_key
                    WHERE subject_id = \(anna) AND compartment = 1
                    """
                ], lane: .write)
            await client.shutdown()
            let directory = Directory(fixture.store)
            #expect(try await directory.find(DirectoryQuery(), by: fixture.actor).ids == [bodo, anna])
            #expect(try await directory.find(DirectoryQuery(search: "lindenstr"), by: fixture.actor).ids == [anna])
        }
    }

    @Test("Towns are looked for in every order, beside what is typed and without")
    func towns() async throws {
        try await StoreFixture.with { fixture in
            let arm = try await fixture.create("Anna", "Arm", town: "Köln")
            _ = try await fixture.create("Bodo", "Bach", town: "Köln-Porz")
            fixture.clock.advance(by: 1)
            let conny = try await fixture.create("Conny", "Clever", town: "Koeln")
            _ = try await fixture.create("Doris", "Dietz")
            let directory = Directory(fixture.store)
            for order in DirectoryOrder.allCases {
                for isDescending in [false, true] {
                    let expected = isDescending ? [conny, arm] : [arm, conny]
                    for search in [nil, "kunden.example"] {
                        let query = DirectoryQuery(
                            search: search, town: "köln", order: order, isDescending: isDescending)
                        #expect(try await directory.find(query, by: fixture.actor).ids == expected)
                    }
                }
            }
        }
    }

    @Test("Whoever is erased leaves the memory though nobody asks, in every tenant that is held, and the rest stays")
    func forgetsUnasked() async throws {
        try await StoreFixture.with { fixture in
            let bodo = try await fixture.create("Bodo", "Bär", town: "Köln")
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let directory = Directory(fixture.store)
            try await directory.forgetGone()
            #expect(directory.extent(of: fixture.tenant.id) == nil, "nobody is opened for it")
            _ = try await directory.find(DirectoryQuery(), by: fixture.actor)
            let before = try #require(directory.extent(of: fixture.tenant.id))
            try await directory.forgetGone()
            _ = try await fixture.create("Zoë", "Zander")
            try await directory.forgetGone()
            #expect(directory.extent(of: fixture.tenant.id)?.people == 2)
            _ = try await fixture.erase(anna, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            try await directory.forgetGone()
            let after = try #require(directory.extent(of: fixture.tenant.id))
            #expect(after.people == 1 && after.bytes < before.bytes)
            try await directory.forgetGone()
            let ids = try await directory.find(DirectoryQuery(), by: fixture.actor).ids
            #expect(ids.count == 2 && ids.first == bodo && !ids.contains(anna))
            // Who came and went between two looks was never held.
            let cem = try await fixture.create("Cem", "Öztürk")
            _ = try await directory.find(DirectoryQuery(), by: fixture.actor)
            _ = try await fixture.erase(cem, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            try await directory.forgetGone()
            #expect(directory.extent(of: fixture.tenant.id)?.people == 2)
        }
    }

    @Test("Of somebody who is erased nothing stays in memory")
    func forgets() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.create("Bodo", "Bär", town: "Köln")
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let directory = Directory(fixture.store)
            _ = try await directory.find(DirectoryQuery(), by: fixture.actor)
            let before = try #require(directory.extent(of: fixture.tenant.id))
            _ = try await fixture.erase(anna, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            _ = try await directory.find(DirectoryQuery(), by: fixture.actor)
            let after = try #require(directory.extent(of: fixture.tenant.id))
            #expect(after.people == before.people - 1 && after.bytes < before.bytes)
        }
    }

    @Test("Numbers of the tenant's own are found as they are written, and not where the field is not searched")
    func ownFields() async throws {
        try await StoreFixture.with { fixture in
            let fields = ManageCustomFields(fixture.store)
            let field = try await fields.create(by: fixture.actor) { now in
                CustomField(
                    code: "kunde", germanLabel: "Kundennummer", englishLabel: "Customer number", kind: .text,
                    purpose: "customer-care", searchable: true, createdAt: now)
            }
            let id = try await fixture.create("Anna", "Groß")
            _ = try await ChangePerson(fixture.store)(id, version: nil, by: fixture.actor) { edit in
                edit.profile.customValues = [CustomValue(fieldID: field.id, value: "K 4711-08/15")]
            }
            let directory = Directory(fixture.store)
            func found(_ text: String) async throws -> [UUID] {
                try await directory.find(DirectoryQuery(search: text), by: fixture.actor).ids
            }
            for text in ["4711-08/15", "4711-08", "4711", "k 4711"] {
                #expect(try await found(text) == [id], "\(text)")
            }
            #expect(try await found("4711-09").isEmpty)
            _ = try await fields.change(field.id, version: nil, by: fixture.actor) { $0.searchable = false }
            #expect(try await found("4711-08").isEmpty)
        }
    }

    @Test("Lists by time go on behind a person who is gone")
    func times() async throws {
        try await StoreFixture.with { fixture in
            var ids: [UUID] = []
            for number in 0..<9 {
                if number % 2 == 0 { fixture.clock.advance(by: 1) }
                ids.append(try await fixture.create("P\(number)", "Zeit"))
            }
            let directory = Directory(fixture.store)
            for isDescending in [false, true] {
                var query = DirectoryQuery(
                    search: "zeit", order: .createdAt, isDescending: isDescending, limit: 3)
                var seen: [UUID] = []
                repeat {
                    let page = try await directory.find(query, by: fixture.actor)
                    seen += page.ids
                    query.after = page.next
                } while query.after != nil
                #expect(Set(seen) == Set(ids) && seen.count == ids.count)
                let moments = seen.compactMap { id in ids.firstIndex(of: id).map { $0 / 2 } }
                #expect(moments == moments.sorted(by: isDescending ? { $0 > $1 } : { $0 < $1 }))
            }
            let first = try await directory.find(DirectoryQuery(order: .createdAt, limit: 4), by: fixture.actor)
            let last = try #require(first.ids.last)
            _ = try await fixture.erase(last, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            let rest = try await directory.find(
                DirectoryQuery(order: .createdAt, after: first.next, limit: 50), by: fixture.actor)
            #expect(Set(rest.ids).union(first.ids) == Set(ids) && rest.ids.count == 5)
        }
    }

    @Test("Everybody whom a query asks for is named, not those whom the actor does not see, and never too many")
    func everybody() async throws {
        try await StoreFixture.with { fixture in
            let anna = try await fixture.create("Anna", "Groß")
            let bodo = try await fixture.create("Bodo", "Groß")
            _ = try await fixture.create("Carl", "Öhler")
            _ = try await RestrictPerson(fixture.store)(bodo, reason: .contested, by: fixture.actor)
            let find = FindPeople(fixture.store, directory: Directory(fixture.store))
            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            let query = DirectoryQuery(search: "groß", limit: 1)
            #expect(try await find.everybody(query, by: fixture.actor) == [anna, bodo])
            #expect(try await find.everybody(query, by: sales) == [anna])
            let tag = try await ManageTags(fixture.store).create("Presse", by: fixture.actor)
            let outcome = try await TagPeople(fixture.store).many(
                [anna, bodo], add: [tag.id], remove: [], by: sales)
            #expect(outcome.changed.map(\.person) == [anna] && outcome.missing == [bodo])
            for number in 0..<FindPeople.maximumChosen { _ = try await fixture.create("Dora \(number)", "Weiß") }
            #expect(try await find.everybody(DirectoryQuery(search: "weiß"), by: sales).count == 500)
            let refusal = await #expect(throws: Refusal.self) {
                try await find.everybody(DirectoryQuery(), by: sales)
            }
            #expect(refusal == FindPeople.tooMany)
            #expect(try await fixture.store.scoped(to: fixture.actor).reads(of: bodo, limit: 10).isEmpty)
        }
    }

    @Test("R-60 filling stands in the read log once, and every person shown")
    func readLog() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await fixture.create("Bodo", "Bär")
            let find = FindPeople(fixture.store, directory: Directory(fixture.store))
            for _ in 0..<2 {
                let (people, _) = try await find(DirectoryQuery(search: "groß"), by: fixture.actor)
                #expect(people.map(\.profile.displayName) == ["Dr. Anna Groß"])
            }
            let reads = try await fixture.store.scoped(to: fixture.actor).reads(of: id, limit: 10)
            #expect(reads.map(\.action) == ["people.find", "people.find"])
            let client = fixture.database.client(as: .superuser)
            let rows = try await client.segment(
                ["SELECT count(*), count(subject_id) FROM read_entry WHERE action = 'directory.load'"], lane: .read)
            let (loads, subjects) = try #require(rows.first?.first).decode(Int64.self, Int64.self)
            #expect(loads == 1 && subjects == 0)
        }
    }

    @Test("The tenant that was not asked for longest is forgotten when memory runs out, and filled again when asked")
    func eviction() async throws {
        try await StoreFixture.with { fixture in
            let (other, _) = try await fixture.otherTenant()
            let neighbour = StoreFixture.actor(other.id)
            // Arrays take what the allocator has: of few people that could be as much as they need themselves.
            var (ours, theirs): (Set<UUID>, Set<UUID>) = ([], [])
            for _ in 0..<20 {
                ours.insert(try await fixture.create("Anna", "Groß"))
                theirs.insert(try await fixture.create("Anna", "Groß", by: neighbour))
            }
            try await fixture.settle()
            let measure = Directory(fixture.store)
            _ = try await measure.find(DirectoryQuery(), by: fixture.actor)
            let extent = try #require(measure.extent(of: fixture.tenant.id))
            #expect(extent.people == ours.count)
            let directory = Directory(fixture.store, byteLimit: extent.bytes * 3 / 2)
            func found(by actor: Actor) async throws -> Set<UUID> {
                Set(try await directory.find(DirectoryQuery(search: "anna"), by: actor).ids)
            }
            #expect(try await found(by: fixture.actor) == ours)
            #expect(directory.extent(of: fixture.tenant.id) != nil)
            #expect(try await found(by: neighbour) == theirs)
            #expect(directory.extent(of: fixture.tenant.id) == nil && directory.extent(of: other.id) != nil)
            #expect(try await found(by: fixture.actor) == ours)
            let tiny = Directory(fixture.store, byteLimit: 100)
            let refusal = await #expect(throws: Refusal.self) {
                try await tiny.find(DirectoryQuery(), by: fixture.actor)
            }
            #expect(refusal?.kind == .notReady)
        }
    }
}

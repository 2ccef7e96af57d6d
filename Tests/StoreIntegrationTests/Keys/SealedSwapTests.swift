import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

/// Sealed bytes that somebody moves about in the database.
@Suite struct SealedSwapTests {
    @Test("Whichever two sealed values change places, none of them opens; back in its place each does")
    func swapped() async throws {
        try await KeyWorld.withTwoOfEach { cells in
            let all = try await cells.all()
            let few = zip(SealedColumn.all, all).filter { $1.count < 2 }.map { $0.0.name }
            #expect(few == [])
            #expect(Set(SealedColumn.all.map(\.number)).count == all.count, "a number of its own for each column")
            var alone: Set<String> = []
            // Each column once, with one other or with itself; over all rounds every two of them.
            for round in all.indices {
                let pairs = all.indices.compactMap { column -> SealedCells.Pair? in
                    let other = (round - column + all.count) % all.count
                    return column <= other ? SealedCells.nearest(all[column], all[other]) : nil
                }
                alone.formUnion(pairs.compactMap(\.alone))
                try await expectRefused(pairs, of: all.count, in: cells)
            }
            try await expectRefused(all.compactMap { SealedCells.strangers($0, $0) }, of: all.count, in: cells)
            #expect(try await cells.world.verify().isSound)
            // What of a place decides by itself, and is shown to: who left it out would open one of these.
            #expect(
                alone == [
                    "row: processing_ground.sealed", "row: employment.sealed", "row: activity.sealed",
                    "row: list_view.sealed", "row: consent_event.sealed", "row: reduction.sealed",
                    "row: event_slot.sealed", "version: import_file_chunk.sealed",
                    "column: import_file.sealed, import_file_chunk.sealed",
                    "column: member.sealed, member.sealed_password",
                ])
        }
    }

    private func expectRefused(_ pairs: [SealedCells.Pair], of columns: Int, in cells: SealedCells) async throws {
        #expect(Set(pairs.flatMap { $0.cells.map(\.column.name) }).count == columns)
        try await cells.exchange(pairs)
        let report = try await cells.world.verify()
        let wanted = Set(pairs.flatMap { $0.cells.map(\.finding) })
        let wrong = wanted.symmetricDifference(report.findings).map(\.name)
        #expect(wrong == [])
        try await cells.putBack(pairs)
    }

    @Test("A wrapped key in the place of any other one, or that of an earlier epoch in its own, is refused")
    func keys() async throws {
        try await KeyWorld.withTwoOfEach { cells in
            let (world, fixture) = (cells.world, cells.world.fixture)
            let neighbour = StoreFixture.actor(try await fixture.otherTenant().tenant.id)
            for _ in 1...2 {
                var input = StoreFixture.anna
                input.profile.contactPoints = [ContactPoint(kind: .email, value: "\(UUID())@kunden.example")]
                _ = try await CreatePerson(fixture.store)(input, by: neighbour)
            }
            _ = try await fixture.operatorStore.scoped(to: fixture.actor).rotateKeys(of: world.anna)
            let own = try await cells.keys(of: fixture.tenant.id)
            let others = try await cells.keys(of: neighbour.tenant)
            let several = Dictionary(grouping: own, by: \.position.subject).filter { $1.count > 1 }.keys
            let subjects = Set([world.anna] + several.sorted { $0.uuidString < $1.uuidString }.prefix(3))
            var keys = own.filter { subjects.contains($0.position.subject) }
            keys += own.filter { !several.contains($0.position.subject) }.prefix(2)
            let foreign = others.prefix(2)
            let count = keys.count
            keys += foreign
            #expect(count >= 8 && foreign.count == 2)
            #expect(Set(keys.map(\.position.compartment)).count > 1)
            #expect(Set(keys.map(\.position.generation)) == [1, 2])
            for shift in 1..<keys.count {
                let moved = keys.indices.map { keys[($0 + shift) % keys.count].wrapped }
                let changes = zip(keys, moved).map { (before: $0.wrapped, after: $1) }
                try await cells.putKeys(changes)
                for (tenant, moved) in [(fixture.tenant.id, keys[..<count]), (neighbour.tenant, keys[count...])] {
                    let report = try await world.verifier.verify(tenant)
                    let refused = report.findings.filter { $0.name == "wrapped_key.wrapped" }
                    #expect(refused.allSatisfy { $0.code == .damaged })
                    #expect(Set(refused.map(\.row)) == Set(moved.map(\.position.text)), "shifted by \(shift)")
                }
                await #expect(throws: DamagedRow(table: .person)) {
                    try await ReadPeople(fixture.store).one(world.anna, by: fixture.actor)
                }
                try await cells.putKeys(changes.map { (before: $0.after, after: $0.before) })
            }
            #expect(try await world.verify().isSound)

            _ = try await TurnEpoch(fixture.operatorStore, grace: .zero)(fixture.tenant.id, by: fixture.actor)
            let turned = Dictionary(
                uniqueKeysWithValues: try await cells.keys(of: fixture.tenant.id).map { ($0.position.text, $0) })
            try await cells.putKeys(
                own.compactMap { old in
                    turned[old.position.text].map { (before: $0.wrapped, after: old.wrapped) }
                })
            let report = try await world.verify()
            let refused = report.findings.filter { $0.name == "wrapped_key.wrapped" && $0.code == .damaged }
            #expect(Set(refused.map(\.row)) == Set(own.map(\.position.text)))
        }
    }

    /// Has rows sealed anew, puts only the older bytes back, and expects that neither verification nor `read` opens them.
    ///
    /// `tables`: Where the older bytes are put back; everywhere if empty.
    private func expectRefused(
        _ tables: TableNumber..., in cells: SealedCells, change: () async throws -> Void,
        read: (UUID) async throws -> Void
    ) async throws {
        let before = Dictionary(uniqueKeysWithValues: try await cells.all().joined().map { ($0.place, $0) })
        try await change()
        var older: [(cell: SealedCells.Cell, before: [UInt8], after: [UInt8])] = []
        for now in try await cells.all().joined() where tables.isEmpty || tables.contains(now.column.number) {
            guard let old = before[now.place]?.content, old.sealed != now.content.sealed else { continue }
            #expect(
                now.content.sealVersion > old.sealVersion || now.content.key?.generation != old.key?.generation
                    || now.column.number == .secondFactor, "\(now.place)")
            older.append((now, now.content.sealed, old.sealed))
        }
        let row = try #require(older.first?.cell.content.row, "nothing was sealed anew in \(tables)")
        try await read(row)
        try await cells.put(older)
        let report = try await cells.world.verify()
        #expect(Set(report.findings) == Set(older.map(\.cell.finding)), "\(tables)")
        let error = await #expect(throws: (any Error).self, "\(tables)") { try await read(row) }
        let isRefused = error.map { $0 is DamagedRow || DamagedRow.isMeant(by: $0) }
        #expect(isRefused == true, "\(tables) \(String(describing: error))")
        try await cells.put(older.map { ($0.cell, $0.after, $0.before) })
        try await read(row)
    }

    @Test("What a row of people, organisations and their doings held earlier is refused in it once it has changed")
    func older() async throws {
        try await KeyWorld.withTwoOfEach { cells in
            let (anna, fixture) = (cells.world.anna, cells.world.fixture)
            let (store, actor) = (fixture.store, fixture.actor)
            let tied = OrganizationUseCases(store, declaration: ConsentWorld(fixture: fixture).declaration)
            let all = try await cells.all().flatMap(\.self)
            func row(_ table: TableNumber, of subject: UUID? = nil) -> UUID? {
                let rows = all.filter { $0.column.number == table }.map(\.content)
                return rows.first { subject == nil || $0.subject == subject }?.row
            }
            let readAnna = { (_: UUID) in _ = try await ReadPeople(store).one(anna, by: actor) }
            try await expectRefused(
                .person, in: cells,
                change: {
                    _ = try await ChangePerson(store)(anna, version: nil, by: actor) {
                        $0.profile.familyName = "Groß-Lüders"
                    }
                }, read: readAnna)
            let organization = try #require(row(.organization))
            try await expectRefused(
                .organization, in: cells,
                change: {
                    _ = try await tied.change(organization, version: nil, by: actor) {
                        $0.profile.name = "Bäckerei Süß"
                    }
                }, read: { _ = try await tied.read.one($0, by: actor) })
            let employment = try #require(row(.employment, of: anna))
            try await expectRefused(
                .employment, in: cells,
                change: {
                    _ = try await tied.employments.change(employment, of: anna, version: nil, by: actor) {
                        $0.department = "Außendienst"
                    }
                }, read: { _ = try await tied.employments.one($0, of: anna, by: actor) })
            let activity = try #require(row(.activity, of: anna))
            try await expectRefused(
                .activity, in: cells,
                change: {
                    _ = try await tied.activities.change(activity, version: nil, by: actor) {
                        $0.content.text = "Möchte zurückgerufen werden"
                    }
                }, read: { _ = try await tied.activities.one($0, by: actor) })
            // Grounds and what imports changed are sealed anew with her keys alone.
            try await expectRefused(
                in: cells,
                change: { _ = try await fixture.operatorStore.scoped(to: actor).rotateKeys(of: anna) },
                read: readAnna)
        }
    }

    @Test("What a row of members, files, sign-ups and requests held earlier is refused in it once it has changed")
    func olderAccounts() async throws {
        try await KeyWorld.withTwoOfEach { cells in
            let (fixture, owner) = (cells.world.fixture, cells.world.owner)
            let (store, id) = (fixture.store, fixture.invitation.member)
            let scope = store.scoped(to: owner)
            let staff = store.scoped(to: fixture.actor)
            let account = ChangeAccount(store, hasher: PasswordHasher(passes: 1, memory: 8 << 20))
            try await expectRefused(
                .member, in: cells, change: { try await account.rename("Käthe Muster", by: owner) },
                read: { _ = try await scope.member($0) })
            try await expectRefused(
                .memberPassword, in: cells, change: { try await account.rename("Käthe Muster-Öz", by: owner) },
                read: { _ = try scope.passwordHash(of: try await scope.member($0)) })
            let factor = SecondFactor(store)
            let readFactor = { (_: UUID) in _ = try await factor.pending(by: owner) }
            try await expectRefused(
                .secondFactor, in: cells,
                change: {
                    // The row is another one; its place is the same.
                    try await scope.removeSecondFactor(of: id, endsSessions: false)
                    try await factor.begin(by: owner)
                }, read: readFactor)
            try await expectRefused(
                .secondFactor, in: cells, change: { try await factor.begin(by: owner) }, read: readFactor)
            let views = try await scope.listViews(of: .person, for: id)
            let view = try #require(views.first)
            try await expectRefused(
                .listView, in: cells,
                change: {
                    var record = view.record
                    record.name = "Düsseldorfer"
                    try await scope.changeListView(view, to: record, by: try await scope.member(id))
                }, read: { _ = try await scope.listView($0, for: id) })
            let files = try await staff.waitingImportFiles()
            let file = try await staff.importFile(try #require(files.first?.id))
            try await expectRefused(
                .importFile, in: cells, change: { try await staff.choose(file.settings, for: file) },
                read: { _ = try await staff.importFile($0) })
            try await expectRefused(
                .pendingSignup, in: cells, change: { _ = try await SignupWorld(fixture: fixture).send() },
                read: { _ = try await staff.signup($0) })
            let requests = try await staff.requests(isOpen: true, after: nil, limit: 1)
            let request = try #require(requests.first)
            try await expectRefused(
                .subjectRequest, in: cells,
                change: {
                    try await staff.change(request: request.id, "request.identify") {
                        $0.detail?.identityNote = "Rückruf unter der bekannten Nummer"
                        return []
                    }
                }, read: { _ = try await staff.request($0) })
        }
    }
}

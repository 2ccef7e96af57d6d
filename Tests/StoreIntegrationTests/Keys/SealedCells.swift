import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Vault

@testable import Store

/// Everything sealed of a business, as it lies in its rows, in the hands of somebody who may write every one of them.
struct SealedCells: Sendable {
    /// The sealed bytes of one row.
    struct Cell: Sendable {
        let column: SealedColumn
        let content: SealedColumn.Cell

        var place: String { "\(column.name) \(content.place.joined(separator: "/"))" }

        /// What a verification says when they do not open.
        var finding: KeyReport.Finding {
            KeyReport.Finding(code: .damaged, name: column.name, row: content.place.joined(separator: "/"))
        }
    }

    /// Two cells whose bytes change places.
    struct Pair: Sendable {
        let first: Cell
        let second: Cell

        var cells: [Cell] { [first, second] }

        /// By what of their places they differ.
        var differences: [String] {
            let (one, other) = (first.content, second.content)
            return [
                first.column.number == second.column.number ? nil : "column",
                first.column.compartment == second.column.compartment ? nil : "compartment",
                one.subject == other.subject ? nil : "subject", one.row == other.row ? nil : "row",
                one.sealVersion == other.sealVersion ? nil : "version",
            ].compactMap(\.self)
        }

        /// Where they differ in one thing alone: in which, and the columns.
        var alone: String? {
            guard differences.count == 1 else { return nil }
            let names = Set(cells.map(\.column.name)).sorted()
            return "\(differences[0]): \(names.joined(separator: ", "))"
        }
    }

    let world: KeyWorld
    private let intruder: PostgresClient

    init(_ world: KeyWorld) {
        self.world = world
        intruder = world.fixture.database.smallClient(as: .superuser)
    }

    /// All that a key opens, by column in the order of ``SealedColumn/all``.
    func all() async throws -> [[Cell]] {
        var found: [[Cell]] = []
        for column in SealedColumn.all {
            let tenant = world.fixture.tenant.id
            let rows = try await world.verifier.read(column.select(tenant, limit: 100_000), tenant)
            found.append(
                try rows.map { Cell(column: column, content: try SealedColumn.Cell($0)) }
                    .filter { $0.content.key != nil })
        }
        return found
    }

    /// The two cells, one of each column, whose places are most alike.
    static func nearest(_ cells: [Cell], _ others: [Cell]) -> Pair? {
        let bySubject = Dictionary(grouping: others, by: \.content.subject)
        var best: (pair: Pair, distance: Int)?
        for cell in cells {
            for other in bySubject[cell.content.subject] ?? [] where other.place != cell.place {
                let pair = Pair(first: cell, second: other)
                let distance = pair.differences.count
                if distance < best?.distance ?? .max { best = (pair, distance) }
                if distance == 1 { return pair }
            }
        }
        return best?.pair ?? strangers(cells, others)
    }

    /// Two cells, one of each column, of different subjects.
    static func strangers(_ cells: [Cell], _ others: [Cell]) -> Pair? {
        for cell in cells {
            let other = others.first { $0.content.subject != cell.content.subject }
            if let other { return Pair(first: cell, second: other) }
        }
        return nil
    }

    /// Has the bytes of each pair change places; no cell may be in two of them.
    func exchange(_ pairs: [Pair]) async throws {
        try await put(
            pairs.flatMap { pair in
                [
                    (pair.first, pair.first.content.sealed, pair.second.content.sealed),
                    (pair.second, pair.second.content.sealed, pair.first.content.sealed),
                ]
            })
    }

    /// Puts everything back where ``exchange(_:)`` took it from.
    func putBack(_ pairs: [Pair]) async throws {
        try await put(
            pairs.flatMap { pair in
                [
                    (pair.first, pair.second.content.sealed, pair.first.content.sealed),
                    (pair.second, pair.first.content.sealed, pair.second.content.sealed),
                ]
            })
    }

    /// Puts other bytes in the place of those that are there, whatever triggers, rules and rights say.
    func put(_ changes: [(cell: Cell, before: [UInt8], after: [UInt8])]) async throws {
        let statements = Dictionary(grouping: changes, by: \.cell.column.name).values.map { changes -> PostgresQuery in
            let column = changes[0].cell.column
            return """
                UPDATE \(fragment: column.relation) r SET \(fragment: column.column) = u.after
                FROM unnest(\(changes.map(\.before)), \(changes.map(\.after))) AS u (before, after)
                WHERE r.\(fragment: column.column) = u.before
                """
        }
        try await run(statements)
    }

    /// What a superuser does with every trigger and rule out of the way.
    func run(_ statements: [PostgresQuery]) async throws {
        _ = try await intruder.segment(
            ["SELECT set_config('session_replication_role', 'replica', true)"] + statements, lane: .write)
    }

    /// The wrapped keys of a tenant.
    func keys(of tenant: UUID) async throws -> [LockedKey] {
        let rows = try await intruder.segment(
            [
                """
                SELECT subject_id, compartment, term, generation, epoch, wrapped FROM wrapped_key
                WHERE tenant_id = \(tenant) ORDER BY subject_id, compartment, term, generation
                """
            ], lane: .read)
        return try rows[0].map { try LockedKey($0) }
    }

    /// Puts other bytes in the place of those of wrapped keys.
    func putKeys(_ changes: [(before: [UInt8], after: [UInt8])]) async throws {
        try await run([
            """
            UPDATE wrapped_key k SET wrapped = u.after
            FROM unnest(\(changes.map(\.before)), \(changes.map(\.after))) AS u (before, after)
            WHERE k.wrapped = u.before
            """
        ])
    }
}

extension KeyWorld {
    /// The same with two rows of every sealed column at least, two of one subject where a subject may have them.
    static func withTwoOfEach(_ body: (SealedCells) async throws -> Void) async throws {
        try await with { world in
            let fixture = world.fixture
            let scope = fixture.store.scoped(to: fixture.actor)
            let consents = ConsentWorld(fixture: fixture)
            let bert = try await consents.subscriber("bert.klein@kunden.example")
            _ = try await ChangePerson(fixture.store).add(consents.care, to: bert, by: fixture.actor)
            for person in [world.anna, bert] {
                try await consents.reduce(.withdrawal, person, purposes: ["newsletter"], channels: ["sms"])
            }
            _ = try await ErasureTests.importing(
                "Vorname;Nachname;E-Mail\nFrieda;Grundlos;frieda@kunden.example\n", fixture)
            for organization in try await scope.organizations(after: nil, limit: 2, oldestFirst: true) {
                _ = try await scope.employ(
                    try await scope.person(world.anna), in: organization.id, EmploymentDetail(jobTitle: "Prokuristin"))
            }
            try await SignupWorld(fixture: fixture).ask("noch.neuer@kunden.example")
            try await RequestWorld(fixture: fixture).ask(.access, "noch.fremder@kunden.example")
            let file = try await scope.importFile(
                try await scope.beginImportFile(ImportFileTests.chosen, format: .csv))
            for number in 1...2 {
                try await scope.append(Array("Vorname;E-Mail\nKurt;k@kunden.example\n".utf8), number: number, to: file)
            }
            try await scope.finishUpload(file.id)
            try await world.addMember()
            try await body(SealedCells(world))
        }
    }

    /// The owner with a second view; somebody else with password, second factor and a view of his own.
    private func addMember() async throws {
        let invitation = try await InviteMember(fixture.store)(
            email: "einkauf@muster.example", name: "Jörg Öllers", role: .admin, by: fixture.actor)
        _ = try await SetPassword(fixture.store, hasher: PasswordHasher(passes: 1, memory: 8 << 20))(
            invitation.secret, .invitation, password: "Fünf Schafe am Deich")
        let other = Actor(
            tenant: fixture.tenant.id, member: invitation.member, role: .admin, purpose: "customer-care", via: .session)
        try await SecondFactor(fixture.store).begin(by: other)
        for (id, actor) in [(invitation.member, other), (fixture.invitation.member, owner)] {
            let scope = fixture.store.scoped(to: actor)
            _ = try await scope.createListView(
                ListViewRecord(name: "Bonner", order: "name", filters: ["town=Bonn"], columns: [.town]), of: .person,
                isShared: false, by: try await scope.member(id))
        }
    }

    /// The owner at a page.
    var owner: Actor {
        Actor(
            tenant: fixture.tenant.id, member: fixture.invitation.member, role: .owner, purpose: "customer-care",
            via: .session)
    }
}

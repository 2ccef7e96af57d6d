import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

/// Everything that is kept for a business, handed over.
@Suite struct ExportTenantTests {
    /// A record in which every catalogued field says something that is found nowhere else, and what an export says of it.
    private struct Planted {
        var bytes: [UInt8]
        var expected: [String] = []

        init(_ kind: RecordKind, isNested: Bool = false, depth: Int = 0) {
            var writer = RecordWriter(nested: isNested)
            for field in Catalogue.fields(of: kind) {
                let word = "Nonce-\(kind.rawValue)-\(field.name)-\(UUID().uuidString)"
                switch field.kind {
                case .text, .email, .telephone, .contactValue, .country, .code:
                    writer.put(field, word)
                    expected.append(word)
                case .moment:
                    let moment = Date(timeIntervalSince1970: TimeInterval(Int.random(in: 1_000_000...1_700_000_000)))
                    writer.put(field, moment)
                    expected.append(InternetTime.text(moment))
                case .flag:
                    writer.put(field, true)
                    expected.append("\"\(field.name)\":true")
                case .identifier:
                    let id = UUID()
                    writer.put(field, id)
                    expected.append(id.uuidString.lowercased())
                case .bytes:
                    writer.put(field, bytes: Array(word.utf8))
                    expected.append(Hexadecimal.text(Array(word.utf8)))
                case .record(let nested):
                    let inner = Planted(nested, isNested: true, depth: depth + 1)
                    writer.put(field, bytes: inner.bytes)
                    expected += inner.expected
                }
            }
            bytes = writer.finish()
        }
    }

    private static func export(
        _ fixture: StoreFixture
    ) async throws -> (
        files: [String: [UInt8]], outcome: ExportTenant.Outcome
    ) {
        var archive: [UInt8] = []
        let outcome = try await ExportTenant(fixture.operatorStore)(
            by: fixture.actor, to: { bytes in archive += bytes })
        return (try ZipFiles.read(archive), outcome)
    }

    private static func text(_ table: String, _ files: [String: [UInt8]]) -> String {
        let name = files.keys.first { $0.hasSuffix("-\(table).jsonl") }
        return String(decoding: name.flatMap { files[$0] } ?? [], as: UTF8.self)
    }

    @Test("R-66 every catalogued field of every sealed record is handed over, with what was planted in it")
    func complete() async throws {
        try await KeyWorld.with { world in
            let fixture = world.fixture
            let client = fixture.database.client(as: .superuser)
            let tenant = fixture.tenant.id
            let scope = fixture.store.scoped(to: fixture.actor)
            var expected: [(table: String, words: [String])] = []
            for column in SealedColumn.all {
                let parts = column.name.split(separator: ".").map(String.init)
                let declared = try #require(Catalogue.column(parts[1], of: parts[0]))
                guard case .sealed(let kinds, _) = declared.content, ExportedLeavings.tables[parts[0]] == nil else {
                    continue
                }
                let rows = try await client.segment([column.select(tenant, limit: 1_000)], lane: .read)[0]
                let cells = try rows.map { try SealedColumn.Cell($0) }.filter { $0.key != nil }
                for kind in kinds.prefix(1) + (column.number == .importRow ? [.person] : []) {
                    var cell: SealedColumn.Cell?
                    for candidate in cells {
                        guard column.number == .importRow else {
                            cell = candidate
                            break
                        }
                        let outcome = try await client.segment(
                            ["SELECT outcome FROM import_row WHERE subject_id = \(candidate.subject)"], lane: .read)[0]
                        let isFormer = try outcome.contains { try $0.decode(String.self) == "updated" }
                        if isFormer == (kind == .person) { cell = candidate }
                    }
                    guard let cell, let key = cell.key else {
                        // Nothing of the kind lies in this world: decoding is the same for all.
                        continue
                    }
                    let planted = Planted(kind)
                    let grows = if case .nothing = column.growth { false } else { true }
                    let sealed = try scope.vault.seal(
                        planted.bytes, under: key, in: column.compartment, column.number, row: cell.row,
                        of: cell.subject, sealVersion: cell.sealVersion + (grows ? 1 : 0))
                    try await world.tamper(column.replace([cell], with: [sealed], in: tenant))
                    expected.append((parts[0], planted.expected))
                }
            }
            #expect(expected.count >= 11, "\(expected.map(\.table))")
            let (files, outcome) = try await Self.export(fixture)
            #expect(outcome.unreadable == 0)
            for (table, words) in expected {
                let text = Self.text(table, files)
                for word in words { #expect(text.contains(word), "\(table) lacks \(word)") }
            }
            // What a verifier of passwords, a second factor or another key would need is not in it.
            let everything = files.values.reduce(into: "") { $0 += String(decoding: $1, as: UTF8.self) }
            #expect(!everything.contains("$argon2"))
        }
    }

    @Test("Every table of a business is handed over or left out for a reason; the sets say how many records they have")
    func tables() async throws {
        try await KeyWorld.with { world in
            let fixture = world.fixture
            let names = try await fixture.operatorStore.scoped(to: fixture.actor).recordSetNames()
            let owned = Set(
                Catalogue.columns.filter { $0.column == "tenant_id" && $0.content == .plaintext(.tenant) }.map(\.table))
            #expect(Set(names).union(ExportedLeavings.tables.keys) == owned)
            #expect(Set(names).isDisjoint(with: ExportedLeavings.tables.keys))
            let (files, outcome) = try await Self.export(fixture)
            #expect(outcome.records.keys.sorted() == names.sorted())
            for (position, name) in names.enumerated() {
                let number = String(position + 1_001).dropFirst()
                let file = try #require(files["records/\(number)-\(name).jsonl"], "\(name)")
                let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
                let table = try PostgresIdentifier(name)
                let count = try await world.count(
                    "SELECT count(*) FROM \(identifier: table) WHERE tenant_id = \(fixture.tenant.id)")
                // The reading itself is noted before the moment of the export.
                #expect(lines.count == count && outcome.records[name] == count, "\(name)")
                for line in lines {
                    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                    let row = try #require(object?["row"] as? [String: Any])
                    #expect(row["tenant_id"] == nil && row["sealed"] == nil)
                }
            }
            #expect(names.firstIndex(of: "subject") ?? 0 < names.firstIndex(of: "person") ?? 0)
            #expect(files["manifest.json"] != nil && files["tenant.json"] != nil && files["counts.json"] != nil)
        }
    }

    @Test("Nothing of another business is in it; a record that nobody can open is counted, and hides nothing beside it")
    func bounded() async throws {
        try await StoreFixture.with { fixture in
            let other = try await fixture.otherTenant().tenant
            var stranger = StoreFixture.anna
            stranger.profile.familyName = "Fremd-Nebenan"
            _ = try await CreatePerson(fixture.store)(stranger, by: StoreFixture.actor(other.id))
            let ids = [
                try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor),
                try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor),
            ]
            _ = try await fixture.database.client(as: .superuser).segment(
                [
                    """
                    UPDATE person SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) WHERE id = \(ids[0])
                    """
                ], lane: .write)
            let (files, outcome) = try await Self.export(fixture)
            #expect(outcome.unreadable == 1 && outcome.records["person"] == 2)
            #expect(Self.text("person", files).contains("Groß"))
            for (name, bytes) in files { #expect(!String(decoding: bytes, as: UTF8.self).contains("Fremd"), "\(name)") }
        }
    }
}

import Domain
import Foundation
import Ledger
import Postgres
import Store
import TestSupport
import Testing
import Vault

@testable import Operations

/// Exports of tenants as somebody makes them who means ill, and whose key the operator trusts all the same.
struct TransferAttackTests {
    /// An archive, and what it is refused as.
    private struct Attack {
        let name: String
        let bytes: [UInt8]
        let code: TransferFlaw.Code

        init(_ name: String, _ bytes: [UInt8], _ code: TransferFlaw.Code) {
            (self.name, self.bytes, self.code) = (name, bytes, code)
        }
    }

    @Test("Whatever a sender puts into the archive, it is refused by name before anything is stored")
    func archives() async throws {
        let forged = try await Self.export()
        try await StoreFixture.with { fixture in
            let keys = try fixture.operatorStore.vault.summary().tenants.count
            for attack in try Self.containers(forged) + Self.contents(forged) + Self.manifests(forged) {
                let flaw = await Self.flaw(of: attack.bytes, forged, in: fixture)
                #expect(flaw?.code == attack.code, "\(attack.name): \(String(describing: flaw))")
                // What is said of it is ours, or looks like it.
                let said = [flaw?.rule, flaw?.file, flaw?.field].compactMap(\.self).joined()
                #expect(
                    !said.contains("passwd") && !said.contains("\u{1B}") && !said.contains("Müller"), "\(attack.name)")
            }
            #expect(try await fixture.operatorStore.node.tenants().count == 1)
            #expect(try fixture.operatorStore.vault.summary().tenants.count == keys, "no keys were made")
        }
    }

    @Test("Cut anywhere or with a bit turned anywhere, it is refused or says what it said")
    func damage() async throws {
        let forged = try await Self.export()
        try await StoreFixture.with { fixture in
            let whole = try forged.packed()
            let plan = try await Self.check(whole, forged, in: fixture)
            let manifest = try #require(Data(whole).range(of: Data("manifest.json".utf8))).lowerBound
            for length in stride(from: 0, to: manifest, by: max(1, manifest / 24)) {
                let flaw = await Self.flaw(of: Array(whole.prefix(length)), forged, in: fixture)
                #expect(flaw != nil, "cut at \(length)")
            }
            for place in stride(from: 3, to: whole.count, by: max(1, whole.count / 48)) {
                var turned = whole
                turned[place] ^= 4
                do {
                    let same = try await Self.check(turned, forged, in: fixture)
                    #expect(same.transfer == plan.transfer && same.records == plan.records, "a bit at \(place)")
                } catch let error { #expect(error is TransferFlaw, "a bit at \(place): \(error)") }
            }
        }
    }

    @Test("A signature by a key that nobody named is refused; taken in all the same, the log says so")
    func senders() async throws {
        let forged = try await Self.export()
        try await StoreFixture.with { fixture in
            let stranger = ImportTenant.Order(
                slug: "neu", agreementDigest: nil, trusted: .keys([try SigningKeyPair().publicKey]))
            let bytes = try forged.packed()
            await #expect(throws: TransferFlaw.self) {
                try await ImportTenant(fixture.operatorStore).check(
                    stranger, Self.source(bytes), by: { StoreFixture.actor($0) })
            }
            let anyone = ImportTenant.Order(slug: "neu", agreementDigest: nil, trusted: .anyone)
            let plan = try await Self.take(bytes, anyone, in: fixture)
            #expect(try await Self.count("tenant.import-any-sender", plan, fixture) == 1)
        }
        try await StoreFixture.with { fixture in
            let plan = try await Self.take(try forged.packed(), Self.order(forged), in: fixture)
            #expect(try await Self.count("tenant.import-any-sender", plan, fixture) == 0)
            #expect(try await Self.count("tenant.import-done", plan, fixture) == 1)
            await #expect(throws: Refusal.self) { try await Self.check(try forged.packed(), forged, in: fixture) }
        }
    }

    @Test("What was not verified is not stored, whoever changes the file between the two ways through it")
    func swapped() async throws {
        let forged = try await Self.export()
        let (whole, other) = try (
            forged.packed(), forged.changing(set: "person") { $0.map { $0.replacing("Groß", with: "Klein") } }.packed()
        )
        try await StoreFixture.with { fixture in
            let operation = ImportTenant(fixture.operatorStore)
            let order = Self.order(forged)
            let plan = try await operation.check(order, Self.source(whole), by: { StoreFixture.actor($0) })
            let flaw = await #expect(throws: TransferFlaw.self) {
                _ = try await operation(plan, order, Self.source(other), by: { StoreFixture.actor($0) })
            }
            #expect(flaw?.code == .damaged && flaw?.file == forged.file(of: "person"))
            _ = try await Self.take(whole, order, in: fixture)
            let actor = StoreFixture.actor(plan.tenant.id)
            let back = try await ForgedArchive(of: fixture, actor)
            let kept = back.lines(of: "person").filter { $0.contains("Groß") }
            #expect(kept.count == 1)
        }
    }

    @Test("Entries of a log that came with it do not say how far it is taken in")
    func forgedLog() async throws {
        let forged = try await Self.export()
        let archive = forged.changing(set: "audit_entry") { lines in
            lines
                + lines.prefix(1).compactMap {
                    Self.changed($0, ["action": "tenant.import", "row_id": Self.id, "id": Self.id])
                }
        }
        try await StoreFixture.with { fixture in
            let plan = try await Self.take(try archive.packed(), Self.order(forged), in: fixture)
            let scope = fixture.operatorStore.scoped(to: StoreFixture.actor(plan.tenant.id))
            #expect(try await !scope.isTransferOpen(), "it is whole, whatever the former log says")
            #expect(try await Self.count("tenant.import", plan, fixture) > 2)
        }
    }

    @Test(
        "A consent that its events do not bear out keeps the tenant closed, and so does whatever the database refuses")
    func contradictions() async throws {
        let forged = try await Self.export()
        let asked = forged.lines(of: "consent").filter { $0.contains("ConsentRequested") }
        #expect(!asked.isEmpty)
        let given = forged.changing(set: "consent") {
            $0.map { $0.replacing("ConsentRequested", with: "ConsentGiven") }
        }
        let twice = forged.changing(set: "person") { $0 + $0.prefix(1) }
        let nobody = forged.changing(set: "processing_ground") { lines in
            lines + lines.prefix(1).compactMap { Self.changed($0, ["subject_id": Self.id, "id": Self.id]) }
        }
        let nul = forged.changing(set: "tag") { _ in
            [#"{"row":{"id":"\#(Self.id)","label":"a\u0000b"}}"#]
        }
        let attacks: [(String, ForgedArchive, Set<TransferFlaw.Code>)] = [
            ("a consent", given, [.consentsContradict]), ("the same id twice", twice, [.recordRefused]),
            ("of nobody", nobody, [.recordRefused]), ("NUL", nul, [.recordRefused, .unknownName, .recordInvalid]),
        ]
        for (name, archive, codes) in attacks {
            try await StoreFixture.with { fixture in
                let bytes = try archive.packed()
                for _ in 0..<2 {
                    do {
                        let plan = try await Self.take(bytes, Self.order(forged), in: fixture)
                        Issue.record("\(name): \(plan.records)")
                    } catch let flaw as TransferFlaw {
                        #expect(codes.contains(flaw.code), "\(name): \(flaw)")
                    }
                }
                let others = try await fixture.operatorStore.node.tenants().filter { $0.id != fixture.tenant.id }
                for tenant in others {
                    let scope = fixture.operatorStore.scoped(to: StoreFixture.actor(tenant.id))
                    let isOpen = try await scope.isTransferOpen()
                    #expect(tenant.isSuspended && isOpen, "\(name)")
                }
            }
        }
    }
}

extension TransferAttackTests {
    private static let id = "0b0e5a52-7c1f-4b5e-9d5e-2f0f6f0a1b2c"

    /// Archives whose form is not one.
    private static func containers(_ forged: ForgedArchive) throws -> [Attack] {
        let people = forged.file(of: "person")
        func with(_ name: String, _ bytes: [UInt8] = [], first: Bool = false) throws -> [UInt8] {
            var archive = forged
            archive.files.insert((name, bytes), at: first ? 0 : archive.files.count - 1)
            return try archive.packed()
        }
        let paths = [
            "../../etc/passwd", "/etc/passwd", "records/../../passwd.jsonl", "records/001-person.jsonl/passwd",
            "records/001-PASSWD.jsonl", "records/0001-person.jsonl", "records/001-pg_authid.jsonl",
            "records/001-login.jsonl", "records/001-destruction.jsonl", "records/001-tenant.jsonl",
        ]
        var attacks: [Attack] = []
        for path in paths { attacks.append(Attack(path, try with(path), .unknownName)) }
        let zeros = [UInt8](repeating: 0, count: 32 << 20)
        var bomb = forged
        for place in bomb.files.indices where bomb.files[place].name == people { bomb.files[place].bytes = zeros }
        var late = forged
        late.files.append(late.files.removeFirst())
        let long = String(repeating: "a", count: 3 << 20)
        attacks += [
            Attack("nothing", [], .damaged),
            Attack("no archive", Array("OBHUT".utf8), .damaged),
            Attack("a bomb of zeros", try bomb.packed(), .recordInvalid),
            Attack("a bomb of a document", try with("tenant.json", zeros, first: true), .damaged),
            Attack("a line without end", try forged.changing(people) { _ in long }.packed(), .recordInvalid),
            Attack("a last line without end", try forged.changing(people) { String($0.dropLast()) }.packed(), .damaged),
            Attack("the business twice", try with("tenant.json", forged.files[0].bytes), .damaged),
            Attack("the business last", try late.packed(), .formUnknown),
            Attack("people twice", try with("records/999-person.jsonl"), .damaged),
        ]
        return attacks
    }

    /// Archives whose records are none.
    private static func contents(_ forged: ForgedArchive) throws -> [Attack] {
        func people(_ line: String) throws -> [UInt8] { try forged.changing(set: "person") { _ in [line] }.packed() }
        func person(_ from: String, _ to: String) throws -> [UInt8] {
            try forged.changing(set: "person") { lines in lines.map { $0.replacing(from, with: from + to) } }.packed()
        }
        func file(_ name: String, _ from: String, _ to: String) throws -> [UInt8] {
            try forged.changing(name) { $0.replacing(from, with: to) }.packed()
        }
        let (row, record) = ("{\"row\":{", "\"record\":{")
        return [
            Attack("no JSON", try people("Müller"), .recordInvalid),
            Attack("deep", try people(String(repeating: "[", count: 200_000)), .recordInvalid),
            Attack("a name twice", try people("{\"row\":{},\"row\":{}}"), .recordInvalid),
            Attack("more than a row", try people("{\"row\":{},\"x\":1}"), .recordInvalid),
            Attack("of another tenant", try person(row, "\"tenant_id\":\"\(id)\","), .unknownName),
            Attack("a column of nobody's", try person(row, "\"Müller\\u001b\":1,"), .unknownName),
            Attack("a field of nobody's", try person(record, "\"Müller\":\"1\","), .unknownName),
            Attack("a form to come", try file("tenant.json", "obhut-tenant-1", "obhut-tenant-2"), .formUnknown),
            Attack("a name that steers", try file("tenant.json", "Muster & Söhne", "\\u001b[2J"), .recordInvalid),
            Attack("a country outside", try file("tenant.json", "\"DE\"", "\"US\""), .recordInvalid),
            Attack("counts", try file("counts.json", "\"person\":", "\"person\":1"), .damaged),
        ]
    }

    /// Archives whose manifest is not theirs.
    private static func manifests(_ forged: ForgedArchive) throws -> [Attack] {
        func listed(_ name: String?, _ longer: Int, _ digest: String?) throws -> [UInt8] {
            try forged.packed { file in
                TransferManifest.File(
                    name: name ?? file.name, size: file.size + longer, sha256: digest ?? file.sha256)
            }
        }
        var short = forged
        short.files.removeLast(2)
        return [
            Attack("signed by another", try forged.packed(isSigned: false), .signatureInvalid),
            Attack("a manifest to come", try forged.packed(schema: "obhut-package-2"), .formUnknown),
            Attack("another digest", try listed(nil, 0, String(repeating: "0", count: 64)), .damaged),
            Attack("another length", try listed(nil, 1, nil), .damaged),
            Attack("names that steer", try listed("\u{1B}[2J/etc/passwd", 0, nil), .damaged),
            Attack("something behind it", try forged.packed(behind: "records/998-tag.jsonl"), .damaged),
            Attack("no counts", try short.packed(), .damaged),
        ]
    }

    /// A line with other values of its row.
    private static func changed(_ line: String, _ values: [String: String]) -> String? {
        guard var object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            var row = object["row"] as? [String: Any]
        else { return nil }
        for (name, value) in values { row[name] = value }
        object["row"] = row
        return (try? JSONSerialization.data(withJSONObject: object)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A business with a customer who was asked for a consent.
    private static func export() async throws -> ForgedArchive {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask(person)
            return try await ForgedArchive(of: fixture)
        }
    }

    private static func order(_ forged: ForgedArchive) -> ImportTenant.Order {
        ImportTenant.Order(slug: "neu", agreementDigest: nil, trusted: .keys([forged.signer.publicKey]))
    }

    private static func source(_ bytes: [UInt8]) -> ImportTenant.Source {
        ImportTenant.Source(reader: { try ForgedArchive.reader(of: bytes) }, keys: { _ in nil })
    }

    private static func check(
        _ bytes: [UInt8], _ forged: ForgedArchive, in fixture: StoreFixture
    ) async throws -> ImportTenant.Plan {
        try await ImportTenant(fixture.operatorStore).check(
            order(forged), source(bytes), by: { StoreFixture.actor($0) })
    }

    private static func flaw(
        of bytes: [UInt8], _ forged: ForgedArchive, in fixture: StoreFixture
    ) async -> TransferFlaw? {
        do {
            _ = try await check(bytes, forged, in: fixture)
            return nil
        } catch {
            return error as? TransferFlaw
        }
    }

    /// Takes an archive in, whole.
    private static func take(
        _ bytes: [UInt8], _ order: ImportTenant.Order, in fixture: StoreFixture
    ) async throws -> ImportTenant.Plan {
        let operation = ImportTenant(fixture.operatorStore)
        let plan = try await operation.check(order, source(bytes), by: { StoreFixture.actor($0) })
        _ = try await operation(plan, order, source(bytes), by: { StoreFixture.actor($0) })
        return plan
    }

    private static func count(_ action: String, _ plan: ImportTenant.Plan, _ fixture: StoreFixture) async throws -> Int
    {
        try await ConsentWorld(fixture: fixture).count(
            "SELECT count(*) FROM audit_entry WHERE tenant_id = \(plan.tenant.id) AND action = \(action)")
    }
}

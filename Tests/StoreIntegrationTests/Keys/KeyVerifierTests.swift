import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

/// Whether what is sealed opens.
@Suite struct KeyVerifierTests {
    @Test("Every sealed column of the catalogue is known to whoever has to reach all of them, with its compartment")
    func complete() {
        var sealed: [String: Compartment] = [:]
        for column in Catalogue.columns {
            switch column.content {
            case .sealed(_, let compartment), .sealedBytes(_, let compartment):
                sealed["\(column.table).\(column.column)"] = compartment
            case .plaintext: break
            }
        }
        #expect(sealed == SealedColumns.compartments)
    }

    @Test("Of a whole business everything opens, whatever column it lies in; a sample is a part of that")
    func sound() async throws {
        try await KeyWorld.with { world in
            let all = try await world.verify()
            #expect(all.isSound, "\(all.findings)")
            let closed = all.counts.filter { $0.opened != $0.checked || $0.ended != 0 }.map(\.name)
            #expect(closed == [])
            let empty = all.counts.filter { $0.checked == 0 }.map(\.name)
            #expect(empty == [], "nothing lies there, so nothing is shown for it")
            #expect(all.counts[0].checked == (try await world.count("SELECT count(*) FROM wrapped_key")))
            let people = all.counts.first { $0.name == "person.sealed" }?.checked
            #expect(people == (try await world.count("SELECT count(*) FROM person")))
            let sample = try await world.verify(sample: 3)
            // A person has several tokens, and a sample is of people.
            let strange = sample.counts.filter { !$0.name.hasSuffix(".token") && !(1...3).contains($0.checked) }
                .map { "\($0.name) \($0.checked)" }
            let sampled = sample.counts.first { $0.name == "person.sealed" }?.checked
            #expect(sample.isSound)
            #expect(strange == [])
            #expect(sampled == 3)
            let large = try await world.verify(sample: 10_000)
            #expect(large.counts == all.counts, "a sample that is large enough is everything, and nothing twice")
        }
    }

    @Test("What does not open is named by table and row, each for its reason, and hides nothing beside it")
    func damage() async throws {
        try await KeyWorld.with { world in
            let others = try await world.verify()
            try await world.tamper(
                "UPDATE person SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) WHERE id = \(world.anna)")
            try await world.tamper("UPDATE reduction SET id = gen_random_uuid()")
            try await world.tamper(
                """
                UPDATE wrapped_key SET epoch = 77 WHERE subject_id = (SELECT id FROM import_file LIMIT 1)
                """)
            try await world.tamper(
                """
                DELETE FROM wrapped_key WHERE subject_id = (SELECT subject_id FROM import_row WHERE outcome = 'quarantined')
                """)
            let report = try await world.verify()
            #expect(!report.isSound && report.findingCount == 6, "\(report.findings)")
            func finding(_ name: String) -> [KeyReport.Finding.Code] {
                report.findings.filter { $0.name == name }.map(\.code)
            }
            #expect(finding("person.sealed") == [.damaged] && finding("reduction.sealed") == [.damaged])
            #expect(finding("import_row.sealed") == [.keyMissing])
            for name in ["wrapped_key.wrapped", "import_file.sealed", "import_file_chunk.sealed"] {
                #expect(finding(name) == [.unknownEpoch], "\(name)")
            }
            #expect(report.findings.contains { $0.row == world.anna.uuidString.lowercased() })
            let tokens = try await world.count("SELECT count(*) FROM contact_point WHERE person_id = \(world.anna)")
            #expect(
                report.checked == others.checked - 1 - tokens,
                "one key is gone, and what her tokens must be nobody can say; everything else was tried")
            #expect(!report.findings.contains { "\($0)".contains("Groß") || "\($0)".contains("@") })
        }
    }

    @Test("What is left of the erased whose keys are gone is no finding")
    func erased() async throws {
        try await KeyWorld.with { world in
            _ = try await world.fixture.erase(
                world.anna, reason: .noLongerNeeded, suppress: false, by: world.fixture.actor)
            #expect(try await world.verify().isSound)
            try await world.tamper(
                "DELETE FROM wrapped_key WHERE subject_id = \(world.anna)")
            let report = try await world.verify()
            #expect(report.isSound, "\(report.findings)")
            #expect(report.counts.map(\.ended).reduce(0, +) > 0, "her proof, whose time is over")
        }
    }

    @Test("While epochs turn and people change, nothing is called damaged that is not")
    func underLoad() async throws {
        try await KeyWorld.with { world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<3 {
                        _ = try await TurnEpoch(world.fixture.operatorStore, grace: .zero)(
                            world.fixture.tenant.id, by: world.fixture.actor)
                    }
                }
                group.addTask {
                    for _ in 0..<4 {
                        let report = try await world.verify()
                        #expect(report.isSound, "\(report.findings)")
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}

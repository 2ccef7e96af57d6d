import Domain
import Foundation
import Ledger
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

@Suite("Sealing what was committed")
struct SequencerTests {
    @Test("Every entry lies in a block afterwards, reductions and the local log apart, and all of it verifies")
    func everything() async throws {
        try await AuditWorld.run { world in
            let anna = try await world.person("Anna")
            let bernd = try await world.person("Bernd")
            try await world.rename(anna, "Hanna")
            try await world.erase(bernd)
            #expect(try await world.verify().unsealed > 0)

            let sealed = try await world.sealEverything()
            let report = try await world.verify()
            #expect(report.findings == [])
            #expect(report.isIntact)
            #expect(report.blocks == sealed.blocks)
            #expect(report.entries == sealed.entries)
            // The tenant, its form with its version, its four purposes and their six texts, two people and their grounds, a
            // reading, a change, two erased rows, the erasure and its receipt, and the event of lane 0.
            #expect(report.entries == 24)
            #expect(report.unsealed == 0)
            // Hanna, her ground and her key; the tenant, its form with its version, purposes and texts, the erasure and its receipt.
            #expect(report.rows == 18)
            #expect(try await world.sequencer.sealAll(world.tenant) == SealingResult())

            let marks = try BlockMark.last(in: world.store.ledgerFile, tenant: world.tenant)
            #expect(Set(marks.map(\.lane)) == [0, 2])
            #expect(try await AuditVerifier(world.owner).verify(world.tenant) == report)
        }
    }

    @Test("Many entries make blocks of 256")
    func manyEntries() async throws {
        try await AuditWorld.run { world in
            try await world.sealEverything()
            try await world.note(600)
            #expect(try await world.sealEverything() == SealingResult(entries: 600, blocks: 3))
            let report = try await world.verify()
            #expect(report.isIntact)
            #expect(report.entries == 613)
        }
    }

    @Test("An entry whose transaction was open while later ones committed is not skipped")
    func lateCommit() async throws {
        try await AuditWorld.run { world in
            try await world.sealEverything()
            try await world.store.postgres.withTransaction { early in
                _ = try await early.query("SELECT set_config('app.tenant', \(world.tenant.uuidString), true)")
                _ = try await early.query(world.scope.audit([AuditRecord(action: "test.early")]))
                try await world.note(1)
                #expect(try await world.sequencer.sealOnce(world.tenant).entries == 0)
            }
            #expect(try await world.sealEverything().entries == 2)
            #expect(try await world.verify().isIntact)
        }
    }

    @Test("Sealers in parallel seal every entry once")
    func parallel() async throws {
        try await AuditWorld.run { world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<10 { try await world.note(7) }
                    }
                    group.addTask {
                        for _ in 0..<15 {
                            do {
                                try await world.sequencer.sealOnce(world.tenant)
                            } catch SequencerError.overtaken {
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await world.sealEverything()
            let report = try await world.verify()
            #expect(report.findings == [])
            #expect(report.entries == 293)
            #expect(report.unsealed == 0)
        }
    }

    @Test("The service seals what it is told of, and leaves the lock to one at a time")
    func service() async throws {
        try await AuditWorld.run { world in
            let (first, second) = (world.sequencer, world.sequencer)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await first.run() }
                group.addTask { try await second.run() }
                for round in 1...3 {
                    try await world.note(2)
                    first.notice(world.tenant)
                    second.notice(world.tenant)
                    try await world.untilSealed(5 + 2 * round)
                }
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(try await world.verify().isIntact)
        }
    }

    @Test("The service finds entries that nobody told it of")
    func sweep() async throws {
        try await AuditWorld.run { world in
            let other = try await AuditWorld.addTenant("fahrrad-oezdemir", world.owner)
            _ = try await world.person("Cem", in: other)
            let sequencer = world.sequencer
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await sequencer.run() }
                try await world.untilSealed(5)
                try await world.untilSealed(7, of: other)
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(try await world.verify(other).isIntact)
        }
    }

    @Test("However many blocks follow each other, the service marks the first, and the last when it ends")
    func seldomMarked() async throws {
        try await AuditWorld.run { world in
            func marks() throws -> [UInt64] {
                try world.store.ledgerFile.read().compactMap { BlockMark($0.entry) }
                    .filter { $0.lane == Lane.local.rawValue }.map(\.sequence)
            }
            let sequencer = world.sequencer
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await sequencer.run() }
                try await world.untilSealed(13)
                try await world.tamper("CREATE TABLE kept AS SELECT * FROM stream")
                for round in 1...5 {
                    try await world.note(1)
                    sequencer.notice(world.tenant)
                    try await world.untilSealed(13 + round)
                    // Before a second block there was time to mark the first.
                    if round > 1 { #expect(try marks().count == 1) }
                }
                #expect(try await world.verify().isIntact)
                group.cancelAll()
                try await group.waitForAll()
            }
            let last = try #require(try marks().last)
            #expect(try marks().count == 2)
            let size = world.store.ledgerFile.head.sequence
            #expect(try await world.store.markBlocks() == [], "the database knows them all")
            #expect(world.store.ledgerFile.head.sequence == size, "and the file its last block")

            try await world.tamper(
                "DELETE FROM block WHERE lane = 2 AND last_sequence = \(Int64(last))", "DELETE FROM stream",
                "INSERT INTO stream SELECT * FROM kept")
            #expect(try await world.store.markBlocks() == [world.tenant])
        }
    }

    @Test("A mark that comes late unbinds none that is newer")
    func lateMark() async throws {
        try await AuditWorld.run { world in
            try await world.sealEverything()
            let early = try BlockMark.last(in: world.store.ledgerFile)
            try await world.note(1)
            try await world.sealEverything()
            let marks = try BlockMark.last(in: world.store.ledgerFile)
            #expect(marks != early)
            try await world.store.ledgerFile.append(early.map { $0.entry(at: world.clock.now) })
            #expect(try BlockMark.last(in: world.store.ledgerFile) == marks)
        }
    }

    @Test("A database whose transactions are counted anew seals nothing")
    func rewound() async throws {
        try await AuditWorld.run { world in
            try await world.tamper("UPDATE stream SET sealed_xid = '9000000000000'::xid8")
            await #expect(throws: SequencerError.rewound) { try await world.sequencer.sealOnce(world.tenant) }
        }
    }

    @Test("A block that a crash kept from the ledger file is marked at the next start")
    func marks() async throws {
        try await AuditWorld.run { world in
            _ = try await world.person("Dörte")
            try await world.sealEverything()
            let empty = "\(world.keystore)/empty"
            _ = try Vault.initialize(directory: empty, root: .file("\(empty)/root.key"), recoveryRecipient: nil)
            let forgetful = Store(
                postgres: world.database.smallClient(as: .runtime), vault: world.store.vault,
                ledgerFile: try ErasureLedgerFile.open(directory: empty), clock: world.clock, logger: .quiet)
            #expect(try BlockMark.last(in: forgetful.ledgerFile) == [])
            #expect(try await forgetful.markBlocks() == [])
            #expect(
                try BlockMark.last(in: forgetful.ledgerFile)
                    == BlockMark.last(in: world.store.ledgerFile))
            let size = forgetful.ledgerFile.head.sequence
            #expect(try await forgetful.markBlocks() == [])
            #expect(forgetful.ledgerFile.head.sequence == size)
        }
    }
}

extension AuditWorld {
    /// Appends so many audit entries in one transaction.
    func note(_ count: Int) async throws {
        _ = try await scope.write(.peopleExport, scope.audit((0..<count).map { _ in AuditRecord(action: "test.note") }))
    }

    /// Waits until so many entries lie in blocks, a minute at most.
    func untilSealed(_ count: Int, of tenant: UUID? = nil) async throws {
        for _ in 0..<6_000 {
            if try await verify(tenant).entries >= count { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("not sealed within a minute")
    }
}

import Foundation
import Glibc
import Testing

/// Turns of keys that take several pieces, paused and killed between them while the service serves.
struct KeyRotationPieceTests {
    /// A turn that goes in pieces over rows of the database.
    struct Turn: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The table whose rows name their key, and the column that does.
        let table: String
        let column: String
        /// Rows of one piece.
        let piece: Int
        /// Locks a row of the last piece.
        let last: String
        /// Reached after the commit of each piece.
        let failpoint: String

        /// Begins or goes on with it.
        func command(_ workspace: Workspace) -> [String] {
            ["key", "rotate", testDescription, "--yes", "--tenant", workspace.tenant]
        }

        /// Rows under the first key, or those under the second.
        func count(_ installation: Installation, isMoved: Bool) async throws -> Int {
            try await Superuser(installation: installation)
                .number("SELECT count(*) FROM \(table) WHERE \(column) = \(isMoved ? 2 : 1)")
        }
    }

    private static let turns = [
        Turn(
            testDescription: "tenant", table: "wrapped_key", column: "epoch", piece: 2_000,
            last: "SELECT FROM wrapped_key ORDER BY subject_id DESC LIMIT 1 FOR UPDATE",
            failpoint: "key.rewrap.after-commit"),
        Turn(
            testDescription: "index", table: "contact_point", column: "index_version", piece: 500,
            last: """
                SELECT FROM subject WHERE id = (SELECT id FROM person ORDER BY created_at DESC, id DESC LIMIT 1)
                FOR UPDATE
                """,
            failpoint: "key.index.move.after-commit"),
    ]

    @Test("Ctrl-C between two pieces pauses a turn at once; given again, it goes on where it stopped", arguments: turns)
    func pause(turn: Turn) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let people = try await Self.populate(2_100, installation, workspace)
            // A row of the last piece is held, so it stands in the middle until it is paused, however fast it is.
            try await Superuser(installation: installation).holding(turn.last) {
                let program = try installation.startCommand(turn.command(workspace))
                try await Deadline.wait(until: "the first piece was moved") {
                    try await turn.count(installation, isMoved: true) > 0
                }
                program.send(SIGINT)
                let paused = try await installation.finish(program)
                #expect(paused.code == 128 + SIGINT, "\(paused)")
            }
            let left = try await turn.count(installation, isMoved: false)
            #expect(left > 0)
            try await Self.expectFound(people, daemon, installation, workspace)

            let again = try await installation.finish(installation.startCommand(turn.command(workspace)))
            #expect(again.code == 0, "\(again)")
            let done = try again.json
            #expect((done.rewrapped.int ?? done.moved.int) == left, "what was moved before is not moved again")
            try await Self.expectThrough(turn, installation)
            try await Self.expectFound(people, daemon, installation, workspace)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test("Ctrl-C pauses a turn of the root key while both open; given again, it goes on where it stopped")
    func pauseRoot() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            let people = try await People(client).create(2)
            let rotate = ["key", "rotate", "root", "--yes"]
            let program = try installation.startCommand(rotate)
            try await Deadline.wait(until: "one key leads to the other") {
                FileManager.default.fileExists(atPath: installation.keystore + "/root.bridge")
            }
            program.send(SIGINT)
            #expect(try await installation.finish(program).code == 128 + SIGINT)
            let status = try await installation.obhut("key", "status")
            #expect(try status.json.root.isTurning.bool == true, "\(status)")
            try await People(client).expect(people)

            let again = try await installation.finish(installation.startCommand(rotate))
            #expect(try again.json.resumed.bool == true && again.json.to.int == 2, "\(again)")
            let through = try await installation.obhut("key", "status")
            #expect(try through.json.root.isTurning.bool == false, "\(through)")
            try await People(client).expect(people)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test("Killed behind its second piece, a turn is finished by the next run, and nothing is moved twice")
    func secondPiece() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let people = try await Self.populate(4_500, installation, workspace)
            for turn in Self.turns {
                let killed = try await installation.finish(
                    installation.startCommand(turn.command(workspace), failpoint: turn.failpoint + "=kill:2"))
                #expect(killed.code == 128 + 9, "\(turn): \(killed)")
                #expect(try await turn.count(installation, isMoved: true) == 2 * turn.piece, "\(turn)")
                let left = try await turn.count(installation, isMoved: false)
                try await Self.expectFound(people, daemon, installation, workspace)

                let again = try await installation.finish(installation.startCommand(turn.command(workspace)))
                #expect(again.code == 0, "\(turn): \(again)")
                let done = try again.json
                #expect(left > 0 && (done.rewrapped.int ?? done.moved.int) == left, "\(turn): no row twice")
                try await Self.expectThrough(turn, installation)
                try await Self.expectFound(people, daemon, installation, workspace)
            }
            try await Soundness(installation: installation).expect("second piece")
            #expect(try await daemon.stop() == 0)
        }
    }

    /// Imports so many people, and answers the ids of the first and the last by the order of turns.
    private static func populate(
        _ count: Int, _ installation: Installation, _ workspace: Workspace
    ) async throws -> [String] {
        let file = try installation.write("kunden.csv", PeopleFile.bytes(rows: count, from: 0))
        let done = try await Desk(installation: installation, workspace: workspace).importFile(file)
        #expect(done.imported.int == count)
        let ends = ["id", "id DESC", "created_at, id", "created_at DESC, id DESC"]
        return try await Superuser(installation: installation)
            .query(ends.map { "(SELECT id FROM person ORDER BY \($0) LIMIT 1)" }.joined(separator: " UNION "))
    }

    /// Expects that these people are shown, and found by the addresses of the file.
    private static func expectFound(
        _ people: [String], _ daemon: Daemon, _ installation: Installation, _ workspace: Workspace
    ) async throws {
        try await People(daemon.client(workspace.token)).expect(people)
        for number in [0, 1_000, 2_099] {
            let found = try await installation.obhut(
                "person", "find", "--email", "kunde\(number)@versand.example", "--tenant", workspace.tenant)
            #expect(try found.json.items.list.count == 1, "\(number): \(found)")
        }
    }

    /// Expects that the turn is over: no row under the former key, and everything opens.
    private static func expectThrough(_ turn: Turn, _ installation: Installation) async throws {
        let others = try await Superuser(installation: installation)
            .number("SELECT count(*) FROM \(turn.table) WHERE \(turn.column) <> 2")
        #expect(others == 0, "the turn that was begun is finished, no other is begun")
        let verified = try await installation.obhut("key", "verify", "--all")
        #expect(try verified.code == 0 && verified.json.valid.bool == true, "\(turn): \(verified)")
    }
}

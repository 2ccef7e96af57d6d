import Foundation
import Synchronization
import Testing

/// Clients that work on while the service and its database are killed under them, and remember what was acknowledged.
final class Crowd: Sendable {
    /// What answers said.
    struct Record: Sendable {
        var created: Set<String> = []
        var erased: [String: String] = [:]
        /// Asked to be erased, and the answer did not come.
        var perhapsErased: Set<String> = []
        var imports = 0
        var refusals = 0
        var broken = 0
        /// Answers that no client should get.
        var failures: [String] = []

        /// Whether so much was acknowledged that losing something would show.
        var isEnough: Bool { created.count > 20 && erased.count > 5 && imports > 1 }
    }

    private static let rows = 150
    /// Files that are sent, and people of each client beyond whom more are erased than made: a test of kills goes on for long,
    /// and everybody is looked at in its end.
    private static let (files, living) = (200, 1_000)
    private let port: Int
    private let tokens: [String]
    private let record = Mutex(Record())
    private let isOver = Mutex(false)

    init(port: Int, tokens: [String]) {
        self.port = port
        self.tokens = tokens
    }

    var result: Record { record.withLock { $0 } }

    /// Rows of all files that were acknowledged.
    var importedRows: Int { result.imports * Self.rows }

    /// Works with one client a token, the last of which imports, until `stop()`; every open file is finished then.
    func work() async throws {
        try await withThrowingTaskGroup { group in
            for (number, token) in tokens.enumerated() {
                let client = HTTPClient(port: port, token: token)
                group.addTask {
                    if number == self.tokens.count - 1 {
                        try await self.importFiles(client)
                    } else {
                        try await self.createAndErase(client, SeededGenerator(seed: UInt64(number)))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    func stop() { isOver.withLock { $0 = true } }

    private var goesOn: Bool { !Task.isCancelled && isOver.withLock { !$0 } }

    private func createAndErase(_ client: HTTPClient, _ generator: SeededGenerator) async throws {
        var generator = generator
        var mine: [String] = []
        while goesOn {
            let share = mine.count > Self.living ? 2 : 1
            if mine.count > 3, Int.random(in: 0..<3, using: &generator) < share {
                let id = mine.remove(at: Int.random(in: 0..<mine.count, using: &generator))
                record.withLock { _ = $0.perhapsErased.insert(id) }
                let order = ["reason": "art-17-1-b"]
                guard let answer = await answer({ try await client.post("/api/v1/people/\(id)/erasures", order) }),
                    answer.status == 201, let erasure = try answer.json.erasureId.string
                else { continue }
                record.withLock { $0.erased[id] = erasure }
            } else {
                let person = People.body("Wechsel-\(mine.count)")
                guard let answer = await answer({ try await client.post("/api/v1/people", person) }),
                    answer.status == 201, let id = try answer.json.id.string
                else { continue }
                mine.append(id)
                record.withLock { _ = $0.created.insert(id) }
            }
        }
    }

    /// Imports file after file; one that was not acknowledged is sent again until it is.
    private func importFiles(_ client: HTTPClient) async throws {
        while goesOn, result.imports < Self.files {
            let file = PeopleFile.bytes(rows: Self.rows, from: result.imports * Self.rows)
            try await Deadline.wait(until: "an import is acknowledged") {
                let sent = await answer {
                    try await client.send("POST", "/api/v1/imports", headers: ["Content-Type": "text/csv"], body: file)
                }
                return sent?.status == 201
            }
            record.withLock { $0.imports += 1 }
        }
    }

    /// An answer, or nothing where the connection broke; what the service may not answer is noted.
    private func answer(_ request: () async throws -> HTTPAnswer) async -> HTTPAnswer? {
        let answer = try? await request()
        record.withLock { record in
            switch answer?.status {
            case nil: record.broken += 1
            case 201?: break
            case 503?, 429?: record.refusals += 1
            case 409?: record.refusals += 1
            case let status?: record.failures.append("\(status): \(answer?.text ?? "")")
            }
        }
        // A client that was refused comes back a little later.
        if answer?.status != 201 { try? await Task.sleep(for: .milliseconds(30)) }
        return answer
    }
}

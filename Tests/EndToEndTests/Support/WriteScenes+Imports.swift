import Foundation
import Synchronization
import Testing

/// Files on their way in, by the API and by the pages, and imports that are taken back.
extension WriteScenes {
    private static let rows = 8
    private static let next = Mutex(50_000)

    /// A file of people nobody has yet.
    private static func file(broken: Int = 0) -> [UInt8] {
        let first = next.withLock { number in
            number += 100
            return number
        }
        return PeopleFile.bytes(rows: rows, from: first, broken: broken)
    }

    private static func file(of subject: WriteScene.Subject) throws -> [UInt8] {
        try #require(Data(base64Encoded: subject.other).map { [UInt8]($0) })
    }

    private static func upload(_ stage: Stage, _ bytes: [UInt8], duplicates: String = "skip") async throws -> HTTPAnswer
    {
        try await stage.client.send(
            "POST", "/api/v1/imports?duplicates=\(duplicates)", headers: ["Content-Type": "text/csv"], body: bytes)
    }

    private static func waiting(_ stage: Stage) async throws -> WriteScene.Subject {
        WriteScene.Subject(other: Data(file()).base64EncodedString())
    }

    private static func staff(_ subject: WriteScene.Subject) throws -> StaffSession { try #require(subject.staff) }

    /// A file at the pages whose columns are to be said; `id` is where its steps are.
    private static func uploaded(_ stage: Stage) async throws -> WriteScene.Subject {
        let staff = try await stage.staff()
        return WriteScene.Subject(id: try await staff.upload(file(), named: "kartei.csv"), staff: staff)
    }

    private static let columns =
        [
            "givenName", "familyName", "contactPoints.email", "addresses.addressLocality", "purpose", "legalBasis",
            "source",
        ]
        .enumerated().map { "columns[\($0)]=\($1)" }.joined(separator: "&") + "&duplicates=skip"

    /// A file whose trial run is through.
    private static func checked(_ stage: Stage) async throws -> WriteScene.Subject {
        let subject = try await uploaded(stage)
        _ = try await staff(subject).post("\(subject.id)/columns", columns)
        return subject
    }

    /// An import with a row in quarantine; `other` is that row's number.
    private static func quarantined(_ stage: Stage) async throws -> WriteScene.Subject {
        let answer = try await upload(stage, file(broken: 1))
        return WriteScene.Subject(
            id: try #require(try answer.json.id.string, "\(answer.text)"), other: "\(rows + 1)",
            staff: try await stage.staff())
    }

    /// Two imports, of which the second has created some and changed others.
    private static func changing(_ stage: Stage) async throws -> WriteScene.Subject {
        let bytes = file()
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n")
        _ = try await upload(stage, Array((lines.prefix(3).joined(separator: "\n") + "\n").utf8))
        let changed = text.replacing("Görlitz", with: "Zittau")
        let answer = try await upload(stage, Array(changed.utf8), duplicates: "update")
        #expect(try answer.json.updated.int == 2, "\(answer.text)")
        return WriteScene.Subject(id: try #require(try answer.json.id.string))
    }

    static let imports: [WriteScene] = [
        WriteScene("import.begin", "import.chunk", "import.finish", leaves: ["import_batch"], on: waiting) {
            stage, subject, _ in
            try await upload(stage, try file(of: subject))
        },
        WriteScene("undo.begin", "undo.created", "person.update", "undo.restored", "undo.close", on: changing) {
            stage, subject, _ in
            try await stage.client.post("/api/v1/imports/\(subject.id)/undos", [:])
        },
        WriteScene("quarantine.discard", on: quarantined) { _, subject, _ in
            try await staff(subject).post("/imports/\(subject.id)/rows/\(subject.other)/discard")
        },
        WriteScene("quarantine.admit", on: quarantined) { _, subject, _ in
            let cells = ["%C3%84nne", "Grund", "\(subject.id)@versand.example", "G%C3%B6rlitz", "", "", ""].enumerated()
                .map { "cells[\($0)]=\($1)" }.joined(separator: "&")
            return try await staff(subject).post(
                "/imports/\(subject.id)/rows/\(subject.other)",
                "\(cells)&purpose=customer-care&legalBasis=contract&source=Altbestand")
        },
    ]

    static let files: [WriteScene] = [
        WriteScene("import-file.begin", "import-file.append", "import-file.arrive", repetition: .again) { stage in
            var subject = try await waiting(stage)
            subject.staff = try await stage.staff()
            return subject
        } act: { _, subject, _ in
            try await staff(subject).send(try file(of: subject), named: "kartei.csv")
        },
        WriteScene("import-file.drop", on: uploaded) { _, subject, _ in
            try await staff(subject).post("\(subject.id)/discard")
        },
    ]

    static let runs: [WriteScene] = [
        WriteScene("import.mapping", "import-file.choose", "import-file.note", "import-file.check") { stage in
            // As if nobody had said it before.
            try await stage.superuser.tamper("DELETE FROM import_mapping")
            return try await uploaded(stage)
        } act: { _, subject, _ in
            try await staff(subject).post("\(subject.id)/columns", columns)
        },
        WriteScene(
            "import-file.start", "import.resume", "import.chunk", "import.finish", "import-file.finish", on: checked
        ) { _, subject, _ in
            try await staff(subject).post("\(subject.id)/start")
        },
    ]
}

import Foundation
import Glibc
import TestSupport
import Testing

/// A business moves into a second installation.
struct TenantImportTests {
    @Test(
        "5.6 Exported here and taken in elsewhere, a business comes out equal: people, proof, requests; who is blocked stays so"
    )
    func roundTrip() async throws {
        let moved = try await MovedTenant.full()
        try await Installation.empty { installation in
            let daemon = try await installation.serve()
            let mover = try Mover(installation, moved)
            let looked = try await mover.take("--dry-run")
            #expect(try looked.code == 0 && looked.json.dryRun.bool == true, "\(looked)")
            #expect(try looked.json.recordSets.person.int == moved.sets["person"]?.count, "\(looked)")
            #expect(try await installation.obhut("tenant", "list").json.items.list.isEmpty, "a look changes nothing")
            let unopened = try await installation.obhut(
                "tenant", "import", "--input", mover.file, "--slug", "neu", "--any-sender")
            #expect(unopened.code == 64, "sealed, and no identity: \(unopened)")
            let trustful = try await mover.take(trusting: [])
            #expect(trustful.code == 64 && "\(trustful)".contains("--public-key"), "whose is it? \(trustful)")

            // Open, and its owners have no links yet: the same command has them made.
            let killed = try await mover.take(failpoint: "tenant-import.end.after-commit=kill")
            #expect(killed.code == 128 + 9, "\(killed)")
            let elsewhere = try await mover.take("--slug", "anders")
            #expect(elsewhere.text.contains("already-exists"), "begun under another slug: \(elsewhere)")
            let taken = try await mover.take()
            #expect(taken.code == 0, "\(taken)")
            #expect(try taken.json.senderChecked.bool == true, "\(taken)")
            #expect(try taken.json.id.string == moved.workspace.id, "\(taken)")
            #expect(try taken.json.ownerInvitation.url.string?.isEmpty == false, "\(taken)")
            let twice = try await mover.take()
            #expect(twice.code != 0 && twice.text.contains("already-exists"), "\(twice)")

            // What comes out again is what came in, but for what has to differ.
            let again = try await MovedTenant.export(installation, "neu", named: "zurück")
            #expect(again.sets.keys.sorted() == moved.sets.keys.sorted())
            for (set, lines) in moved.sets.sorted(by: { $0.key < $1.key }) {
                let (before, after) = try MovedTenant.comparable(set, lines, again.sets[set] ?? [])
                #expect(before.subtracting(after).isEmpty, "\(set): \(before.subtracting(after).prefix(2)) is gone")
                let isLog = ["audit_entry", "read_entry"].contains(set)
                #expect(isLog || after.subtracting(before).isEmpty, "\(set): \(after.subtracting(before).prefix(2))")
            }

            let client = daemon.client(try await mover.token())
            let back = try await client.post("/api/v1/people", People.body("Zurück", email: moved.blocked))
            let returned = try #require(try back.json.id.string, "\(back.text)")
            let blocked = try await client.post(
                "/api/v1/people/\(returned)/consents",
                ["purpose": "newsletter", "channel": "email"])
            #expect(blocked.status == 422 && blocked.text.contains("suppressed"), "\(blocked.status) \(blocked.text)")
            let known = try await installation.obhut("person", "find", "--email", moved.known, "--tenant", "neu")
            #expect(try known.json.items.list.count == 1, "\(known)")
            let verified = try await installation.obhut("key", "verify", "--tenant", "neu")
            #expect(verified.code == 0, "\(verified)")
            try await lives(installation, client, moved)
            try await Soundness(installation: installation).expect("taken in")
            #expect(try await daemon.stop() == 0)
            let next = try await installation.serve()
            #expect(try await next.client().get("/ready").status == 200, "the ledger file and the database agree")
        }
    }

    /// What works for a business that moved as it did before.
    private func lives(_ installation: Installation, _ client: HTTPClient, _ moved: MovedTenant) async throws {
        try await Deadline.wait(until: "the search knows her") {
            try await client.get("/api/v1/people?q=Bekannt").json.items.list.count == 1
        }
        let found = try await client.get("/api/v1/people?q=\(moved.known)").json.items.list
        let person = try #require(found.first?.id.string)
        let exported = try await installation.obhut(
            "person", "export", person, "--output", installation.folder + "/auskunft", "--tenant", "neu")
        let path = try #require(try exported.json.file.string, "\(exported)")
        let package = try ZipFiles.read([UInt8](Data(contentsOf: URL(filePath: path))))
        #expect(String(decoding: package["data.json"] ?? [], as: UTF8.self).contains(moved.known))
        let proven = try await installation.obhut("consent", "verify", "--tenant", "neu")
        #expect(try proven.code == 0 && proven.json.consents.int ?? 0 > 0, "\(proven)")

        // Her receipt is the one that she has, and holds under the key of who erased her, no other.
        let list = try await installation.obhut("erasure", "list", "--tenant", "neu").json.items.list
        #expect(!list.isEmpty)
        let file = try installation.write("quittung.json", moved.receipt)
        let sender = try installation.write("absender.pub", moved.publicKey)
        let held = try await installation.obhut("erasure", "verify", file, "--public-key", sender)
        #expect(try held.json.valid.bool == true, "\(held)")
        #expect(try await installation.obhut("erasure", "verify", file).code == 2, "it is not of this installation")

        // A link that was sent before.
        let superuser = Superuser(installation: installation)
        let reductions = "SELECT count(*) FROM reduction"
        let before = try await superuser.number(reductions)
        let unsubscribed = try await client.send(
            "POST", "/p/neu/unsubscribe/\(moved.link)", headers: StaffSession.form,
            body: Array("List-Unsubscribe=One-Click".utf8))
        #expect(unsubscribed.status == 200, "\(unsubscribed.text)")
        #expect(try await superuser.number(reductions) == before + 1)
    }

    @Test(
        "Killed at any step, the same command goes on; until the end nobody gets in, and the tenant cannot be resumed")
    func killed() async throws {
        let moved = try await MovedTenant.small()
        try await Installation.empty { installation in
            let daemon = try await installation.serve()
            let mover = try Mover(installation, moved)
            let points = ["after-keys", "begin.before-commit", "begin.after-commit", "piece.before-commit"].map {
                "tenant-import." + $0
            }
            let further = ["piece.after-commit", "end.before-commit"].map { "tenant-import." + $0 }
            let last = ["end.after-commit", "after-ledger", "done.before-commit", "done.after-commit"].map {
                "tenant-import." + $0
            }
            #expect((points + further + last).sorted() == Failpoints.transfers.sorted())
            // Twice behind a piece: what is there is not stored again.
            for point in points + [further[0]] + further {
                let killed = try await mover.take(failpoint: point + "=kill")
                #expect(killed.code == 128 + 9, "\(point): \(killed)")
                let resumed = try await installation.obhut("tenant", "resume", "neu")
                #expect(resumed.code != 0, "\(point): \(resumed)")
                #expect(try await daemon.client().get("/p/neu/subscribe/newsletter").status >= 400, "\(point)")
            }
            for point in last {
                let ended = try await mover.take(failpoint: point + "=kill")
                #expect(ended.code == 128 + 9, "\(point): \(ended)")
                try await Deadline.wait(until: "\(point): it is open") {
                    try await daemon.client().get("/p/neu/subscribe/newsletter").status == 200
                }
            }
            let again = try await mover.take()
            #expect(again.text.contains("already-exists"), "what is whole is not begun anew: \(again)")
            try await Soundness(installation: installation).expect("taken in, in pieces")
            let back = try await MovedTenant.export(installation, "neu", named: "zurück")
            for set in ["person", "processing_ground", "subject", "consent_event", "event_slot", "audit_entry"] {
                let (before, after) = try MovedTenant.comparable(set, moved.sets[set] ?? [], back.sets[set] ?? [])
                #expect(before.subtracting(after).isEmpty, "\(set)")
                #expect(set == "audit_entry" || before.count == after.count, "\(set)")
            }
        }
    }

    @Test("R-49 Taken in again after a restore that lost it, it opens once whoever was erased in it is erased again")
    func restored() async throws {
        let moved = try await MovedTenant.small()
        try await Installation.empty { installation in
            let mover = try Mover(installation, moved)
            let first = try await installation.serve()
            let backup = installation.folder + "/backup"
            #expect(try await installation.obhut("backup", "create", "--output", backup).code == 0)
            #expect(try await mover.take().code == 0)
            let client = first.client(try await mover.token())
            let people = try await client.get("/api/v1/people").json.items.list.compactMap(\.id.string)
            let erased = try #require(people.first)
            #expect(try await client.post("/api/v1/people/\(erased)/erasures", ["reason": "art-17-1-a"]).status == 201)
            #expect(try await first.stop() == 0)
            let restored = try await installation.obhut("backup", "restore", "--input", backup, "--yes")
            #expect(restored.code == 0, "\(restored)")

            let daemon = try await installation.serve()
            let early = try await mover.take()
            #expect(early.code == 4 && early.text.contains("fenced"), "\(early)")
            let resumed = try await installation.obhut("tenant", "resume", "neu")
            #expect(resumed.code != 0, "\(resumed)")
            let replayed = try await installation.obhut("erasure", "replay")
            #expect(replayed.code == 0, "\(replayed)")
            let taken = try await mover.take()
            #expect(taken.code == 0, "\(taken)")
            let next = daemon.client(try await mover.token())
            #expect(try await next.get("/api/v1/people/\(erased)").status == 404)
            let living = try await next.get("/api/v1/people").json.items.list.compactMap(\.id.string)
            #expect(Set(living) == Set(people.dropFirst()))
            try await Soundness(installation: installation).expect("taken in again")
        }
    }

    @Test("Whatever was changed in the file is refused before anything is stored, and so is a key that nobody trusts")
    func refused() async throws {
        let moved = try await MovedTenant.small()
        try await Installation.empty { installation in
            _ = try await installation.serve()
            var bytes = moved.sealed
            bytes[bytes.count / 2] ^= 1
            let changed = try await Mover(installation, moved, bytes).take()
            #expect(changed.code != 0 && changed.text.contains("tampered"), "\(changed)")
            let short = try await Mover(installation, moved, moved.sealed.dropLast(40)).take()
            #expect(short.code != 0, "\(short)")
            // Of a plain archive nothing but digests and the signature holds.
            var plain = moved.archive
            let place = try #require(
                Data(plain).firstRange(of: Data("obhut-tenant-1".utf8))?.lowerBound ?? plain.count / 2)
            plain[place + 2] ^= 1
            let forged = try await Mover(installation, moved, plain).take()
            #expect(
                forged.code != 0 && ["archive-damaged", "record-invalid"].contains { forged.text.contains($0) },
                "\(forged)")
            let keys = try installation.write("fremd.pub", Array(String(repeating: "ab", count: 32).utf8))
            let distrusted = try await Mover(installation, moved).take(trusting: ["--public-key", keys])
            #expect(distrusted.text.contains("signature-invalid"), "\(distrusted)")
            let unknown = try await installation.obhut("tenant", "list")
            #expect(try unknown.json.items.list.isEmpty, "\(unknown)")
        }
    }
}

/// Takes a business in.
private struct Mover: Sendable {
    let installation: Installation
    let file: String
    private let identity: String
    private let sender: String
    private let moved: MovedTenant

    init(_ installation: Installation, _ moved: MovedTenant, _ bytes: [UInt8]? = nil) throws {
        self.installation = installation
        self.moved = moved
        file = try installation.write("geschäft.obhut", bytes ?? moved.sealed)
        identity = try installation.write("umzug.key", moved.identity)
        sender = try installation.write("absender.pub", moved.publicKey)
        guard chmod(identity, 0o600) == 0 else { throw EndToEndError("the mode of a key file") }
    }

    /// `trusting`: The options that say whose the file may be; the key of who sent it unless given.
    func take(
        _ further: String..., trusting: [String]? = nil, failpoint: String? = nil
    ) async throws -> CommandAnswer {
        let trusting = trusting ?? ["--public-key", sender]
        return try await installation.finish(
            installation.startCommand(
                ["tenant", "import", "--input", file, "--slug", "neu", "--identity", identity] + trusting + further,
                failpoint: failpoint))
    }

    func token() async throws -> String {
        let answer = try await installation.obhut(
            "token", "create", "--tenant", "neu", "--member", moved.workspace.owner, "--scope", "all", "--expires", "7d"
        )
        return try #require(try answer.json.token.string, "\(answer)")
    }
}

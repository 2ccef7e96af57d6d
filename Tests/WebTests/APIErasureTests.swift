import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing
import Vault

@testable import HTTPSupport

@Suite("Erasure over the API")
struct APIErasureTests {
    @Test("plan, erasure, receipt, then 404 everywhere; the way back is closed where that was asked for")
    func journey() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let plan = try await world.call(.get, "/people/\(id)/erasure-plan?reason=art-17-1-b")
            #expect(plan.status == 200 && plan.object["executable"] as? Bool == true)
            let entries = plan.object["entries"] as? [[String: Any]] ?? []
            #expect(entries.contains { $0["table"] as? String == "contact_point" && $0["count"] as? Int == 2 })
            #expect(try await world.call(.get, "/people/\(id)").status == 200, "a plan changes nothing")

            let erased = try await world.call(
                .post, "/people/\(id)/erasures", .json(["reason": "art-17-1-b", "suppress": true]))
            #expect(erased.status == 201 && erased.object["suppressed"] as? Bool == true)
            let erasure = try #require(erased.object["erasureId"] as? String)
            #expect(erased.headers[.location] == "/api/v1/erasures/\(erasure)")
            #expect(try await world.call(.get, "/erasures/\(erasure)").text == erased.text)
            let receipt = try await world.call(.get, "/erasures/\(erasure)/receipt")
            #expect(receipt.headers[.cacheControl] == "no-store")
            try VerifyReceipt(trusting: world.fixture.store.vault.exportPublicKeys().map(\.publicKey))(receipt.bytes)
            for value in ["Erika", "Lüdenscheidt", "kunden"] { #expect(!receipt.text.contains(value)) }

            let missing = try await world.call(.get, "/people/\(UUID().uuidString.lowercased())")
            for path in ["", "/processing", "/reads", "/erasure-plan"] {
                #expect(try await world.call(.get, "/people/\(id)\(path)").status == 404, "\(path)")
            }
            #expect(try await world.call(.get, "/people/\(id)").withoutRequestID == missing.withoutRequestID)
            let patch = try await world.call(
                .patch, "/people/\(id)", .json(["givenName": "Eva"]), headers: [.ifMatch: "*"])
            #expect(patch.status == 404)
            #expect(try await world.call(.post, "/people/\(id)/processing", .json(APIWorld.processing)).status == 404)
            #expect(
                try await world.call(.post, "/people/\(id)/erasures", .json(["reason": "art-17-1-a"])).status == 404)
            #expect(try await world.call(.get, "/people").items.isEmpty)
            #expect(try await world.call(.get, "/people?q=erika.mueller@kunden.example").items.isEmpty)
            #expect(try await world.call(.get, "/erasures").items.count == 1)
            try await wayBack(world)
        }
    }

    /// Her addresses come back by no file; for a contract of her own she may be stored anew.
    private func wayBack(_ world: APIWorld) async throws {
        let file = """
            Vorname;Nachname;E-Mail;Telefon
            Erika;Müller;ERIKA.MUELLER@kunden.example;
            E.;M.;;+49 30 23125014
            Bodo;Bär;bodo@kunden.example;

            """
        let order = "/imports?purpose=customer-care&legalBasis=contract&source=Altbestand"
        let batch = try await world.call(.post, order, .csv(file))
        #expect(
            batch.status == 201 && batch.object["imported"] as? Int == 1 && batch.object["quarantined"] as? Int == 2)
        let quarantine = try await world.call(.get, "/imports/\(batch.object["id"] as? String ?? "")/quarantine")
        #expect(quarantine.text.components(separatedBy: "suppressed").count == 3)
        let returning = try await world.call(.post, "/people", .json(APIWorld.erika))
        #expect(returning.status == 201)
        var consent = APIWorld.erika
        consent["processing"] = [
            "purpose": "newsletter", "legalBasis": "consent", "source": "Messe", "evidence": "sagt sie",
        ]
        #expect(try await world.call(.post, "/people", .json(consent)).status == 422)
    }

    @Test("what came under a key of hers is not answered from memory after the erasure")
    func idempotency() async throws {
        try await APIWorld.run { world in
            let made = try await world.call(.post, "/people", .json(APIWorld.erika), headers: [.idempotencyKey: "k"])
            let id = made.object["id"] as? String ?? ""
            _ = try await world.call(
                .post, "/people/\(id)/erasures", .json(["reason": "art-17-1-a"]), headers: [.idempotencyKey: "e"])
            let again = try await world.call(
                .post, "/people/\(id)/erasures", .json(["reason": "art-17-1-a"]), headers: [.idempotencyKey: "e"])
            #expect(again.status == 201 && again.headers[.idempotencyReplayed] == "true")
            let anew = try await world.call(.post, "/people", .json(APIWorld.erika), headers: [.idempotencyKey: "k"])
            #expect(anew.headers[.idempotencyReplayed] == nil && anew.object["id"] as? String != id)
        }
    }

    @Test("of ten erasures at once one happens, and the others find nobody")
    func race() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await world.call(.post, "/people/\(id)/erasures", .json(["reason": "art-17-1-a"])).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [201] + [Int](repeating: 404, count: 9))
            #expect(try await world.call(.get, "/erasures").items.count == 1)
        }
    }

    @Test("erasures and reads come in pages")
    func paging() async throws {
        try await APIWorld.run { world in
            for number in 0..<5 {
                let id = try await world.person(APIWorld.somebody("P\(number)", "p\(number)@kunden.example"))
                _ = try await world.call(.post, "/people/\(id)/erasures", .json(["reason": "art-17-1-a"]))
            }
            var seen: Set<String> = []
            var cursor: String?
            repeat {
                let page = try await world.call(.get, "/erasures?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
                seen.formUnion(page.items.compactMap { $0["erasureId"] as? String })
                cursor = page.nextCursor
            } while cursor != nil
            #expect(seen.count == 5)
        }
    }
}

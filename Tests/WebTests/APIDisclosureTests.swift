import Domain
import Foundation
import HTTPTypes
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

@testable import HTTPSupport

@Suite("The answer to a person")
struct APIDisclosureTests {
    /// Everything that can be said of a person over the API, each value once in the world.
    private struct Told {
        let id: String
        let nonces: [String]
    }

    private func nonce(_ name: String) -> String { "\(name)Zq\(UUID().uuidString.prefix(8).lowercased())" }

    private func person(_ world: APIWorld) async throws -> Told {
        let values = Dictionary(
            uniqueKeysWithValues: [
                "givenName", "familyName", "honorificPrefix", "additionalName", "honorificSuffix", "nickname",
                "jobTitle",
                "label", "street", "town", "tag", "custom", "source", "evidence", "employment", "department", "subject",
                "text", "reduction", "wording", "consentSource", "kept",
            ].map { ($0, nonce($0)) })
        func value(_ name: String) -> String { values[name] ?? "" }
        let email = "\(nonce("mail").lowercased())@kunden.example"
        _ = try await world.call(.post, "/tags", .json(["label": value("tag")]))
        _ = try await world.call(
            .post, "/custom-fields",
            .json([
                "code": "kundennummer", "label": ["de": "Kundennummer", "en": "Number"], "kind": "text",
                "purpose": "customer-care",
            ]))
        let id = try await world.person([
            "givenName": value("givenName"), "familyName": value("familyName"),
            "honorificPrefix": value("honorificPrefix"), "additionalName": value("additionalName"),
            "honorificSuffix": value("honorificSuffix"), "nickname": value("nickname"), "jobTitle": value("jobTitle"),
            "salutation": "ms", "tags": [value("tag")], "customFields": ["kundennummer": value("custom")],
            "contactPoints": [
                ["kind": "email", "value": email, "label": value("label")],
                ["kind": "telephone", "value": "030 23125-4711"],
            ],
            "addresses": [
                [
                    "streetAddress": value("street"), "postalCode": "10623", "addressLocality": value("town"),
                    "addressCountry": "DE",
                ]
            ],
            "processing": [
                "purpose": "customer-care", "legalBasis": "contract", "source": value("source"),
                "evidence": value("evidence"),
            ],
        ])
        let organization = try await world.organization()
        _ = try await world.call(
            .post, "/people/\(id)/employments",
            .json([
                "organizationId": organization, "jobTitle": value("employment"), "department": value("department"),
            ]))
        _ = try await world.call(
            .post, "/activities",
            .json(["kind": "note", "subject": value("subject"), "text": value("text"), "personIds": [id]]))
        _ = try await world.call(
            .post, "/people/\(id)/consents",
            .json([
                "purpose": "newsletter", "channel": "email", "address": email, "wording": value("wording"),
                "source": value("consentSource"),
            ]))
        _ = try await world.call(
            .post, "/people/\(id)/objections",
            .json(["purposes": ["newsletter"], "channels": "all", "source": value("reduction")]))
        _ = try await world.call(
            .post, "/imports", .csv("Vorname;E-Mail;Bemerkung\r\nA;\(email);\(value("kept"))\r\n"))
        return Told(id: id, nonces: Array(values.values) + [email, "030 23125-4711"])
    }

    @Test("R-42 R-43 R-44 everything that is kept of her is in the package, and nothing of anybody else")
    func complete() async throws {
        try await APIWorld.run { world in
            let told = try await person(world)
            let other = try await person(world)
            let answer = try await world.call(.get, "/people/\(told.id)/export?language=de")
            #expect(answer.status == 200 && answer.mediaType == "application/zip")
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"auskunft-") == true)
            let files = try ZipFiles.read(answer.bytes)
            #expect(
                Set(files.keys) == [
                    "index.html", "data.json", "consents.json", "portability/person.vcf", "portability/data.json",
                    "portability/person.csv", "reads.csv", "manifest.json",
                ])
            for name in ["index.html", "data.json"] {
                let text = String(decoding: files[name] ?? [], as: UTF8.self)
                for nonce in told.nonces { #expect(text.contains(nonce), "\(nonce) is not in \(name)") }
            }
            for (name, bytes) in files {
                let text = String(decoding: bytes, as: UTF8.self)
                for nonce in other.nonces where nonce != "030 23125-4711" {
                    #expect(!text.contains(nonce), "another person's value is in \(name)")
                }
                #expect(!text.contains(other.id), "another person's id is in \(name)")
            }
            try checkManifest(files)
            let portable = String(decoding: files["portability/data.json"] ?? [], as: UTF8.self)
            for absent in ["tag", "source", "subject", "text", "reduction", "kept"] {
                #expect(!told.nonces.filter { $0.hasPrefix("\(absent)Zq") }.contains(where: portable.contains))
            }
            let reads = String(decoding: files["reads.csv"] ?? [], as: UTF8.self)
            #expect(reads.contains("Auskunft erstellt") && !reads.contains("@"))
        }
    }

    private func checkManifest(_ files: [String: [UInt8]]) throws {
        let manifest = try #require(
            try JSONSerialization.jsonObject(with: Data(files["manifest.json"] ?? [])) as? [String: Any])
        let listed = try #require(manifest["files"] as? [[String: Any]])
        #expect(Set(listed.compactMap { $0["name"] as? String }) == Set(files.keys).subtracting(["manifest.json"]))
        for file in listed {
            let bytes = try #require(files[file["name"] as? String ?? ""])
            var digest = SHA256()
            digest.update(bytes)
            #expect(file["sha256"] as? String == Hexadecimal.text(digest.finalize()))
            #expect(file["size"] as? Int == bytes.count)
        }
        for name in ["data.json", "consents.json", "portability/data.json"] {
            #expect((try? JSONSerialization.jsonObject(with: Data(files[name] ?? []))) != nil, "\(name) is no JSON")
        }
    }

    @Test("R-26 R-45 what programs read in the package is as the published schema says, to the last member")
    func schema() async throws {
        try await APIWorld.run { world in
            let told = try await person(world)
            let files = try ZipFiles.read(try await world.call(.get, "/people/\(told.id)/export").bytes)
            let schema = try JSONSchema.exports()
            let forms = [
                "manifest.json": "manifest", "data.json": "data", "consents.json": "consents",
                "portability/data.json": "portability",
            ]
            for (name, form) in forms {
                let bytes = files[name] ?? []
                let faults = try schema.faults(in: bytes, as: form)
                #expect(faults == [], "\(name): \(faults)")
                // It says no to what is not so.
                let more = Array("{\"eineZutat\":1,".utf8) + bytes.dropFirst()
                #expect(try schema.faults(in: more, as: form).count == 1, "\(name)")
            }
            let consents = String(decoding: files["consents.json"] ?? [], as: UTF8.self)
            #expect(consents.contains("recordId"), "there is a record to look at")
            let wrong = Array(consents.replacing("dpv:ExpressedConsent", with: "Ja").utf8)
            #expect(try !schema.faults(in: wrong, as: "consents").isEmpty)
        }
    }

    @Test("R-42 a restricted person gets her answer, nobody gets a stranger's, and who may not hand out is refused")
    func access() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            _ = try await world.call(.post, "/people/\(id)/restriction", .json(["reason": "art-18-1-a"]))
            #expect(try await world.call(.get, "/people/\(id)/export").status == 200)
            #expect(try await world.call(.get, "/people/\(id)/export", as: world.foreign.token).status == 404)
            #expect(try await world.call(.get, "/people/\(id)/export", as: world.member(.sales)).status == 403)
            let wrong = try await world.call(.get, "/people/\(id)/export?language=fr")
            #expect(wrong.status == 422 || wrong.status == 400)
            #expect(wrong.field == "language")
        }
    }

    @Test("R-42 R-57 the package names the hold, the restriction it brought about, and the one she asked for then")
    func held() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let person = try #require(UUID(uuidString: id))
            let fixture = world.fixture
            let declaration = ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file")
            _ = try await HoldPerson(fixture.store, declaration: declaration)(
                person, reason: .dispute, by: fixture.actor)
            let superuser = fixture.database.smallClient(as: .superuser)
            _ = try await superuser.segment(
                ["UPDATE processing_ground SET ended_at = \(fixture.clock.now) WHERE subject_id = \(person)"],
                lane: .write)
            await superuser.shutdown()
            _ = try await RunRetention(fixture.store, declaration: declaration)(in: fixture.tenant)
            fixture.clock.advance(by: 60)
            let own = try await world.call(.post, "/people/\(id)/restriction", .json(["reason": "art-18-1-a"]))
            #expect(own.status == 201, "\(own.text)")
            let again = try await world.call(.post, "/people/\(id)/restriction", .json(["reason": "art-18-1-b"]))
            #expect(again.status == 409 && again.code == "restricted")
            let answer = try await world.call(.get, "/people/\(id)/export?language=en")
            let files = try ZipFiles.read(answer.bytes)
            let data = try #require(
                try JSONSerialization.jsonObject(with: Data(files["data.json"] ?? [])) as? [String: Any])
            let restrictions = try #require(data["restrictions"] as? [[String: Any]])
            let reasons = restrictions.compactMap { $0["reason"] as? String }
            #expect(reasons == ["art-18-1-c", "art-18-1-a"])
            let ended = restrictions.map { $0["liftedAt"] is String }
            #expect(ended == [true, false])
            let holds = try #require(data["holds"] as? [[String: Any]])
            #expect(holds.count == 1 && holds.first?["reason"] as? String == "dispute")
            #expect(holds.first?["reviewOn"] as? String == "2027-05-18")
            let page = String(decoding: files["index.html"] ?? [], as: UTF8.self)
            #expect(page.contains("Restrictions of the processing") && page.contains("Kept for claims"))
        }
    }

    @Test("R-45 her vCard comes in again elsewhere as the same person")
    func portable() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let files = try ZipFiles.read(try await world.call(.get, "/people/\(id)/export").bytes)
            let made = try await world.call(
                .post, "/imports?purpose=customer-care&legalBasis=contract&source=Mitgebracht",
                .bytes(files["portability/person.vcf"] ?? [], "text/vcard"), as: world.foreign.token)
            #expect(made.object["imported"] as? Int == 1)
            let found = try await world.call(
                .get, "/people?q=erika.mueller@kunden.example", as: world.foreign.token)
            let copy = try #require(found.items.first)
            let original = try await world.call(.get, "/people/\(id)").object
            for field in ["givenName", "familyName", "honorificPrefix"] {
                #expect(copy[field] as? String == original[field] as? String)
            }
        }
    }
}

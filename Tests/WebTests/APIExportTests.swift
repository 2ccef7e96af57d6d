import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Operations
import Postgres
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("People as files over the API")
struct APIExportTests {
    private func order(_ format: String, purpose: String = "customer-care", ids: [String]? = nil) -> APIBody {
        var body: [String: any Sendable] = ["format": format, "purpose": purpose]
        if let ids { body["ids"] = ids }
        return .json(body)
    }

    @Test("A sheet and vCards of everybody read back as the same people, and each of them knows of it")
    func roundTrip() async throws {
        try await APIWorld.run { world in
            let erika = try await world.person()
            _ = try await world.person(APIWorld.somebody("Bodo", "bodo@kunden.example"))
            for (format, mediaType) in [("csv", "text/csv"), ("vcard", "text/vcard")] {
                let file = try await world.call(.post, "/exports", order(format))
                #expect(file.status == 200, "\(file.text)")
                #expect(file.headers[.contentType] == "\(mediaType); charset=utf-8")
                #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"personen.") == true)
                let made = try await world.call(
                    .post, "/imports?purpose=customer-care&legalBasis=contract&source=Altsystem",
                    .bytes(Array(file.text.utf8), mediaType), as: world.foreign.token)
                let counts = ["rows", "imported", "duplicates", "quarantined"].map { made.object[$0] as? Int }
                #expect(counts == (format == "csv" ? [2, 2, 0, 0] : [2, 0, 2, 0]), "\(made.text)")
            }
            let found = try await world.call(
                .get, "/people?q=erika.mueller@kunden.example", as: world.foreign.token)
            let copy = try #require(found.items.first)
            #expect(
                copy["familyName"] as? String == "Müller-Lüdenscheidt" && copy["honorificPrefix"] as? String == "Dr.")
            let address = try #require((copy["addresses"] as? [[String: Any]])?.first)
            #expect(address["streetAddress"] as? String == "Straße des 17. Juni 135")
            let reads = try await world.call(.get, "/people/\(erika)/reads").items
            #expect(reads.count { $0["action"] as? String == "people.export" } == 2)
            #expect(
                reads.first { $0["action"] as? String == "people.export" }?["purpose"] as? String == "customer-care")
        }
    }

    @Test("Art. 5(1)(b), 18: only who is kept for the purpose and not restricted leaves; others' ids are left out")
    func gate() async throws {
        try await APIWorld.run { world in
            let erika = try await world.person()
            let bodo = try await world.person(APIWorld.somebody("Bodo", "bodo@kunden.example"))
            let foreign = try await world.person(as: world.foreign.token)
            let one = try await world.call(.post, "/exports", order("csv", ids: [bodo, foreign])).text
            #expect(one.contains("Bodo") && !one.contains("Erika"))
            let other = try await world.call(.post, "/exports", order("vcard", purpose: "newsletter")).text
            #expect(other.isEmpty)
            let superuser = world.fixture.database.smallClient(as: .superuser)
            let id = try #require(UUID(uuidString: erika))
            _ = try await superuser.segment(["UPDATE subject SET state = 'restricted' WHERE id = \(id)"], lane: .write)
            await superuser.shutdown()
            let rest = try await world.call(.post, "/exports", order("vcard")).text
            #expect(rest.contains("Bodo") && !rest.contains("Erika"))
        }
    }

    @Test("What is wrong with an order is named; who may not export is refused")
    func refusals() async throws {
        try await APIWorld.run { world in
            let wrong: [([String: any Sendable], String, String?)] = [
                (["format": "csv", "purpose": ""], "required", "purpose"),
                (["format": "csv", "purpose": "unsinn"], "purpose-unknown", "purpose"),
                (["format": "csv", "purpose": "customer-care", "columns": [String]()], "required", "columns"),
                (["format": "csv", "purpose": "customer-care", "columns": ["x"]], "value-not-allowed", "columns[0]"),
                (["format": "csv", "purpose": "customer-care", "language": "fr"], "value-not-allowed", "language"),
            ]
            for (body, code, field) in wrong {
                let answer = try await world.call(.post, "/exports", .json(body))
                #expect(answer.status == 422 && answer.code == code && answer.object["field"] as? String == field)
            }
            let narrow = try await world.token([.peopleWrite]).token
            #expect(try await world.call(.post, "/exports", order("csv"), as: narrow).status == 403)
            for role in [Role.sales, .marketing, .support, .readOnly] {
                #expect(
                    try await world.call(.post, "/exports", order("csv"), as: try await world.member(role)).status
                        == 403)
            }
            #expect(
                try await world.call(.post, "/exports", order("csv"), as: try await world.member(.privacyOfficer))
                    .status
                    == 200)
        }
    }
}

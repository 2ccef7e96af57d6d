import Foundation
import TestSupport
import Testing

/// A person takes her data along to another business (Art. 20 GDPR).
struct PortabilityTests {
    // SAFETY: never changed.
    nonisolated(unsafe) private static let field =
        [
            "code": "lieblingsbrot", "label": ["de": "Lieblingsbrot", "en": "Favourite bread"], "kind": "text",
            "purpose": "customer-care",
        ] as [String: Any]

    /// A nonce in every field that a person provides herself.
    // SAFETY: never changed.
    nonisolated(unsafe) private static let person: [String: Any] = [
        "givenName": "N1änne", "familyName": "N2 Müller-Weiß", "honorificPrefix": "N3 Dr.",
        "additionalName": "N4 Luise",
        "honorificSuffix": "N5 M.A.", "nickname": "N6 Änni", "salutation": "ms", "jobTitle": "N7 Leiterin; Einkauf",
        "contactPoints": [
            ["kind": "email", "value": "n8@kunden.example", "label": "privat"],
            ["kind": "email", "value": "n9@firma.example", "label": "geschäftlich", "isPrimary": true],
            ["kind": "telephone", "value": "+49 351 10000010", "label": "mobil", "isPrimary": true],
        ],
        "addresses": [
            [
                "streetAddress": "N11 Hauptstraße 5", "postalCode": "N1201", "addressLocality": "N13 Dresden",
                "addressCountry": "DE", "label": "privat",
            ],
            [
                "streetAddress": "N14 Gasse 1", "postalCode": "N1501", "addressLocality": "N16 Görlitz",
                "addressCountry": "AT", "label": "geschäftlich",
            ],
        ],
        "processing": ["purpose": "customer-care", "legalBasis": "contract", "source": "Ladengespräch"],
    ]

    @Test(
        "R-45 portability/ of a package goes into a second tenant and comes out equal: data.json, the card and the sheet",
        arguments: ["portability/data.json", "portability/person.vcf", "portability/person.csv"])
    func moved(file: String) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            let isDocument = file.hasSuffix(".json")
            var body = Self.person
            if isDocument {
                let made = try await client.post("/api/v1/custom-fields", Self.field)
                #expect(made.status == 201, "\(made.text)")
                body["customFields"] = ["lieblingsbrot": "N17 Roggen"]
            }
            let created = try await client.post("/api/v1/people", body)
            let id = try #require(try created.json.id.string, "\(created.text)")
            let exported = try await installation.obhut(
                "person", "export", id, "--output", installation.folder + "/auskunft", "--tenant", workspace.tenant)
            let path = try #require(try exported.json.file.string, "\(exported)")
            let package = try ZipFiles.read([UInt8](Data(contentsOf: URL(filePath: path))))
            let bytes = try #require(package[file], "\(package.keys)")

            let owner = "wirtin@gasthof.example"
            let tenant = try await installation.obhut(
                "tenant", "create", "--slug", "gasthof", "--name", "Gasthof zur Linde", "--country", "DE",
                "--owner-email", owner)
            #expect(tenant.code == 0, "\(tenant)")
            let token = try await installation.obhut(
                "token", "create", "--tenant", "gasthof", "--member", owner, "--scope", "all", "--expires", "7d")
            let secret: String = try #require(try token.json.token.string, "\(token)")
            let other = daemon.client(secret)
            if isDocument {
                #expect(try await other.post("/api/v1/custom-fields", Self.field).status == 201)
            }
            let input = try installation.write("mitgebracht", bytes)
            let format = isDocument ? "portability" : file.hasSuffix(".vcf") ? "vcard" : "csv"
            let imported = try await installation.obhut(
                "import", "people", input, "--format", format, "--purpose", "customer-care", "--basis", "contract",
                "--source", "Mitgebracht (Art. 20)", "--tenant", "gasthof")
            #expect(try imported.json.imported.int == 1, "\(imported)")
            let found = try await other.get("/api/v1/people").json.items
            let there = try await other.get("/api/v1/people/\(found[0].id.string ?? "")")
            let here = try await client.get("/api/v1/people/\(id)")
            let (comes, goes) = (try Self.provided(there), try Self.provided(here))
            #expect(
                comes == goes,
                "\(comes.split(separator: "\n").filter { !goes.contains($0) })\n\(goes.split(separator: "\n").filter { !comes.contains($0) })"
            )
        }
    }

    /// What a person provided, without the numbers of rows and without order of the members.
    private static func provided(_ answer: HTTPAnswer) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any] ?? [:]
        var kept: [String: Any] = [:]
        for name in person.keys where name != "processing" { kept[name] = object[name] }
        kept["customFields"] = (object["customFields"] as? [String: Any]).map { fields in
            fields.mapValues { ($0 as? [String: Any])?["value"] ?? $0 }
        }
        for name in ["contactPoints", "addresses"] {
            let list = object[name] as? [[String: Any]] ?? []
            kept[name] = list.map { $0.filter { $0.key != "id" } }
                .sorted { one, other in
                    let order = ["kind", "value", "streetAddress"]
                    return order.map { one[$0] as? String ?? "" }.joined(separator: " ")
                        < order.map { other[$0] as? String ?? "" }.joined(separator: " ")
                }
        }
        let bytes = try JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys, .prettyPrinted])
        return String(decoding: bytes, as: UTF8.self)
    }
}

import Foundation
import Testing

/// No value of a person in any byte that is kept, while she lives and after she was erased.
struct ByteScanTests {
    /// What is entered, and what the service makes of it: all of it must be found nowhere.
    private enum Value {
        static let given = "Friederike-Änne"
        static let family = "Schönwetter-Großmann"
        static let newFamily = "Übelacker-Weißmüller"
        static let email = "Friederike.Schoenwetter@Briefkasten.example"
        static let newEmail = "fs.privat+post@übersee-käse.example"
        static let phone = "0351 / 98 76 54-32"
        static let street = "Äußere Bautzner Straße 117"
        static let town = "Königswartha"
        static let newTown = "Großröhrsdorf"
        static let source = "Visitenkarte Töpfermarkt"
        static let note = "mag Quarkkäulchen ohne Rosinen"
        static let office = "Töpferei Schönwetter & Söhne"
        static let officeEmail = "Werkstatt@Toepferei-Schoenwetter.example"
        static let job = "Brennmeisterin am Holzofen"
        static let said = "Glasur der Käseglocken ist gesprungen"
        static let quarantined = "Gotthilf Übrigbleiber"
        static let quarantinedEmail = "gotthilf.uebrig@Restposten.example"

        static let all = [
            given, family, newFamily, "\(given) \(family)", email, email.lowercased(), newEmail,
            "fs.privat+post@xn--bersee-kse-x5a3z.example", "xn--bersee-kse", phone, "+493519876543", "493519876543",
            "35198765432", "+4935198765432", street, town, newTown, source, note, quarantined, quarantinedEmail,
            quarantinedEmail.lowercased(), office, officeEmail, officeEmail.lowercased(), job, said,
        ]
    }

    @Test(
        "No value of a person lies in the state directory, a log, an output or the metrics, before and after her erasure"
    )
    func noValue() async throws {
        let scanner = NeedleScanner(Value.all)
        try await Installation.prepared { installation, workspace in
            var daemon = try await installation.serve()
            let desk = Desk(installation: installation, workspace: workspace)
            let person = try await live(desk, daemon)
            let staff = try await StaffSession(desk, daemon)
            let file = try await wait(staff)

            // The cache of the server holds pages that no file has yet: a checkpoint writes all of them.
            let superuser = Superuser(installation: installation)
            try await superuser.query("CHECKPOINT")
            try await expectNothing(scanner, daemon, "while she lives")
            try plant(scanner, installation)

            let erased = try await daemon.client(workspace.token).post(
                "/api/v1/people/\(person)/erasures", ["reason": "art-17-1-b", "suppress": true])
            #expect(erased.status == 201, "\(erased.text)")
            try await superuser.query("CHECKPOINT")
            try await expectNothing(scanner, daemon, "after the erasure")
            try await expectForgotten(person, superuser)
            #expect(try await staff.get(file).headers["location"] == "/imports")
            #expect(try await superuser.number("SELECT count(*) FROM import_file_chunk") == 0)

            #expect(try await daemon.stop() == 0)
            expectNothingOnDisk(scanner, installation, "after the stop")
            daemon = try await installation.serve()
            try await expectForgotten(person, superuser)
            #expect(try await daemon.client(workspace.token).get("/api/v1/people/\(person)").status == 404)
        }
    }

    /// A file with her in it, uploaded and tried, that waits to be taken in.
    private func wait(_ staff: StaffSession) async throws -> String {
        let text = "Vorname;Nachname;E-Mail\r\n\(Value.given);\(Value.newFamily);\(Value.newEmail)\r\n"
        let file = try await staff.upload(Array(text.utf8), named: "\(Value.newFamily).csv")
        let source = Value.source.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let chosen = "columns[0]=givenName&columns[1]=familyName&columns[2]=contactPoints.email&source=\(source)"
        #expect(try await staff.post("\(file)/columns", chosen).headers["location"] == file)
        try await Deadline.wait(until: "the trial run") {
            try await staff.get(file).text.contains(Value.newFamily)
        }
        return file
    }

    /// A person's life: imported, found, read, changed, listed, imported again, refused; by both programs.
    private func live(_ desk: Desk, _ daemon: Daemon) async throws -> String {
        let client = daemon.client(desk.workspace.token)
        let csv = """
            Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort;Zweck;Rechtsgrundlage;Quelle;Bemerkung
            \(Value.given);\(Value.family);\(Value.email);\(Value.phone);\(Value.street);02699;\(Value.town);Kundenbetreuung;Vertrag;\(Value.source);\(Value.note)
            Gotthilf;\(Value.quarantined);\(Value.quarantinedEmail);;;;;Kundenbetreuung;;\(Value.source);\(Value.note)

            """
        let bytes = csv.data(using: .windowsCP1252).map { [UInt8]($0) } ?? []
        let batch = try await client.send("POST", "/api/v1/imports", headers: ["Content-Type": "text/csv"], body: bytes)
        #expect(try batch.json.imported.int == 1 && batch.json.quarantined.int == 1, "\(batch.text)")

        func find(_ query: String) async throws -> String? {
            let escaped = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            return try await client.get("/api/v1/people?q=\(escaped)").json.items[0].id.string
        }
        let person = try #require(try await find(Value.email))
        #expect(try await find(Value.phone) == person)
        let read = try await client.get("/api/v1/people/\(person)")
        #expect(read.text.contains(Value.family), "\(read.text)")
        let change: [String: Any] = [
            "familyName": Value.newFamily,
            "contactPoints": [
                ["kind": "email", "value": Value.newEmail], ["kind": "telephone", "value": Value.phone],
                ["kind": "email", "value": Value.email],
            ],
            "addresses": [["streetAddress": Value.street, "postalCode": "01900", "addressLocality": Value.newTown]],
        ]
        let changed = try await client.patch("/api/v1/people/\(person)", change, version: read.headers["etag"] ?? "")
        #expect(changed.status == 200, "\(changed.text)")
        try await misuse(client, person)
        try await tie(client, person)
        try await ask(client, person)
        _ = try await client.send("POST", "/api/v1/imports", headers: ["Content-Type": "text/csv"], body: bytes)
        let file = try desk.installation.write("kartei.csv", bytes)
        _ = try await desk.importFile(file, "--duplicates", "update")
        #expect(try await desk.obhut("person", "find", "--email", Value.newEmail).json.items.list.count == 1)
        #expect(try await desk.obhut("person", "show", person).text.contains(Value.newTown))
        #expect(try await client.get("/api/v1/people/\(person)/processing").text.contains(Value.source))
        return person
    }

    /// Her workshop, her work there, and what was said: written, changed, read back and deleted.
    private func tie(_ client: HTTPClient, _ person: String) async throws {
        let ground = ["purpose": "customer-care", "legalBasis": "contract", "source": Value.source]
        let office = try await client.post(
            "/api/v1/organizations",
            [
                "name": Value.office, "contactPoints": [["kind": "email", "value": Value.officeEmail]],
                "processing": ground,
            ])
        let organization = try #require(try office.json.id.string, "\(office.text)")
        let place = try await client.post(
            "/api/v1/people/\(person)/employments", ["organizationId": organization, "jobTitle": Value.job])
        #expect(place.status == 201, "\(place.text)")
        for primary in [organization, nil] {
            var body: [String: Any] = [
                "kind": "call", "subject": Value.said, "text": Value.said, "personIds": [person],
            ]
            if let primary { body["organizationId"] = primary }
            let said = try await client.post("/api/v1/activities", body)
            let activity = try #require(try said.json.id.string, "\(said.text)")
            _ = try await client.patch(
                "/api/v1/activities/\(activity)", ["text": Value.note + Value.said], version: "*")
        }
        #expect(try await client.get("/api/v1/people/\(person)/timeline").text.contains(Value.note))
        #expect(try await client.get("/api/v1/organizations/\(organization)/employments").text.contains(Value.job))
        let wrong: [String: Any] = ["kind": Value.said, "text": Value.said, "personIds": [Value.job]]
        #expect(try await client.post("/api/v1/activities", wrong).status == 422)
    }

    /// What she was asked and what she took back, in her own words.
    private func ask(_ client: HTTPClient, _ person: String) async throws {
        let path = "/api/v1/people/\(person)"
        let asked: [String: Any] = [
            "purpose": "newsletter", "channel": "email", "address": Value.newEmail, "wording": Value.said,
            "source": Value.source,
        ]
        #expect(try await client.post("\(path)/consents", asked).status == 201)
        let refused = asked.merging(["address": Value.officeEmail]) { $1 }
        #expect(try await client.post("\(path)/consents", refused).status == 422)
        let order: [String: Any] = ["purposes": ["newsletter"], "channels": "all", "source": Value.note]
        #expect(try await client.post("\(path)/withdrawals", order).status == 201)
        #expect(try await client.get("\(path)/consents").text.contains(Value.newEmail))
        #expect(try await client.get("\(path)/consents/history").text.contains(Value.said))
    }

    /// Values where they are refused: errors must not carry them into a log.
    private func misuse(_ client: HTTPClient, _ person: String) async throws {
        let key = ["Idempotency-Key": "a-key-without-meaning"]
        let body: [String: Any] = [
            "givenName": Value.given, "familyName": Value.family, "lifecycle": Value.town,
            "contactPoints": [["kind": "email", "value": Value.note]],
        ]
        #expect(try await client.post("/api/v1/people", body, headers: key).status >= 400)
        let broken = Array("{\"familyName\":\"\(Value.family)\",\"\(Value.street)\":".utf8)
        #expect(
            try await client.send(
                "POST", "/api/v1/people", headers: ["Content-Type": "application/json"], body: broken
            ).status >= 400)
        let name = Value.newFamily.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        #expect(try await client.get("/api/v1/people/\(name)").status == 404)
        #expect(try await client.get("/api/v1/people?q=\(name)").status < 500)
        #expect(try await client.get("/api/v1/people?sort=\(name)").status < 500)
        #expect(try await client.get("/\(name)/\(name)").status == 404)
    }

    private func expectNothing(_ scanner: NeedleScanner, _ daemon: Daemon, _ moment: String) async throws {
        expectNothingOnDisk(scanner, daemon, moment)
        let metrics = try await HTTPClient(port: daemon.metricsPort).get("/metrics")
        #expect(metrics.status == 200 && metrics.text.contains("# TYPE"))
        #expect(scanner.hits(in: metrics.body, "/metrics").isEmpty, "\(moment)")
    }

    private func expectNothingOnDisk(_ scanner: NeedleScanner, _ daemon: Daemon, _ moment: String) {
        for file in [daemon.program.output, daemon.program.errors] {
            #expect(scanner.hits(inFile: file).isEmpty, "\(moment)")
        }
        #expect(daemon.log.contains("/api/v1/people/{id}"), "the access log is written at this level")
        let state = (daemon.program.output as NSString).deletingLastPathComponent + "/state"
        expectNothing(scanner, below: state, moment)
    }

    private func expectNothingOnDisk(_ scanner: NeedleScanner, _ installation: Installation, _ moment: String) {
        expectNothing(scanner, below: installation.state, moment)
    }

    private func expectNothing(_ scanner: NeedleScanner, below directory: String, _ moment: String) {
        let found = scanner.hits(below: directory)
        #expect(found.files > 500, "the database lies elsewhere?")
        #expect(found.hits.isEmpty, "\(moment): \(found.hits)")
    }

    /// The scanner finds what does lie there.
    private func plant(_ scanner: NeedleScanner, _ installation: Installation) throws {
        let path = installation.state + "/log/planted"
        try Data(("…" + Value.family + "…").utf8).write(to: URL(filePath: path))
        #expect(scanner.hits(below: installation.state).hits.map(\.place) == [path])
        try FileManager.default.removeItem(atPath: path)
    }

    /// Nothing but the fence, the proof and the log names her subject, and no key of hers is left.
    private func expectForgotten(_ person: String, _ superuser: Superuser) async throws {
        let columns = try await superuser.query(
            """
            SELECT table_name || '|' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type IN ('uuid', 'text', 'bytea', 'ARRAY', 'jsonb', 'json')
            ORDER BY 1
            """)
        #expect(columns.count > 80)
        var tables: Set<String> = []
        for column in columns {
            let parts = column.split(separator: "|")
            // Text of a bytea is its hexadecimal form; both spellings of the id are looked for.
            let count = try await superuser.number(
                """
                SELECT count(*) FROM \(parts[0]) WHERE strpos(\(parts[1])::text, '\(person)') > 0
                    OR strpos(\(parts[1])::text, '\(person.replacing("-", with: ""))') > 0
                """)
            if count > 0 { tables.insert(String(parts[0])) }
        }
        // What she took back stays on record, sealed under a key that opens nothing else of hers (KEYS.md, "Compartments").
        let allowed: Set = [
            "subject", "erasure", "erasure_receipt", "audit_entry", "read_entry", "event_slot", "consent_event",
            "reduction", "wrapped_key",
        ]
        #expect(tables.subtracting(allowed).isEmpty)
        #expect(tables.isSuperset(of: ["subject", "erasure", "audit_entry", "event_slot"]))
        #expect(
            try await superuser.number(
                "SELECT count(*) FROM wrapped_key WHERE subject_id = '\(person)' AND compartment <> 3") == 0)
        #expect(try await superuser.query("SELECT state FROM subject WHERE id = '\(person)'") == ["erased"])
        // Rows that waited in quarantine under her addresses went with her.
        #expect(
            try await superuser.number(
                "SELECT count(*) FROM quarantine_token t WHERE NOT EXISTS (SELECT FROM import_row r WHERE r.subject_id = t.subject_id)"
            ) == 0)
    }
}

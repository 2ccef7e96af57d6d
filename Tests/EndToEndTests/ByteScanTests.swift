import Domain
import Foundation
import Glibc
import Testing

/// No value of a person in any byte that is kept, while she lives and after she was erased.
struct ByteScanTests {
    /// What is entered, and what the service makes of it: all of it must be found nowhere.
    enum Value {
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
        static let title = "Prof. Dr. rer. silv."
        static let middle = "Kunigunde-Ännchen"
        static let suffix = "Freiin von und zu Glasow"
        static let nickname = "Friedel Käseglöckchen"
        static let position = "Obfrau der Ofensetzer"
        static let contactLabel = "Gartenlaube hinten links"
        static let code = "D-01900 Röderaue"
        static let addressLabel = "Sommersitz am Mühlteich"
        static let preference = "trinkt Hagebuttentee ungesüßt"
        static let evidence = "Zuruf über den Gartenzaun"
        static let saleReference = "Rechnung über 7 Käseglocken"
        static let saleGoods = "Käseglocken mit Kobaltglasur"
        static let saleNotice = "steht rosarot auf der Quittung"
        static let sale = ["reference": saleReference, "goods": saleGoods, "address": email, "notice": saleNotice]
        static let legalName = "Schönwetter Töpferkunst GmbH & Co."
        static let vatID = "DE987650123X"
        static let register = "Amtsgericht Hoyerswerda, HRA 98765"
        static let site = "https://toepferei-schoenwetter.example/öfen"
        static let trade = "Kunsthandwerk mit Holzbrand"
        static let department = "Abteilung Salzglasuren"
        static let member = "Gudrun Deichgräfin-Öhler"
        static let memberEmail = "Gudrun.Deichgraefin@Toepferei.example"
        static let view = "Ofensetzer ringsumher"
        static let header = "Lieblingsglasurfarbe"
        static let asking = "Friederike.fragt@anfragen-schoenwetter.example"
        static let known = "an der Stimme erkannt, beim Ofenfest"
        static let delay = "der Brennofen ist noch zu heiß"
        static let refused = "die Scherben sind längst verschenkt"
        static let remedy = "fragen Sie die Obertöpferin"
        static let answered = "das Kaffeegeschirr steht jetzt richtig da"
        static let signedUp = "hildegunde.tonkruse@formular.example"
        static let quarantined = "Gotthilf Übrigbleiber"
        static let quarantinedEmail = "gotthilf.uebrig@Restposten.example"

        static let all = [
            given, family, newFamily, "\(given) \(family)", email, email.lowercased(), newEmail,
            "fs.privat+post@xn--bersee-kse-x5a3z.example", "xn--bersee-kse", phone, "+493519876543", "493519876543",
            "35198765432", "+4935198765432", street, town, newTown, source, note, quarantined, quarantinedEmail,
            quarantinedEmail.lowercased(), office, officeEmail, officeEmail.lowercased(), job, said, title, middle,
            suffix, nickname, position, contactLabel, code, addressLabel, preference, evidence, saleReference,
            saleGoods, saleNotice, legalName, vatID, register, site, trade, department, member, memberEmail,
            memberEmail.lowercased(), header, view, signedUp,
            asking, asking.lowercased(), known, delay, refused, remedy, answered,
        ]

        /// Where each field of the catalogue gets its value.
        static let filled: [String: [String]] = [
            "person.givenName": [given], "person.familyName": [family, newFamily], "person.honorificPrefix": [title],
            "person.additionalName": [middle], "person.honorificSuffix": [suffix], "person.nickname": [nickname],
            "person.jobTitle": [position], "contact-point.value": [email, newEmail, phone],
            "contact-point.label": [contactLabel], "postal-address.streetAddress": [street],
            "postal-address.postalCode": [code], "postal-address.addressLocality": [town, newTown],
            "postal-address.label": [addressLabel], "custom-value.value": [preference], "organization.name": [office],
            "organization.legalName": [legalName], "organization.vatId": [vatID],
            "organization.registerNumber": [register], "organization.url": [site], "organization.industry": [trade],
            "employment.jobTitle": [job], "employment.department": [department], "activity.subject": [said],
            "activity.text": [note], "member.name": [member], "member.email": [memberEmail], "ground.source": [source],
            "ground.evidence": [evidence], "ground.saleReference": [saleReference], "ground.saleGoods": [saleGoods],
            "ground.saleNotice": [saleNotice], "ground.saleAddress": [email], "import-column.header": [header],
            "import-column.value": [quarantined], "import-file.source": [source], "list-view.name": [view],
            "list-view.filters": [newTown],
            "subject-request.contact": [asking], "subject-request.identityNote": [known],
            "subject-request.extensionText": [delay], "subject-request.refusalText": [refused],
            "subject-request.remedies": [remedy], "subject-request.answer": [answered],
        ]

        /// Fields that no way in fills yet: what proves a consent.
        static let unreached: Set<RecordKind> = [.consentEvent]
        /// Days: ten characters that may stand anywhere.
        static let days: Set = ["employment.since", "employment.until"]
    }

    @Test("Every text that the catalogue knows of is entered before the bytes are looked at")
    func everyField() {
        let texts = Catalogue.fields.filter { field in
            switch field.kind {
            case .text, .email, .telephone, .contactValue: !Value.unreached.contains(field.record)
            default: false
            }
        }.map { "\($0.record.rawValue).\($0.name)" }
        #expect(Set(texts).subtracting(Value.days).subtracting(Value.filled.keys).sorted() == [], "entered nowhere")
        #expect(Set(Value.filled.keys).subtracting(texts).sorted() == [], "no field of the catalogue")
        #expect(Value.filled.values.joined().allSatisfy { Value.all.contains($0) }, "entered, but not looked for")
    }

    @Test(
        "No value of a person lies in the state directory, a log, an output or the metrics, before and after her erasure"
    )
    func noValue() async throws {
        let scanner = NeedleScanner(Value.all)
        _ = Self.begin
        try await Installation.prepared { installation, workspace in
            var daemon = try await installation.serve()
            let desk = Desk(installation: installation, workspace: workspace)
            let person = try await live(desk, daemon)
            let staff = try await StaffSession(desk, daemon)
            let file = try await wait(staff)
            let (name, town) = (Self.escaped(Value.view), Self.escaped(Value.newTown))
            #expect(try await staff.post("/people/views", "name=\(name)&town=\(town)").status == 303)

            // The cache of the server holds pages that no file has yet: a checkpoint writes all of them.
            let superuser = Superuser(installation: installation)
            try await superuser.query("CHECKPOINT")
            try await expectNothing(scanner, daemon, installation, "while she lives")
            try plant(scanner, installation)

            let erased = try await daemon.client(workspace.token).post(
                "/api/v1/people/\(person)/erasures", ["reason": "art-17-1-b", "suppress": true])
            #expect(erased.status == 201, "\(erased.text)")
            try await superuser.query("CHECKPOINT")
            try await expectNothing(scanner, daemon, installation, "after the erasure")
            try await expectForgotten(person, superuser)
            expectUnnamed(person, installation, "after the erasure")
            #expect(try await staff.get(file).headers["location"] == "/imports")
            #expect(try await superuser.number("SELECT count(*) FROM import_file_chunk") == 0)

            #expect(try await daemon.stop() == 0)
            expectNothingOnDisk(scanner, installation, "after the stop")
            expectUnnamed(person, installation, "after the stop")
            daemon = try await installation.serve()
            try await expectForgotten(person, superuser)
            #expect(try await daemon.client(workspace.token).get("/api/v1/people/\(person)").status == 404)
        }
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
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
            Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort;Zweck;Rechtsgrundlage;Quelle;\(Value.header)
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
                ["kind": "email", "value": Value.newEmail, "label": Value.contactLabel],
                ["kind": "telephone", "value": Value.phone],
                ["kind": "email", "value": Value.email],
            ],
            "addresses": [
                [
                    "streetAddress": Value.street, "postalCode": Value.code, "addressLocality": Value.newTown,
                    "label": Value.addressLabel,
                ]
            ],
            "honorificPrefix": Value.title, "additionalName": Value.middle, "honorificSuffix": Value.suffix,
            "nickname": Value.nickname, "jobTitle": Value.position, "customFields": ["vorliebe": Value.preference],
        ]
        let field = try await client.post(
            "/api/v1/custom-fields",
            [
                "code": "vorliebe", "label": ["de": "Vorliebe", "en": "Preference"], "kind": "text",
                "purpose": "customer-care", "searchable": true,
            ])
        #expect(field.status == 201, "\(field.text)")
        let ground = try await client.post(
            "/api/v1/people/\(person)/processing",
            [
                "purpose": "customer-care", "legalBasis": "contract", "source": Value.source,
                "evidence": Value.evidence, "sale": Value.sale,
            ])
        #expect(ground.status == 201, "\(ground.text)")
        let invited = try await client.post(
            "/api/v1/members", ["email": Value.memberEmail, "name": Value.member, "role": "sales"])
        #expect(invited.status == 201, "\(invited.text)")
        let changed = try await client.patch("/api/v1/people/\(person)", change, version: read.headers["etag"] ?? "")
        #expect(changed.status == 200, "\(changed.text)")
        try await misuse(client, person)
        try await tie(client, person)
        try await ask(client, person)
        try await claim(client, person)
        try await signUp(client, desk.workspace.tenant)
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
                "legalName": Value.legalName, "vatId": Value.vatID, "registerNumber": Value.register, "url": Value.site,
                "industry": Value.trade, "processing": ground,
            ])
        let organization = try #require(try office.json.id.string, "\(office.text)")
        let place = try await client.post(
            "/api/v1/people/\(person)/employments",
            [
                "organizationId": organization, "jobTitle": Value.job, "department": Value.department,
                "since": "2019-03-01",
            ])
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

    /// Somebody who fills the form in, and whose message no server takes.
    private func signUp(_ client: HTTPClient, _ tenant: String) async throws {
        let path = "/p/\(tenant)/subscribe/newsletter"
        let shown = try await client.get(path).text.matches(of: /name="shown" value="([^"]+)"/)
        let words = shown.map { "&shown=\($0.1)" }.joined()
        let answer = try await client.send(
            "POST", path, headers: StaffSession.form,
            body: Array("email=\(Self.escaped(Value.signedUp))&purpose=newsletter\(words)".utf8))
        #expect(answer.status == 200 && !answer.text.contains(Value.signedUp), "\(answer.text)")
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

    private func expectNothing(
        _ scanner: NeedleScanner, _ daemon: Daemon, _ installation: Installation, _ moment: String
    ) async throws {
        expectNothingOnDisk(scanner, daemon, installation, moment)
        let metrics = try await HTTPClient(port: daemon.metricsPort).get("/metrics")
        #expect(metrics.status == 200 && metrics.text.contains("# TYPE"))
        #expect(scanner.hits(in: metrics.body, "/metrics").isEmpty, "\(moment)")
    }

    private func expectNothingOnDisk(
        _ scanner: NeedleScanner, _ daemon: Daemon, _ installation: Installation, _ moment: String
    ) {
        #expect(daemon.log.contains("/api/v1/people/{id}"), "the access log is written at this level")
        expectNothingOnDisk(scanner, installation, moment)
    }

    private func expectNothingOnDisk(_ scanner: NeedleScanner, _ installation: Installation, _ moment: String) {
        expectNothing(scanner, below: installation.state, moment)
        for file in installation.writings { #expect(scanner.hits(inFile: file).isEmpty, "\(moment): \(file)") }
        #expect(scanner.hits(below: installation.temporary).hits.isEmpty, "\(moment)")
        for file in Self.commonFiles { #expect(scanner.hits(inFile: file).isEmpty, "\(moment): \(file)") }
    }

    private static let begin = time(nil)

    /// Files directly in `/tmp`, where a program might put one without being told; folders and logs of others are theirs.
    private static var commonFiles: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []).filter { !$0.hasSuffix(".log") }
            .map { "/tmp/\($0)" }.filter { path in
                var status = stat()
                return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
                    && status.st_ctim.tv_sec >= begin
            }
    }

    /// Her id stands in no log and no message: only the fence, the proof and the audit log may hold it.
    private func expectUnnamed(_ person: String, _ installation: Installation, _ moment: String) {
        let scanner = NeedleScanner([person, person.uppercased(), person.replacing("-", with: "")])
        for file in installation.writings where !file.hasSuffix(".out") || file.contains("obhutd") {
            #expect(scanner.hits(inFile: file).isEmpty, "\(moment): \(file)")
        }
        #expect(scanner.hits(below: installation.state + "/log").hits.isEmpty, "\(moment)")
        #expect(scanner.hits(below: installation.temporary).hits.isEmpty, "\(moment)")
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
        // What she took back stays on record, sealed under a key that opens nothing else of hers.
        let allowed: Set = [
            "subject", "erasure", "erasure_receipt", "audit_entry", "read_entry", "event_slot", "consent_event",
            "reduction", "wrapped_key",
            // That she asked, when, and how it ended: codes and dates, no word of hers (decision 0025).
            "subject_request",
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

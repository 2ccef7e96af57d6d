import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing
import Vault

/// What staff do with the pages, against a real database and keystore.
struct WebJourneyTests {
    static let password = "Vier Schafe am Deich"

    /// Accepts the owner's invitation; answers the session's token for forms.
    static func enter(_ house: StoreFixture, _ browser: WebBrowser) async throws -> String {
        let entered = try await browser.post(
            "/invitation/\(house.invitation.secret)", [("password", password), ("again", password)])
        #expect(entered.status == 303 && entered.location == "/people")
        return try await browser.get("/people").hidden("csrf")
    }

    static let anna = [
        ("givenName", "Anna"), ("familyName", "Groß"), ("lifecycle", "customer"), ("contactPoints[0].kind", "email"),
        ("contactPoints[0].value", "Anna.Gross@Kunden.example"), ("contactPoints[1].kind", "telephone"),
        ("contactPoints[1].value", "030 / 23125-001"),
    ]
    static let reasons = [
        ("processing.purpose", "customer-care"), ("processing.legalBasis", "contract"),
        ("processing.source", "Auftrag 4711"),
    ]

    @Test("An invitation is looked at without changing anything, then accepted once; the session is the member's")
    func invitation() async throws {
        try await WebHouse.with { house, browser in
            #expect(try await browser.get("/").location == "/login")
            #expect(try await browser.get("/imports").location == "/login?next=%2Fimports")
            let path = "/invitation/\(house.invitation.secret)"
            for _ in 1...2 {
                let page = try await browser.get(path)
                #expect(page.status == 200 && page.body.contains("inhaberin@muster.example"))
                #expect(page.body.contains("Muster &amp; Söhne GmbH"))
            }
            let different = try await browser.post(path, [("password", Self.password), ("again", "etwas anderes")])
            #expect(different.status == 422 && different.body.contains("nicht gleich"))
            let short = try await browser.post(path, [("password", "kurz"), ("again", "kurz")])
            #expect(short.status == 422 && short.body.contains("\(PasswordRule.minimum) Zeichen"))
            #expect(browser.cookies["obhut_session"] == nil)
            _ = try await Self.enter(house, browser)
            #expect(browser.cookies["obhut_session"]?.count == 43)
            let again = try await browser.post(path, [("password", Self.password), ("again", Self.password)])
            #expect(again.status == 403, "a session is there now, and its token is missing")
            browser.forgetCookies()
            let used = try await browser.get(path)
            #expect(used.status == 404 && used.body.contains("Dieser Link gilt nicht"))
            #expect(try await browser.get("/invitation/\(String(repeating: "x", count: 43))").status == 404)
        }
    }

    @Test("Login says the same to a wrong address and a wrong password, leads back, and logging out ends the session")
    func login() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Self.enter(house, browser)
            #expect(try await browser.get("/login").location == "/people")
            let out = try await browser.post("/logout", [], csrf: csrf)
            #expect(out.location == "/login" && browser.cookies["obhut_session"] == nil)
            let page = try await browser.get("/login?next=%2Fimports")
            #expect(page.body.contains("Sie sind abgemeldet"))
            #expect(try await browser.get("/login").body.contains("Sie sind abgemeldet") == false)
            func attempt(_ email: String, _ password: String) async throws -> WebBrowser.Answer {
                try await browser.post("/login", [("email", email), ("password", password), ("next", "/imports")])
            }
            let wrong = try await attempt("inhaberin@muster.example", "falsch, ganz falsch")
            let unknown = try await attempt("niemand@muster.example", "falsch, ganz falsch")
            #expect(wrong.status == 401 && unknown.status == 401)
            #expect(
                wrong.body == unknown.body.replacing("niemand@muster.example", with: "inhaberin@muster.example"))
            #expect(wrong.body.contains("value=\"inhaberin@muster.example\"") && !wrong.body.contains("falsch,"))
            let empty = try await attempt("inhaberin@muster.example", "")
            #expect(empty.status == 422 && empty.body.contains("id=\"password-error\""))
            let right = try await attempt("inhaberin@muster.example", Self.password)
            #expect(right.status == 303 && right.location == "/imports")
            for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "/login?next=/login"] {
                browser.forgetCookies()
                let answer = try await browser.post(
                    "/login", [("email", "inhaberin@muster.example"), ("password", Self.password), ("next", foreign)])
                #expect(answer.location == "/people", "\(foreign)")
            }
        }
    }

    @Test("An address with several businesses chooses one; the password does not come back in the page")
    func choice() async throws {
        try await WebHouse.with { house, browser in
            _ = try await Self.enter(house, browser)
            let (_, second) = try await CreateTenant(house.operatorStore)(
                .init(
                    slug: "nebenan", name: "Nebenan KG", country: "AT", locale: "de", policy: .strict,
                    ownerEmail: "inhaberin@muster.example", agreementDigest: nil), user: "root", reason: nil)
            browser.forgetCookies()
            _ = try await browser.post(
                "/invitation/\(second.secret)", [("password", Self.password), ("again", Self.password)])
            browser.forgetCookies()
            let fields = [("email", "inhaberin@muster.example"), ("password", Self.password)]
            let choice = try await browser.post("/login", fields)
            #expect(
                choice.status == 200 && choice.body.contains("value=\"nebenan\"")
                    && choice.body.contains("value=\"muster\""))
            #expect(!choice.body.contains(Self.password) && browser.cookies["obhut_session"] == nil)
            let ticket = try choice.hidden("ticket")
            let chosen = try await browser.post("/login", [("ticket", ticket), ("tenant", "nebenan")])
            #expect(chosen.location == "/people")
            #expect(try await browser.get("/people").body.contains("Nebenan KG"))
            browser.forgetCookies()
            let reused = try await browser.post("/login", [("ticket", ticket), ("tenant", "nebenan")])
            #expect(reused.status == 422 && browser.cookies["obhut_session"] == nil)
            let direct = try await browser.post("/login", fields + [("tenant", "muster")])
            #expect(direct.location == "/people")
            #expect(try await browser.get("/people").body.contains("Muster &amp; Söhne GmbH"))
        }
    }

    @Test("R-01 Nobody is stored without a reason; what was typed stays; then she is found by her whole address only")
    func create() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Self.enter(house, browser)
            #expect(try await browser.get("/people").body.contains("Noch niemand in Ihrer Obhut"))
            let form = try await browser.get("/people/new")
            #expect(form.status == 200 && form.body.contains("name=\"processing.source\""))
            let refused = try await browser.post("/people/new", Self.anna, csrf: csrf)
            #expect(refused.status == 422 && refused.body.contains("value=\"Groß\""))
            #expect(refused.body.contains("Ohne Zweck, Rechtsgrundlage und Quelle"))
            let consent = Self.reasons.map { ($0.0, $0.1 == "contract" ? "consent" : $0.1) }
            #expect(try await browser.post("/people/new", Self.anna + consent, csrf: csrf).status == 422)
            #expect(try await browser.get("/people").body.contains("Noch niemand in Ihrer Obhut"))
            let more = try await browser.post("/people/new", Self.anna + [("add", "contact")], csrf: csrf)
            #expect(more.status == 200 && more.body.contains("name=\"contactPoints[2].value\""))
            let created = try await browser.post("/people/new", Self.anna + Self.reasons, csrf: csrf)
            let path = try #require(created.location)
            #expect(created.status == 303 && path.hasPrefix("/people/"))
            let page = try await browser.get(path)
            for word in ["Anna Groß", "Aufgenommen.", "Kundenbetreuung", "erlaubt", "Auftrag 4711", "Kundschaft"] {
                #expect(page.body.contains(word), "\(word)")
            }
            #expect(try await browser.get(path).body.contains("Aufgenommen.") == false)
            #expect(try await browser.get("/people").body.contains("Anna.Gross@Kunden.example"))
            for query in ["anna.gross@kunden.EXAMPLE", "+49 30 23125001", "groß", "GROSS anna"] {
                #expect(try await browser.post("/people/search", [("q", query)], csrf: csrf).location == path)
            }
            let hits = try await browser.post("/people/suggestions", [("q", "anna gro")], csrf: csrf)
            #expect(hits.status == 200 && hits.body.contains("Anna Groß") && hits.body.contains(path))
            let none = try await browser.post("/people/suggestions", [("q", "xyz")], csrf: csrf)
            #expect(none.status == 200 && none.body.contains("Niemand gefunden"))
            let narrowed = try await browser.get("/people?sort=name&lifecycle=customer&town=")
            #expect(narrowed.body.contains("Anna Groß") && narrowed.body.contains("aria-sort=\"ascending\""))
            let others = try await browser.get("/people?lifecycle=former")
            #expect(others.status == 200 && others.body.contains("trifft niemand zu"))
            #expect(try await browser.get("/people?lifecycle=friend").status == 400)
            let nobody = try await browser.post("/people/search", [("q", "niemand@kunden.example")], csrf: csrf)
            #expect(nobody.status == 200 && nobody.body.contains("Niemand gefunden"))
            #expect(try await browser.post("/people/search", [("q", "")], csrf: csrf).status == 422)
            browser.language = "en"
            #expect(try await browser.get(path).body.contains("What you may do with this data"))
        }
    }

    @Test("Two editors at once: the second sees both versions, and saves knowing what she overwrites")
    func conflict() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Self.enter(house, browser)
            let path = try #require(
                try await browser.post("/people/new", Self.anna + Self.reasons, csrf: csrf).location)
            let version = try await browser.get("\(path)/edit").hidden("version")
            func save(_ family: String, _ version: String) async throws -> WebBrowser.Answer {
                let fields = Self.anna.map { ($0.0, $0.0 == "familyName" ? family : $0.1) }
                return try await browser.post("\(path)/edit", fields + [("version", version)], csrf: csrf)
            }
            #expect(try await save("Groß-Schmidt", version).location == path)
            let late = try await save("Schmidt", version)
            #expect(late.status == 412 && late.body.contains("Groß-Schmidt") && late.body.contains("value=\"Schmidt\""))
            #expect(try await save("Schmidt", late.hidden("version")).location == path)
            #expect(try await browser.get(path).body.contains("Anna Schmidt"))
            #expect(try await save("x\u{1}", try await browser.get("\(path)/edit").hidden("version")).status == 422)
            #expect(try await browser.post("\(path)/edit", Self.anna, csrf: csrf).status == 428)
            let reads = try await browser.get("\(path)/reads")
            #expect(reads.status == 200 && reads.body.contains("angesehen") && reads.body.contains("Inhaberin"))
        }
    }

    @Test("Looking at the plan erases nobody; erasing leads to a receipt that verifies; afterwards there is nobody")
    func erasure() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Self.enter(house, browser)
            let path = try #require(
                try await browser.post("/people/new", Self.anna + Self.reasons, csrf: csrf).location)
            for _ in 1...2 {
                let plan = try await browser.get("\(path)/erasure?reason=art-17-1-b")
                #expect(plan.status == 200 && plan.body.contains("Art. 17 Abs. 1 Buchst. b DSGVO"))
                #expect(plan.body.contains("Anna Groß endgültig vergessen"))
            }
            #expect(try await browser.get("\(path)/erasure?reason=weil").status == 422)
            #expect(try await browser.get("/erasures").body.contains("Noch wurde niemand vergessen"))
            let erased = try await browser.post(
                "\(path)/erasure", [("reason", "art-17-1-b"), ("suppress", "yes")], csrf: csrf)
            let receipt = try #require(erased.location)
            let page = try await browser.get(receipt)
            #expect(
                page.body.contains("Vergessen. Die Löschbestätigung liegt bereit.") && page.body.contains("erreicht"))
            #expect(!page.body.contains("Groß"))
            let file = try await browser.get("\(receipt)/receipt")
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            try VerifyReceipt(trusting: house.store.vault.exportPublicKeys().map(\.publicKey))(Array(file.body.utf8))
            let letter = try await browser.get("\(receipt)/letter")
            #expect(letter.status == 200 && letter.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(letter.body.contains("Ihre Daten sind gelöscht") && !letter.body.contains("Groß"))
            #expect(try await browser.get(path).status == 404)
            #expect(try await browser.get("/erasures").body.contains(receipt))
            let back = try await browser.post("/people/new", Self.anna + Self.reasons, csrf: csrf)
            #expect(back.status == 303, "a returning customer may be stored for her contract")
        }
    }

    @Test(
        "A file comes in with what was chosen before it, its bad rows can be fetched, and all of it can be taken back")
    func imports() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Self.enter(house, browser)
            #expect(try await browser.get("/imports").status == 200)
            let file = "Vorname;Nachname;E-Mail\nAnna;Groß;anna@kunden.example\nBernd;Öhler;kein-at-zeichen\n"
            let chosen = [("purpose", "customer-care"), ("legalBasis", "contract"), ("source", "Kartei")]
            let denied = try await browser.upload("/imports", chosen, file: file, named: "kunden.csv")
            #expect(denied.status == 403, "the token comes first")
            let sent = try await browser.upload("/imports", [("csrf", csrf)] + chosen, file: file, named: "kunden.csv")
            let steps = try #require(sent.location)
            let columns = try await browser.get(steps)
            #expect(columns.body.contains("Spalten zuordnen") && columns.body.contains("anna@kunden.example"))
            #expect(columns.body.contains("value=\"Kartei\""))
            let targets = [("columns[0]", "givenName"), ("columns[1]", "familyName")]
            let nothing = try await browser.post(
                "\(steps)/columns", [("columns[0]", "ignore")] + chosen, csrf: csrf)
            #expect(nothing.status == 422 && nothing.body.contains("role=\"alert\""))
            let mapped = targets + [("columns[2]", "contactPoints.email")] + chosen
            #expect(try await browser.post("\(steps)/columns", mapped, csrf: csrf).location == steps)
            let preview = try await browser.get(steps)
            #expect(preview.body.contains("Das würde geschehen") && preview.body.contains("Anna Groß"))
            #expect(preview.body.contains("E-Mail-Adresse ist nicht richtig"))
            let kept = try await browser.get("\(steps)?show=quarantined")
            #expect(kept.body.contains("Bernd") && !kept.body.contains("Anna Groß"))
            #expect(try await browser.get("/people").body.contains("Noch niemand"), "nothing is stored by looking")
            let path = try #require(try await browser.post("\(steps)/start", [], csrf: csrf).location)
            var page = try await browser.get(path)
            while page.body.contains("Die Zeilen werden eingelesen") {
                await Task.yield()
                page = try await browser.get(path)
            }
            #expect(page.body.contains("Nur Quarantäne herunterladen"))
            #expect(try await browser.get(steps).location == path, "the file is gone")
            let quarantine = try await browser.get("\(path)/quarantine")
            #expect(quarantine.body.contains("Bernd") && !quarantine.body.contains("Anna"))
            #expect(try await browser.get("/people").body.contains("Anna Groß"))
            #expect(try await browser.get("\(path)/rows").body.contains("/rows/2"))
            #expect(try await browser.get("\(path)/rows/2").body.contains("value=\"Kartei\""), "chosen once")
            let still = try await browser.post("\(path)/rows/2", [("cells[0]", "Bernd")] + chosen, csrf: csrf)
            #expect(still.status == 303, "a name is enough")
            #expect(try await browser.get("\(path)/rows").body.contains("Keine Zeile wartet"))
            #expect(try await browser.get("/people").body.contains("Bernd"))
            let again = try #require(
                try await browser.upload(
                    "/imports", [("csrf", csrf)], file: "E-Mail;Vorname;Nachname\nz@kunden.example;Zoe;Zahn\n",
                    named: "neu.csv"
                ).location)
            let remembered = try await browser.get(again)
            #expect(remembered.body.contains("Zugeordnet wie beim letzten Mal"))
            let gone = try await browser.post("\(again)/discard", [], csrf: csrf)
            #expect(gone.location == "/imports")
            let undone = try await browser.post("\(path)/undo", [], csrf: csrf)
            #expect(undone.location == path)
            #expect(try await browser.get(path).body.contains("2 entfernt, 0 wiederhergestellt"))
            #expect(try await browser.get("/people").body.contains("Noch niemand"))
            let unreadable = try await browser.upload(
                "/imports", [("csrf", csrf)] + chosen, file: "", named: "leer.csv")
            #expect(unreadable.status == 422 && unreadable.body.contains("value=\"Kartei\""))
            let none = try await browser.upload("/imports", [("csrf", csrf)], file: nil, named: "")
            #expect(none.status == 422 && none.body.contains("id=\"file-error\""))
        }
    }

    @Test("A file waits on the list until somebody is erased: then it is gone, and its page says so")
    func discardedFile() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Self.enter(house, browser)
            let anna = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            let steps = try #require(
                try await browser.upload(
                    "/imports", [("csrf", csrf)], file: "Vorname;E-Mail\nAnna;anna.gross@kunden.example\n",
                    named: "neu.csv"
                ).location)
            #expect(try await browser.get("/imports").body.contains("href=\"\(steps)\""))
            _ = try await house.erase(anna, reason: .noLongerNeeded, suppress: false, by: house.actor)
            for path in [steps, "\(steps)/columns"] { #expect(try await browser.get(path).location == "/imports") }
            #expect(try await browser.post("\(steps)/start", [], csrf: csrf).location == "/imports")
            let page = try await browser.get("/imports").body
            #expect(page.contains("verworfen, weil inzwischen jemand gelöscht wurde"))
            #expect(!page.contains(steps))
            #expect(try await !browser.get("/imports").body.contains("verworfen, weil"), "told once")
        }
    }

    @Test("Every page of the staff answers in both languages without anything that leaves the house")
    func pages() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Self.enter(house, browser)
            let person = try #require(
                try await browser.post("/people/new", Self.anna + Self.reasons, csrf: csrf).location)
            for language in ["de", "en"] {
                browser.language = language
                for path in [
                    "/people", "/people/new", "/organizations", "/organizations/new", "\(person)/timeline",
                    "\(person)/employments/new", person, "\(person)/edit", "\(person)/reads", "\(person)/erasure",
                    "/erasures", "/imports", "/webhooks", "/campaigns", "/campaigns/new", "/design",
                ] {
                    let page = try await browser.get(path)
                    #expect(page.status == 200, "\(path)")
                    #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
                    #expect(page.body.contains("<html lang=\"\(language)\""), "\(path)")
                    try WebMarkup(page.body).checkNesting()
                    let style = try #require(page.body.firstMatch(of: /href="(\/assets\/obhut-[0-9a-f]+\.css)"/))
                    #expect(try await browser.get(String(style.1)).status == 200)
                    for module in page.body.matches(of: /<script type="module" src="(\/assets\/[^"]+\.js)">/) {
                        let script = try await browser.get(String(module.1))
                        #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
                    }
                }
            }
            let choice = [("theme", "dark"), ("language", "en")]
            #expect(try await browser.post("/appearance", choice, csrf: csrf).location == "/")
            let foreign = try await browser.post("/appearance", choice + [("next", "//evil.example")], csrf: csrf)
            #expect(foreign.location == "/")
            let dark = try await browser.post("/appearance", choice + [("next", "/imports")], csrf: csrf)
            #expect(dark.location == "/imports" && browser.cookies["obhut_appearance"] == "en.dark")
            #expect(dark.status == 303 && browser.cookies["obhut_appearance"] == "en.dark")
            browser.language = "de"
            let page = try await browser.get("/people")
            #expect(page.body.contains("data-theme=\"dark\"") && page.body.contains("lang=\"en\""))
            #expect(try await browser.get("/people/00000000-0000-4000-8000-000000000000").status == 404)
            #expect(try await browser.get("/people/niemand").status == 404)
        }
    }
}

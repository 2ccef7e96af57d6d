import Admin
import Foundation
import Testing

struct AdminParsingTests {
    private static let id = "6f1b0a4e-6f0e-4a8e-9a39-1b6b2a1f0c11"

    @Test(
        "Every documented command line is understood",
        arguments: [
            ("ConfigCheck", "config check"), ("ConfigShow", "config show --json"),
            ("DatabaseMigrate", "database migrate --dry-run"), ("DatabaseStatus", "database status"),
            ("DatabaseCheck", "database check --json"), ("DatabaseCheckpoint", "database checkpoint"),
            ("KeystoreInit", "keystore init"),
            ("KeystoreInit", "keystore init --recovery-recipient obhut-recovery-1aa"),
            ("KeystoreStatus", "keystore status"), ("KeyStatus", "key status"),
            ("MaintenanceRun", "maintenance run"),
            (
                "TenantCreate",
                "tenant create --slug groß --name Gärtnerei --country DE --owner-email a@b.example --policy lawful-basis "
                    + "--locale en --processor-agreement a.pdf"
            ),
            ("TenantList", "tenant list"), ("TenantShow", "tenant show acme"),
            ("TenantShow", "tenant show --tenant acme"),
            ("TenantSuspend", "tenant suspend acme --reason T-17"), ("TenantResume", "tenant resume --tenant acme"),
            ("MemberInvite", "member invite --tenant acme --email a@b.example --role privacy-officer"),
            ("MemberList", "member list --tenant acme"), ("MemberDisable", "member disable a@b.example --tenant acme"),
            ("MemberEnable", "member enable --email a@b.example --tenant acme"),
            (
                "TokenCreate",
                "token create --tenant acme --member a@b.example --scope people:read --scope consents:write --expires 7d"
            ),
            (
                "TokenCreate",
                "token create --tenant acme --member a@b.example --scope all --expires 2027-01-31T12:00:00Z"
            ),
            ("TokenList", "token list --tenant acme"), ("TokenRevoke", "token revoke \(id) --tenant acme"),
            ("PersonFind", "person find --tenant acme --email a@b.example"),
            ("PersonFind", "person find --phone 030-23125000 --tenant acme --json"),
            ("PersonShow", "person show \(id) --tenant acme"),
            ("PersonErasurePlan", "person erasure-plan \(id) --tenant acme"),
            ("PersonErase", "person erase \(id) --reason art-17-1-b --suppress --yes --tenant acme"),
            ("PersonExport", "person export \(id) --output auskunft --language en --tenant acme"),
            (
                "ImportPeopleFile",
                "import people kunden.csv --mapping m.json --purpose customer-care --basis contract --source Altsystem "
                    + "--format csv --duplicates update --tenant acme"
            ),
            ("ImportPeopleFile", "import people kontakte.vcf --format vcard --tenant acme"),
            ("ImportList", "import list --tenant acme --limit 10"), ("ImportShow", "import show \(id) --tenant acme"),
            ("ImportQuarantine", "import quarantine \(id) --tenant acme"),
            ("ImportUndo", "import undo \(id) --tenant acme --yes"), ("ErasureList", "erasure list --tenant acme"),
            ("ErasureReceiptShow", "erasure receipt \(id) --tenant acme"),
            ("ErasureReceiptShow", "erasure receipt \(id) --tenant acme --all"),
            ("ErasureReceiptShow", "erasure receipt \(id) --tenant acme --letter de --html"),
            ("ErasureScan", "erasure scan --canary --tenant acme"), ("ErasureScan", "erasure scan --last"),
            ("ErasureScan", "erasure scan --needle-file n.txt --path exports --path logs"),
            ("ErasureVerify", "erasure verify receipt.json --public-key key.pub"),
            ("AuditVerify", "audit verify --tenant acme"), ("AuditExport", "audit export --tenant acme"),
            ("AuditReads", "audit reads --person \(id) --tenant acme"),
            ("DemoLoad", "demo load --tenant demo --people 500"),
        ])
    func documented(verb: String, line: String) throws {
        #expect(try Program.verb(of: line.split(separator: " ").map(String.init)) == verb)
    }

    @Test(
        "General options stand before the noun or behind the verb, settings and --config anywhere",
        arguments: [
            "--json --tenant acme person find --email a@b.example",
            "--tenant=acme --dry-run --yes person find --email a@b.example",
            "--config c.json --reason T-1 person find --email a@b.example",
            "person --config=c.json find --state-dir /srv/obhut --email a@b.example --json",
        ])
    func anywhere(line: String) throws {
        #expect(try Program.verb(of: line.split(separator: " ").map(String.init)) == "PersonFind")
    }

    @Test(
        "A wrong command line ends with 64",
        arguments: [
            "tenant craete", "person find", "person find --email a@b --phone 1", "person show 17", "person erase",
            "person erase \(id) --reason art-17", "token create --member a@b --scope", "import people",
            "tenant list --limit", "audit reads", "erasure scan", "erasure receipt \(id) --html",
            "erasure receipt \(id) --letter fr", "demo load --people 0", "demo load --people x", "erasure verify",
            "token create --tenant a --member a@b.example --scope some --expires 7d",
            "token create --tenant a --member a@b.example --scope all --expires soon", "tenant show",
            "person find --email a@b.example", "member disable", "--config", "tenant list --http-port",
            "erasure list --tenant a --cursor xyz", "tenant suspend a --reason Frau_Müller", "unknown",
            "import people a b",
        ])
    func wrong(line: String) async {
        let run = await AdminRun(line.split(separator: " ").map(String.init))
        #expect(run.status == .usage, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test("With --json a wrong command line answers one document on standard output and nothing else")
    func wrongAsJSON() async throws {
        let run = await AdminRun(["person", "find", "--json"])
        #expect(run.status == .usage)
        #expect(try #require(run.error)["code"] as? String == "usage")
        #expect(run.errors.isEmpty)
    }

    @Test("What somebody typed is not repeated, nouns and option names are")
    func redaction() async {
        let typed = await AdminRun(["person", "find", "--email", "max@example.org", "erika.mustermann@example.org"])
        #expect(!typed.errors.contains("erika"))
        let equal = await AdminRun(["person", "erase", "max.mustermann", "--reason=Herr.Mustermann"])
        #expect(!equal.errors.lowercased().contains("mustermann"))
        let option = await AdminRun(["tenant", "list", "--slugs"])
        #expect(option.errors.contains("--slugs"))
        let noun = await AdminRun(["tenants", "list"])
        #expect(noun.errors.contains("tenants"))
    }

    @Test(
        "Periods and times are understood, anything else is not",
        arguments: [("7d", 604_800.0), ("12h", 43_200), ("4w", 2_419_200)])
    func expiry(text: String, seconds: Double) throws {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        #expect(try #require(Expiry(argument: text)).date(from: now) == now.addingTimeInterval(seconds))
        #expect(Expiry(argument: "2027-01-31T00:00:00+01:00") != nil)
        for wrong in ["", "d", "7", "-1d", "0d", "7days", "99999999d", "7 d", "2027-01-31", "٧d"] {
            #expect(Expiry(argument: wrong) == nil)
        }
    }
}

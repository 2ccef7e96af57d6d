import Admin
import Domain
import Foundation
import Testing
import Texts

struct AdminAnswerTests {
    @Test(
        "Every kind of refusal has its exit code",
        arguments: [
            (Refusal.Kind.invalid, Int32(2)), (.unauthenticated, 2), (.forbidden, 2), (.notFound, 3), (.conflict, 2),
            (.preconditionFailed, 2), (.preconditionRequired, 2), (.tooMany, 1), (.refused, 2), (.notReady, 4),
        ])
    func refusals(kind: Refusal.Kind, code: Int32) {
        #expect(ExitStatus(kind).rawValue == code)
    }

    @Test("The exit codes are those of the contract")
    func codes() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 64, 130, 143])
        #expect(Refusal.Kind.allCases.count == 10, "a new kind needs its exit code")
    }

    @Test(
        "Letters count as the columns they take",
        arguments: [
            ("Müller", 6), ("Mu\u{308}ller", 6), ("日本", 4), ("한국", 4), ("👩‍👩‍👧", 2), ("✓", 1), ("ﬁ", 1), ("", 0),
            ("Ｏｂｈｕｔ", 10), ("a\u{200B}b", 2), ("🇩🇪", 2),
        ])
    func width(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test("Tables are aligned by what is seen, and nothing in a cell moves the cursor")
    func table() {
        var table = TextTable([("Name", .left), ("Zeilen", .right), ("Land", .left)])
        table.add(["Jürgen Groß", "7", "DE"])
        table.add(["日本 太郎", "1234", "AT"])
        table.add(["a\u{1B}[31m\tb\u{202E}", "x"])
        #expect(
            table.text == """
                Name         Zeilen  Land
                Jürgen Groß       7  DE
                日本 太郎      1234  AT
                a\u{FFFD}[31m\u{FFFD}b\u{FFFD}         x

                """)
    }

    @Test(
        "The language follows LC_ALL, LC_MESSAGES, LANG, in that order",
        arguments: [
            (["LANG": "de_DE.UTF-8"], Language.german), (["LANG": "en_US.UTF-8"], .english), ([:], .english),
            (["LANG": "de_DE", "LC_ALL": "C"], .english), (["LANG": "C", "LC_MESSAGES": "de_AT.UTF-8"], .german),
            (["LC_ALL": "", "LANG": "de"], .german),
        ])
    func language(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }

    @Test("A setting that cannot be used is named, in words and as JSON")
    func settings() async throws {
        let words = await AdminRun(["config", "check"], environment: ["OBHUT_HTP_PORT": "80", "HOME": "/tmp"])
        #expect(words.status == .failed && words.errors.contains("OBHUT_HTP_PORT") && words.output.isEmpty)
        let json = await AdminRun(["config", "check", "--json", "--http-port", "x"], environment: ["HOME": "/tmp"])
        #expect(json.status == .usage && json.errors.isEmpty)
        #expect(try #require(json.error)["field"] as? String == "--http-port")
        let fine = await AdminRun(["config", "check", "--json"], environment: ["HOME": "/tmp"])
        #expect(fine.status == .done && fine.document?["valid"] as? Bool == true)
    }

    @Test("config show lists every setting and no secret")
    func shown() async throws {
        let folder = try TemporaryFolder()
        try folder.write("s/database-url", "postgresql://obhut:geheim@db.example/obhut")
        let run = await AdminRun(
            ["config", "show", "--json"], environment: ["OBHUT_SECRETS_DIR": folder.path + "/s", "HOME": "/tmp"])
        let items = try #require(run.items)
        #expect(items.contains { $0["key"] as? String == "OBHUT_DATABASE_URL" && $0["value"] as? String == "(set)" })
        #expect(items.allSatisfy { Set($0.keys) == ["key", "value", "origin"] })
        #expect(!run.output.contains("geheim"))
        #expect(run.document?.keys.contains("nextCursor") == true)
        let table = await AdminRun(["config", "show"], environment: ["HOME": "/tmp", "LANG": "de_DE.UTF-8"])
        #expect(table.output.hasPrefix("Einstellung"))
    }

    @Test("A destructive verb asks, and where nobody can answer it needs --yes")
    func consent() async throws {
        let id = UUID().uuidString
        for line in [["person", "erase", id, "--reason", "art-17-1-a"], ["import", "undo", id]] {
            let run = await AdminRun(line + ["--tenant", "a", "--json"], environment: ["HOME": "/tmp"])
            #expect(run.status == .usage)
            #expect(try #require(run.error?["message"] as? String).contains("--yes"))
        }
    }

    @Test("A file that is not there is exit code 3, a directory 1; the path is named")
    func files() async {
        let missing = await AdminRun(["erasure", "verify", "/tmp/no-such-receipt.json"])
        #expect(missing.status == .missing && missing.errors.contains("/tmp/no-such-receipt.json"))
        let directory = await AdminRun(["erasure", "verify", "/tmp"])
        #expect(directory.status == .failed)
    }

    @Test("What is missing is named when the installation is not ready")
    func notReady() async throws {
        let folder = try TemporaryFolder()
        let environment = ["OBHUT_STATE_DIR": folder.path + "/state", "HOME": folder.path]
        for line in [["keystore", "status"], ["key", "status"], ["tenant", "list"], ["database", "status"]] {
            let run = await AdminRun(line + ["--json"], environment: environment)
            #expect(run.status == .notReady, "\(line): \(run.output)")
            #expect(try #require(run.error?["message"] as? String).contains(folder.path), "\(line)")
        }
    }

    @Test(
        "Public keys are read as hexadecimal, base64, PEM or raw bytes, and nothing else",
        arguments: [
            Array("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n".utf8),
            Array("# node a\n\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\r\n".utf8),
            Array("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8".utf8),
            Array(
                """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
                -----END PUBLIC KEY-----
                """.utf8),
            Array(0..<32),
        ])
    func publicKeys(bytes: [UInt8]) throws {
        #expect(try PublicKeyFile.keys(in: bytes) == [Array(0..<32)])
    }

    @Test("A file without a public key is refused", arguments: ["", "{}", "abcd", "-----BEGIN PUBLIC KEY-----"])
    func noPublicKeys(text: String) {
        #expect(throws: (any Error).self) { try PublicKeyFile.keys(in: Array(text.utf8)) }
    }
}

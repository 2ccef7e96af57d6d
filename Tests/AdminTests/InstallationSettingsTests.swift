import Foundation
import Installation
import Logging
import Testing

struct InstallationSettingsTests {
    private let user = SystemUser(name: "erika", id: 1_000, group: 1_000, home: "/home/erika")

    private func read(
        _ environment: [String: String] = [:], commandLine: [SettingKey: String] = [:], file: String? = nil
    ) throws -> Settings {
        try Settings(
            reading: SettingsSources(
                commandLine: commandLine, environment: environment, configFile: file, user: user))
    }

    private func problems(_ environment: [String: String], file: String? = nil) throws -> [SettingsProblem] {
        do {
            _ = try read(environment, file: file)
            return []
        } catch let error as SettingsError {
            return error.problems
        }
    }

    @Test("Without any setting the contract's defaults hold")
    func defaults() throws {
        let settings = try read(["HOME": "/home/erika"])
        #expect(settings.stateDirectory == "/home/erika/.local/state/obhut")
        #expect(settings.keystoreDirectory == "/home/erika/.local/state/obhut/keystore")
        #expect(settings.rootKey == .file("/home/erika/.local/state/obhut/keystore/root.key"))
        #expect(settings.backupDirectory == "/home/erika/.local/state/obhut/backups")
        #expect(settings.usesEmbeddedDatabase)
        #expect((settings.httpHost, settings.httpPort) == ("127.0.0.1", 8080))
        #expect(settings.baseURL.description == "http://127.0.0.1:8080")
        #expect(settings.smtp.description == "smtp://127.0.0.1:1025")
        #expect(settings.mailFrom == "obhut@localhost")
        #expect((settings.nodeHost, settings.nodePort, settings.nodeCountry) == ("127.0.0.1", 8443, nil))
        #expect(settings.metricsPort == 9464)
        #expect((settings.logLevel, settings.logFormat) == (.info, .text))
        #expect(settings.backupHorizonDays == 30 && settings.epochDays == 7)
        #expect(settings.keyBackupDirectories == [] && settings.trustedProxies == [] && settings.clockOffset == nil)
    }

    @Test("The state directory follows XDG, and is /var/lib/obhut for root and the system user")
    func stateDirectory() throws {
        #expect(try read(["XDG_STATE_HOME": "/srv/state"]).stateDirectory == "/srv/state/obhut")
        for name in ["root", "obhut"] {
            let user = SystemUser(name: name, id: name == "root" ? 0 : 998, group: 0, home: "/root")
            let sources = SettingsSources(environment: ["XDG_STATE_HOME": "/root/state"], user: user)
            #expect(try Settings(reading: sources).stateDirectory == "/var/lib/obhut")
        }
    }

    @Test("Command line beats environment, environment beats secrets, secrets beat the file, the file beats defaults")
    func precedence() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("obhut.json", #"{"mailFrom": "file@example.org", "http": {"port": 1}}"#)
        #expect(try read(file: file).mailFrom == "file@example.org")
        #expect(try read(file: file).httpPort == 1)
        try folder.write("secrets/mail-from", "secret@example.org\n")
        var environment = ["OBHUT_SECRETS_DIR": folder.path + "/secrets"]
        #expect(try read(environment, file: file).mailFrom == "secret@example.org")
        environment["OBHUT_MAIL_FROM"] = "environment@example.org"
        #expect(try read(environment, file: file).mailFrom == "environment@example.org")
        let line: [SettingKey: String] = [.mailFrom: "line@example.org"]
        let settings = try read(environment, commandLine: line, file: file)
        #expect(settings.mailFrom == "line@example.org")
        #expect(settings.shown.first { $0.key == "OBHUT_MAIL_FROM" }?.origin == "command line")
    }

    @Test("An unknown OBHUT_ name in the environment is an error that names it; an empty known one is as good as unset")
    func unknownEnvironment() throws {
        #expect(try problems(["OBHUT_HTP_PORT": "80"]).map(\.key) == ["OBHUT_HTP_PORT"])
        #expect(try problems(["HTTP_PORT": "x", "OBHUT_DATABASE_URL": ""]) == [])
    }

    @Test("An unknown name, a doubled name and a wrong type in the file are errors that name them")
    func unknownInFile() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "c.json",
            #"{"http": {"prot": 1}, "httpPort": 1, "OBHUT_HTTP_PORT": "2", "mailFrom": true, "nodePort": 1.5}"#)
        let keys = try problems([:], file: file).map(\.key)
        #expect(Set(keys) == Set(["http.prot", "httpPort", "mailFrom", "nodePort"].map { "\($0) in \(file)" }))
        #expect(try problems([:], file: folder.write("d.json", "[1]")).map(\.key) == ["--config"])
        #expect(try problems([:], file: "/nonexistent").map(\.key) == ["--config"])
    }

    @Test("Lists in the file are arrays")
    func lists() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "c.json", #"{"trustedProxies": ["10.0.0.0/8", "::1"], "keyBackupDirs": ["/mnt/a", "/mnt/b"]}"#)
        let settings = try read(file: file)
        #expect(settings.trustedProxies.map(\.description) == ["10.0.0.0/8", "::1"])
        #expect(settings.keyBackupDirectories == ["/mnt/a", "/mnt/b"])
    }

    @Test(
        "A value that does not fit is refused, and the problem names its key",
        arguments: [
            ("HTTP_PORT", "65536"), ("HTTP_PORT", "-1"), ("HTTP_PORT", "8O"), ("NODE_PORT", ""),
            ("METRICS_PORT", "1e3"),
            ("HTTP_HOST", "a b"), ("NODE_HOST", "ex/ample"), ("BASE_URL", "http://crm.example.org"),
            ("BASE_URL", "https://"), ("BASE_URL", "https://a.example/crm"), ("BASE_URL", "https://u:p@a.example"),
            ("BASE_URL", "ftp://a.example"), ("BASE_URL", "https://a.example?x=1"),
            ("BASE_URL", "http://127.0.0.1.example"),
            ("TRUSTED_PROXIES", "10.0.0.0/33"), ("TRUSTED_PROXIES", "10.0.0.1/8"), ("TRUSTED_PROXIES", "proxy"),
            ("SMTP_URL", "http://mail.example"), ("SMTP_URL", "smtp://u:p@mail.example"),
            ("SMTP_URL", "smtp://mail.example?starttls=maybe"), ("MAIL_FROM", "nobody"), ("MAIL_FROM", "a@b@c"),
            ("MAIL_FROM", "a@b\r\nBcc: c@d"), ("NODE_COUNTRY", "US"), ("NODE_COUNTRY", "GB"), ("NODE_COUNTRY", "de"),
            ("LOG_LEVEL", "loud"), ("LOG_FORMAT", "xml"), ("KEY_BACKUP_DIRS", "/one"),
            ("KEY_BACKUP_DIRS", "/one:/one/"),
            ("BACKUP_HORIZON_DAYS", "0"), ("BACKUP_HORIZON_DAYS", "thirty"), ("CLOCK_OFFSET", "3 years"),
            ("EPOCH_DAYS", "0"), ("EPOCH_DAYS", "366"),
            ("CLOCK_OFFSET", "P"), ("CLOCK_OFFSET", "PT"), ("DATABASE_URL", "mysql://db.example/obhut"),
            ("TLS_CERT_FILE", "/c.pem"), ("TLS_KEY_FILE", "/k.pem"),
            ("OWNER_DATABASE_URL", "postgresql://db.example/obhut"),
        ])
    func refused(name: String, value: String) throws {
        let key = "OBHUT_\(name)"
        #expect(try problems([key: value]).map(\.key) == (value.isEmpty ? [] : [key]))
    }

    @Test(
        "Values that fit are taken",
        arguments: [
            ("BASE_URL", "https://crm.example.org"), ("BASE_URL", "http://localhost:8080/"),
            ("BASE_URL", "http://[::1]:80"),
            ("BASE_URL", "http://127.8.9.1"), ("NODE_COUNTRY", "CH"), ("CLOCK_OFFSET", "P3Y2M"),
            ("CLOCK_OFFSET", "-PT36H"),
            ("SMTP_URL", "smtps://mail.example"), ("SMTP_URL", "smtp://[2001:db8::1]:587?starttls=required"),
            ("HTTP_HOST", "::"), ("HTTP_PORT", "0"), ("LOG_LEVEL", "critical"),
            ("TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::/32"),
            ("DATABASE_URL", "host=/run/postgresql dbname=obhut"),
            ("DATABASE_URL", "postgresql://a,b/obhut?target_session_attrs=read-write"),
        ])
    func taken(name: String, value: String) throws {
        #expect(try problems(["OBHUT_\(name)": value]) == [])
    }

    @Test("Every problem is reported at once")
    func together() throws {
        let found = try problems(["OBHUT_HTTP_PORT": "x", "OBHUT_LOG_FORMAT": "y", "OBHUT_Z": "z"]).map(\.key)
        #expect(Set(found) == ["OBHUT_HTTP_PORT", "OBHUT_LOG_FORMAT", "OBHUT_Z"])
    }

    @Test("Keystore, database and backups never share a place")
    func places() throws {
        let state = ["OBHUT_STATE_DIR": "/srv/obhut"]
        for (key, value) in [
            ("KEYSTORE_DIR", "/srv/obhut/postgres/keys"), ("KEYSTORE_DIR", "/srv/obhut"),
            ("BACKUP_DIR", "/srv/obhut/keystore"),
            ("KEY_BACKUP_DIRS", "/mnt/a:/srv/obhut/keystore/copy"),
        ] {
            #expect(try problems(state.merging(["OBHUT_\(key)": value]) { $1 }).map(\.key) == ["OBHUT_\(key)"])
        }
        #expect(
            try problems(state.merging(["OBHUT_ROOT_KEY_FILE": "/a", "OBHUT_ROOT_PASSPHRASE_FILE": "/b"]) { $1 }).count
                == 1)
    }

    @Test("Secrets come from a directory of files, and no text of ours shows them")
    func secrets() throws {
        let folder = try TemporaryFolder()
        try folder.write("s/database-url", "postgresql://obhut:geheim@db.example/obhut")
        try folder.write("s/smtp-user", "erika")
        try folder.write("s/smtp-password", "geheim\n")
        try folder.write("s/root.key", "x")
        let settings = try read(["OBHUT_SECRETS_DIR": folder.path + "/s"])
        #expect(settings.databaseURL?.contains("geheim") == true)
        #expect(settings.smtpCredentials?.password == "geheim")
        #expect(settings.rootKey == .file(folder.path + "/s/root.key"))
        #expect(!"\(settings.shown)\(String(describing: settings.smtpCredentials))".contains("geheim"))
        #expect(settings.shown.first { $0.key == "OBHUT_DATABASE_URL" }?.value == "(set)")
        try folder.write("s/smtp-pasword", "geheim")
        #expect(
            try problems(["OBHUT_SECRETS_DIR": folder.path + "/s"]).map(\.key) == ["smtp-pasword in \(folder.path)/s"])
    }

    @Test("Links follow the port and the native TLS where no base URL is set")
    func baseURL() throws {
        #expect(try read(["OBHUT_HTTP_PORT": "9000"]).baseURL.description == "http://127.0.0.1:9000")
        let tls = ["OBHUT_TLS_CERT_FILE": "/c.pem", "OBHUT_TLS_KEY_FILE": "/k.pem"]
        #expect(try read(tls).baseURL.description == "https://127.0.0.1:8080")
        #expect(
            try read(["OBHUT_BASE_URL": "https://CRM.example.org/"]).baseURL.description == "https://crm.example.org")
    }

    @Test("Settings are taken out of a command line, the rest stays in order")
    func commandLine() throws {
        let (sources, rest) = try SettingsSources.split(
            ["person", "--http-port=90", "show", "--config", "c.json", "--json", "--", "--http-port", "1"],
            environment: [:])
        #expect(sources.commandLine == [.httpPort: "90"])
        #expect(sources.configFile == "c.json")
        #expect(rest == ["person", "show", "--json", "--", "--http-port", "1"])
    }

    @Test(
        "A setting without value, a doubled one and a password on the command line are refused",
        arguments: [
            ["--http-port"], ["--http-port="], ["--http-port", "1", "--http-port", "2"],
            ["--config", "a", "--config", "b"],
            ["--database-url", "postgresql://obhut:geheim@db.example/obhut"], ["--database-url=host=a password=geheim"],
        ])
    func refusedCommandLine(arguments: [String]) throws {
        let error = try #require(throws: SettingsError.self) {
            _ = try SettingsSources.split(arguments, environment: [:])
        }
        #expect(error.problems.first?.key.hasPrefix("--") == true)
        #expect(!error.description.contains("geheim"))
    }

    @Test("Ranges hold their own addresses only")
    func ranges() throws {
        let range = try #require(NetworkRange("10.1.0.0/16"))
        #expect(range.contains("10.1.255.1") && range.contains("::ffff:10.1.2.3"))
        #expect(!range.contains("10.2.0.1") && !range.contains("::1") && !range.contains("x"))
        #expect(try #require(NetworkRange("0.0.0.0/0")).contains("192.0.2.1"))
        #expect(try #require(NetworkRange("2001:db8::/32")).contains("2001:db8:1::9"))
    }
}

import Admin
import Foundation
import Testing

/// `config check` opens and parses every file that a setting names.
struct AdminConfigTests {
    private struct Place {
        let folder: TemporaryFolder
        let certificate: String
        let key: String

        init() throws {
            folder = try TemporaryFolder()
            (certificate, key) = (folder.path + "/tls.crt", folder.path + "/tls.key")
            try make(key, certificate)
        }

        /// A key and a certificate for it.
        func make(_ key: String, _ certificate: String) throws {
            let made = try Tool.run(
                "/usr/bin/openssl",
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                    "-subj", "/CN=crm.example.org", "-keyout", key, "-out", certificate,
                ])
            try #require(made != nil, "openssl")
        }

        func check(_ environment: [String: String], _ arguments: [String] = []) async -> AdminRun {
            let base = ["HOME": folder.path, "OBHUT_STATE_DIR": folder.path + "/state"]
            return await AdminRun(
                ["config", "check", "--json"] + arguments, environment: base.merging(environment) { $1 })
        }

        /// The keys that are named, in order.
        func problems(_ environment: [String: String], _ arguments: [String] = []) async -> [String] {
            let run = await check(environment, arguments)
            #expect(run.status != .done)
            #expect(run.error?["code"] as? String == "settings-invalid", "\(run.output)")
            return (run.document?["problems"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
        }

        /// A file that only its owner reads.
        func secret(_ name: String, _ text: String) throws -> String {
            let path = try folder.write(name, text)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            return path
        }
    }

    @Test("Certificate and key of the listener are read, parsed and compared")
    func listener() async throws {
        let place = try Place()
        func names(_ certificate: String, _ key: String) async -> [String] {
            await place.problems(["OBHUT_TLS_CERT_FILE": certificate, "OBHUT_TLS_KEY_FILE": key])
        }
        let fine = await place.check(["OBHUT_TLS_CERT_FILE": place.certificate, "OBHUT_TLS_KEY_FILE": place.key])
        #expect(fine.status == .done && fine.document?["valid"] as? Bool == true, "\(fine.output)")
        let (certificate, key) = ("OBHUT_TLS_CERT_FILE", "OBHUT_TLS_KEY_FILE")
        #expect(await names("/nowhere/tls.crt", place.key) == [certificate])
        #expect(await names(place.certificate, "/nowhere/tls.key") == [key])
        let nonsense = try place.folder.write("nonsense", "-----BEGIN CERTIFICATE-----\nkein Base64\n")
        #expect(await names(nonsense, place.key) == [certificate])
        #expect(await names(place.certificate, nonsense) == [key])
        #expect(await names(place.key, place.certificate) == [certificate, key], "exchanged")
        #expect(await names(place.folder.path, place.folder.path) == [certificate, key], "a directory")
        let (other, stranger) = (place.folder.path + "/other.key", place.folder.path + "/other.crt")
        try place.make(other, stranger)
        #expect(await names(place.certificate, other) == [key], "the key of another certificate")
        let argument = await place.check([:], ["--tls-cert-file", nonsense, "--tls-key-file", place.key])
        #expect(argument.status == .usage && argument.error?["field"] as? String == "--tls-cert-file")
        #expect(!argument.output.contains("kein Base64"))
    }

    @Test("The root key is parsed before there is a keystore, and must open the one that is there")
    func rootKey() async throws {
        let place = try Place()
        let key = "obhut-root-key 1 " + String(repeating: "0123456789abcdef", count: 4) + "\n"
        let right = try place.secret("right.key", key)
        func names(_ path: String) async -> [String] { await place.problems(["OBHUT_ROOT_KEY_FILE": path]) }
        #expect(await place.check(["OBHUT_ROOT_KEY_FILE": right]).status == .done)
        #expect(await place.check(["OBHUT_ROOT_KEY_FILE": place.folder.path + "/new.key"]).status == .done)
        #expect(try await names(place.secret("empty.key", "")) == ["OBHUT_ROOT_KEY_FILE"])
        #expect(try await names(place.secret("wrong.key", "kein Schlüssel\n")) == ["OBHUT_ROOT_KEY_FILE"])
        #expect(try await names(place.folder.write("open.key", key)) == ["OBHUT_ROOT_KEY_FILE"], "readable by all")
        let keystore = ["OBHUT_ROOT_KEY_FILE": right, "OBHUT_STATE_DIR": place.folder.path + "/state"]
        let made = await AdminRun(
            ["keystore", "init", "--json"], environment: keystore.merging(["HOME": "/tmp"]) { $1 })
        #expect(made.status == .done, "\(made.output)")
        #expect(await place.check(["OBHUT_ROOT_KEY_FILE": right]).status == .done)
        let other = try place.secret("other.key", key.replacing("0123", with: "3210"))
        #expect(await names(other) == ["OBHUT_ROOT_KEY_FILE"])
        #expect(await place.problems([:]) == ["OBHUT_ROOT_KEY_FILE"], "the default is not there")
        let path = place.folder.path + "/state/keystore/manifest"
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        bytes[bytes.count - 1] ^= 1
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
        #expect(await names(right) == ["OBHUT_KEYSTORE_DIR"], "a keystore that was changed")
    }

    @Test("The passphrase is read, and must open the keystore that is there")
    func passphrase() async throws {
        let place = try Place()
        let right = try place.secret("right", "vier Schafe am Deich\n")
        func names(_ path: String) async -> [String] { await place.problems(["OBHUT_ROOT_PASSPHRASE_FILE": path]) }
        #expect(await place.check(["OBHUT_ROOT_PASSPHRASE_FILE": right]).status == .done)
        #expect(await names("/nowhere/passphrase") == ["OBHUT_ROOT_PASSPHRASE_FILE"])
        let short = try place.secret("short", "kurz\n")
        #expect(await names(short) == ["OBHUT_ROOT_PASSPHRASE_FILE"])
        let environment = [
            "OBHUT_ROOT_PASSPHRASE_FILE": right, "OBHUT_STATE_DIR": place.folder.path + "/state", "HOME": "/tmp",
        ]
        #expect(await AdminRun(["keystore", "init"], environment: environment).status == .done)
        #expect(await place.check(["OBHUT_ROOT_PASSPHRASE_FILE": right]).status == .done)
        let wrong = try place.secret("wrong", "fünf Schafe am Deich\n")
        let run = await place.check(["OBHUT_ROOT_PASSPHRASE_FILE": wrong])
        #expect(run.error?["field"] as? String == "OBHUT_ROOT_PASSPHRASE_FILE" && !run.output.contains("Schafe"))
        #expect(await place.problems([:]) == ["OBHUT_ROOT_KEY_FILE"], "a keystore with a passphrase and a key file")
    }

    @Test("The directory of secrets is read as a whole, and what is wrong in it is named")
    func secrets() async throws {
        let place = try Place()
        let directory = place.folder.path + "/secrets"
        #expect(await place.problems(["OBHUT_SECRETS_DIR": "/nowhere"]) == ["OBHUT_SECRETS_DIR"])
        try place.folder.write("secrets/smtp-user", "obhut")
        #expect(await place.problems(["OBHUT_SECRETS_DIR": directory]) == ["OBHUT_SECRETS_DIR"], "a user, no password")
        try place.folder.write("secrets/smtp-password", "geheim")
        #expect(await place.check(["OBHUT_SECRETS_DIR": directory]).status == .done)
        try place.folder.write("secrets/smtp-pasword", "geheim")
        let unknown = await place.problems(["OBHUT_SECRETS_DIR": directory])
        #expect(unknown == ["smtp-pasword in \(directory)"])
        try FileManager.default.removeItem(atPath: directory + "/smtp-pasword")
        let short = try place.secret("secrets/root.passphrase", "kurz")
        #expect(await place.problems(["OBHUT_SECRETS_DIR": directory]) == ["root-passphrase-file in \(directory)"])
        try FileManager.default.removeItem(atPath: short)
        let config = try place.folder.write("obhut.json", "{\"tls\":{\"certFile\":\"/a\",\"keyFile\":\"/b\"}}")
        let named = await place.problems([:], ["--config", config])
        #expect(named == ["tls.certFile in \(config)", "tls.keyFile in \(config)"])
        #expect(await place.problems([:], ["--config", "/nowhere.json"]).count == 1)
    }
}

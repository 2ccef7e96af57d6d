import Foundation

/// A directory of files, one secret each: systemd credentials, mounted secrets.
///
/// A file is named as the setting (`database-url` or `OBHUT_DATABASE_URL`), or holds one of the secrets that have no
/// setting: `smtp-user`, `smtp-password`. `root.key` and `root.passphrase` are the root key's file where no setting
/// names another.
struct SecretsDirectory {
    private(set) var values: [SettingKey: String] = [:]
    private(set) var smtpUser: String?
    private(set) var smtpPassword: String?
    private(set) var problems: [SettingsProblem] = []

    static let rootKey = "root.key"
    static let rootPassphrase = "root.passphrase"
    private static let maximumSize = 65_536

    /// Reads the directory at `path`; files that `named` lists are known to be there for another purpose.
    init(path: String, named: Set<String>) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            problems = [SettingsProblem(key: SettingKey.secretsDir.environment, reason: "\(path) cannot be read")]
            return
        }
        for name in names.sorted() where !name.hasPrefix(".") && !named.contains("\(path)/\(name)") {
            read(name, in: path)
        }
    }

    private mutating func read(_ name: String, in path: String) {
        let key = "\(name) in \(path)"
        switch (name, SettingKey.byFolded[SettingKey.folded(name)]) {
        case (Self.rootKey, _): values[.rootKeyFile] = "\(path)/\(name)"
        case (Self.rootPassphrase, _): values[.rootPassphraseFile] = "\(path)/\(name)"
        case ("smtp-user", _): smtpUser = content(path, name)
        case ("smtp-password", _): smtpPassword = content(path, name)
        case (_, .secretsDir?), (_, nil): problems.append(SettingsProblem(key: key, reason: "is no setting"))
        case (_, let setting?): values[setting] = content(path, name)
        }
    }

    /// The file's text without the newline that editors leave at its end.
    private mutating func content(_ path: String, _ name: String) -> String? {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(name)"), data.count <= Self.maximumSize,
            let text = String(data: data, encoding: .utf8)
        else {
            let reason = "cannot be read as text of at most 64 KiB"
            problems.append(SettingsProblem(key: "\(name) in \(path)", reason: reason))
            return nil
        }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}

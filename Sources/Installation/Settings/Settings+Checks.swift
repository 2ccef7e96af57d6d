import Foundation
import Logging

extension Settings {
    /// Settings that contradict each other: keys inside the database, a backup inside the keystore.
    func checkPlaces(_ reader: inout SettingsReader) {
        let cluster = "\(stateDirectory)/\(StateDirectory.clusterName)"
        if keystoreDirectory == stateDirectory || Self.lies(keystoreDirectory, in: cluster) {
            reader.problem(.keystoreDir, "lies inside the database: a copy of one would be a copy of both")
        } else if Self.lies(keystoreDirectory, in: backupDirectory) || Self.lies(backupDirectory, in: keystoreDirectory)
        {
            reader.problem(.backupDir, "shares a place with the keystore: a copy of one would be a copy of both")
        }
        for copy in keyBackupDirectories
        where Self.lies(copy, in: keystoreDirectory) || Self.lies(copy, in: backupDirectory)
            || Self.lies(copy, in: cluster)
        {
            reader.problem(.keyBackupDirs, "\(copy) lies inside the keystore, the database or its backups")
        }
        if databaseURL == nil, ownerDatabaseURL != nil {
            reader.problem(.ownerDatabaseURL, "needs \(SettingKey.databaseURL.environment) beside it")
        }
    }

    /// The mail server's address.
    static func smtp(_ reader: inout SettingsReader) -> SMTPAddress {
        let expected =
            "smtp://host:port, smtps://host or smtp://host?starttls=required; "
            + "user and password come from the secrets directory"
        return reader.value(.smtpURL, default: .local, expected) { SMTPAddress($0) }
    }

    /// The mail server's login: both parts, or none.
    static func smtpCredentials(_ reader: inout SettingsReader) -> SMTPCredentials? {
        switch (reader.secrets?.smtpUser, reader.secrets?.smtpPassword) {
        case (let user?, let password?): return SMTPCredentials(user: user, password: password)
        case (nil, nil): return nil
        default: reader.problem(.secretsDir, "needs smtp-user and smtp-password, or neither")
        }
        return nil
    }

    /// Every setting as text, with where it came from.
    func shownSettings(_ reader: SettingsReader) -> [ShownSetting] {
        SettingKey.allCases.map { key in
            let isSet = reader.text(key) != nil
            let value = key.isSecret ? (isSet ? "(set)" : nil) : shownValue(key, reader)
            return ShownSetting(key: key.environment, value: value, origin: reader.origin(key))
        }
    }

    private func shownValue(_ key: SettingKey, _ reader: SettingsReader) -> String? {
        switch key {
        case .stateDir: stateDirectory
        case .databaseURL, .ownerDatabaseURL: nil
        case .keystoreDir: keystoreDirectory
        case .rootKeyFile: if case .file(let path) = rootKey { path } else { nil }
        case .rootPassphraseFile: if case .passphraseFile(let path) = rootKey { path } else { nil }
        case .httpHost: httpHost
        case .httpPort: String(httpPort)
        case .baseURL: baseURL.description
        case .tlsCertFile: tls?.certificate
        case .tlsKeyFile: tls?.key
        case .trustedProxies: trustedProxies.isEmpty ? nil : trustedProxies.map(\.description).joined(separator: ",")
        case .smtpURL: smtp.description
        case .mailFrom: mailFrom
        case .nodeHost: nodeHost
        case .nodePort: String(nodePort)
        case .nodeCountry: nodeCountry
        case .metricsPort: String(metricsPort)
        case .logLevel: logLevel.rawValue
        case .logFormat: logFormat.rawValue
        case .backupDir: backupDirectory
        case .backupSchedule: schedulesBackups ? "daily" : "off"
        case .canarySchedule: schedulesCanaries ? "weekly" : "off"
        case .keyBackupDirs: keyBackupDirectories.isEmpty ? nil : keyBackupDirectories.joined(separator: ":")
        case .epochDays: String(epochDays)
        case .backupHorizonDays: String(backupHorizonDays)
        case .clockOffset: reader.text(.clockOffset)
        case .secretsDir: secretsDirectory
        }
    }

    private static func lies(_ path: String, in directory: String) -> Bool {
        path == directory || path.hasPrefix(directory + "/")
    }
}

import Domain
import Foundation
import Logging

extension Settings {
    /// Reads all settings from their sources and validates every one.
    ///
    /// - Parameter sources: Where to read from.
    /// - Throws: `SettingsError` with every problem: unknown names, values that do not fit, settings that contradict.
    package init(reading sources: SettingsSources) throws(SettingsError) {
        var reader = SettingsReader(sources)
        let settings = Settings(&reader, sources)
        guard reader.problems.isEmpty else { throw SettingsError(reader.problems) }
        self = settings
    }

    private init(_ reader: inout SettingsReader, _ sources: SettingsSources) {
        let state = reader.path(.stateDir) ?? Self.defaultStateDirectory(sources)
        let keystore = reader.path(.keystoreDir) ?? "\(state)/keystore"
        stateDirectory = state
        keystoreDirectory = keystore
        backupDirectory = reader.path(.backupDir) ?? "\(state)/backups"
        databaseURL = Self.database(&reader, .databaseURL)
        ownerDatabaseURL = Self.database(&reader, .ownerDatabaseURL)
        rootKey = Self.rootKey(&reader, keystore)
        httpHost = reader.value(.httpHost, default: "127.0.0.1", Self.hostExpected, Self.host)
        httpPort = reader.port(.httpPort, default: 8080)
        tls = Self.tls(&reader)
        baseURL = Self.baseURL(&reader, port: httpPort, tls: tls != nil)
        trustedProxies = Self.trustedProxies(&reader)
        smtp = Self.smtp(&reader)
        smtpCredentials = Self.smtpCredentials(&reader)
        mailFrom = reader.value(.mailFrom, default: "obhut@localhost", "one e-mail address", Self.mailbox)
        nodeHost = reader.value(.nodeHost, default: "127.0.0.1", Self.hostExpected, Self.host)
        nodePort = reader.port(.nodePort, default: 8443)
        nodeCountry = reader.optional(.nodeCountry, "one of \(StorageCountries.list)") {
            StorageCountries.codes.contains($0) ? $0 : nil
        }
        metricsPort = reader.port(.metricsPort, default: 9464)
        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        logLevel = reader.value(.logLevel, default: .info, "one of \(levels)") { Logger.Level(rawValue: $0) }
        logFormat = reader.value(.logFormat, default: .text, "text or json") { LogFormat(rawValue: $0) }
        schedulesBackups = reader.value(.backupSchedule, default: true, "daily or off") {
            ["daily": true, "off": false][$0]
        }
        schedulesCanaries = reader.value(.canarySchedule, default: true, "weekly or off") {
            ["weekly": true, "off": false][$0]
        }
        epochDays = reader.value(.epochDays, default: 7, "a number of days from 1 to 365") {
            SettingsReader.number($0, in: 1...365)
        }
        keyBackupDirectories = Self.keyBackups(&reader)
        backupHorizonDays = reader.value(.backupHorizonDays, default: 30, "a number of days from 1 to 3650") {
            SettingsReader.number($0, in: 1...3_650)
        }
        clockOffset = reader.optional(.clockOffset, "an ISO 8601 duration such as P3Y or PT36H") { ISODuration($0) }
        secretsDirectory = reader.path(.secretsDir)
        shown = []
        checkPlaces(&reader)
        shown = shownSettings(reader)
        names = Dictionary(uniqueKeysWithValues: SettingKey.allCases.map { ($0, reader.name($0)) })
    }

    /// `$XDG_STATE_HOME/obhut`, as root and as the system user `/var/lib/obhut`.
    private static func defaultStateDirectory(_ sources: SettingsSources) -> String {
        let user = sources.user ?? SystemUser.current
        if user.id == 0 || user.name == SystemUser.serviceName { return SystemUser.serviceHome }
        if let state = sources.environment["XDG_STATE_HOME"], state.hasPrefix("/") { return "\(state)/obhut" }
        return "\(sources.environment["HOME"] ?? user.home)/.local/state/obhut"
    }

    private static func database(_ reader: inout SettingsReader, _ key: SettingKey) -> String? {
        reader.optional(key, "a libpq address: postgresql://… or keywords such as host=… dbname=…") {
            DatabaseAddress.isPlausible($0) ? $0 : nil
        }
    }

    private static func rootKey(_ reader: inout SettingsReader, _ keystore: String) -> RootKeySource {
        let file = reader.path(.rootKeyFile)
        guard let passphrase = reader.path(.rootPassphraseFile) else {
            return .file(file ?? "\(keystore)/\(SecretsDirectory.rootKey)")
        }
        if file != nil {
            reader.problem(.rootPassphraseFile, "cannot stand beside \(SettingKey.rootKeyFile.environment)")
        }
        return .passphraseFile(passphrase)
    }

    private static func tls(_ reader: inout SettingsReader) -> TLSFiles? {
        switch (reader.path(.tlsCertFile), reader.path(.tlsKeyFile)) {
        case (nil, nil): return nil
        case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
        case (nil, _?): reader.problem(.tlsKeyFile, "needs \(SettingKey.tlsCertFile.environment) beside it")
        case (_?, nil): reader.problem(.tlsCertFile, "needs \(SettingKey.tlsKeyFile.environment) beside it")
        }
        return nil
    }

    /// The address of links; without one, this machine at the port that is served.
    private static func baseURL(_ reader: inout SettingsReader, port: Int, tls: Bool) -> BaseAddress {
        var reason = ""
        let fallback = BaseAddress(loopback: port == 0 ? 8080 : port, secure: tls)
        guard let text = reader.text(.baseURL) else { return fallback }
        do throws(SettingsProblem) {
            return try BaseAddress(text)
        } catch {
            reason = error.reason
        }
        reader.problem(.baseURL, reason)
        return fallback
    }

    private static func trustedProxies(_ reader: inout SettingsReader) -> [NetworkRange] {
        reader.value(.trustedProxies, default: [], "networks such as 10.0.0.0/8 or 2001:db8::/32, separated by commas")
        {
            let texts = $0.split { $0 == "," || $0 == " " }
            let ranges = texts.compactMap { NetworkRange(String($0)) }
            return ranges.count == texts.count && !ranges.isEmpty ? ranges : nil
        }
    }

    private static func keyBackups(_ reader: inout SettingsReader) -> [String] {
        reader.value(.keyBackupDirs, default: [], "two or more different directories, separated by colons") {
            let paths = $0.split(separator: ":").map { SettingsReader.absolute(String($0)) }
            return paths.count >= 2 && Set(paths).count == paths.count ? paths : nil
        }
    }

    private static let hostExpected = "a host name or an address"

    private static func host(_ text: String) -> String? {
        let bare = text.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        let isName =
            bare.count <= 253 && bare.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) }
        return !bare.isEmpty && (isName || NetworkRange.bytes(of: bare) != nil) ? bare : nil
    }

    private static func mailbox(_ text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.allSatisfy { !$0.isWhitespace && !"<>,;\"\\".contains($0) && $0.asciiValue ?? 32 > 31 }
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && isPlain && text.utf8.count <= 254 ? text : nil
    }
}

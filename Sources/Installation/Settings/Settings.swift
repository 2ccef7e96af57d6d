package import Domain
package import Logging

/// Everything an installation can be told, validated.
package struct Settings: Sendable, Equatable {
    /// Directory of the embedded database and of local files.
    package var stateDirectory: String
    /// The runtime role's libpq address of an external database; nothing means the embedded one.
    package var databaseURL: String?
    /// The owner role's libpq address of an external database.
    package var ownerDatabaseURL: String?
    /// Directory of keystore, erasure ledger file and root key file.
    package var keystoreDirectory: String
    /// Where the root key comes from.
    package var rootKey: RootKeySource
    /// Address that pages and API listen on.
    package var httpHost: String
    /// Port that pages and API listen on; 0 lets the system choose.
    package var httpPort: Int
    /// The only source of absolute links.
    package var baseURL: BaseAddress
    /// Certificate and key of the native TLS listener, where there is one.
    package var tls: TLSFiles?
    /// Networks whose forwarded-for header is believed.
    package var trustedProxies: [NetworkRange]
    /// Mail server that messages leave through.
    package var smtp: SMTPAddress
    /// Login at the mail server, from the secrets directory.
    package var smtpCredentials: SMTPCredentials?
    /// Default sender of messages.
    package var mailFrom: String
    /// Address of the node-to-node listener.
    package var nodeHost: String
    /// Port of the node-to-node listener.
    package var nodePort: Int
    /// Country this node stores in, ISO 3166-1 alpha-2, one of the 31.
    package var nodeCountry: String?
    /// Loopback port of the Prometheus text.
    package var metricsPort: Int
    /// Least severe level that is logged.
    package var logLevel: Logger.Level
    /// Shape of a log line.
    package var logFormat: LogFormat
    /// Directory of scheduled database backups.
    package var backupDirectory: String
    /// Whether `maintenance run` makes a backup every day and tries one out every week.
    package var schedulesBackups: Bool
    /// Whether `maintenance run` makes, erases and looks for a synthetic person every week.
    package var schedulesCanaries: Bool
    /// Days after which `maintenance run` turns the epoch of a tenant that erased somebody in it.
    package var epochDays: Int
    /// Directories of sealed keystore copies: none, or at least two.
    package var keyBackupDirectories: [String]
    /// Days that backups outside Obhut's reach are kept.
    package var backupHorizonDays: Int
    /// Duration added to business time, for drills.
    package var clockOffset: ISODuration?
    /// Directory whose files hold secrets.
    package var secretsDirectory: String?
    /// Every setting with its value as text and where it came from, secrets left out.
    package var shown: [ShownSetting]
    /// The name that each setting has where it came from, for whoever has to change it.
    var names: [SettingKey: String] = [:]

    /// Whether the database is the private cluster in the state directory.
    package var usesEmbeddedDatabase: Bool { databaseURL == nil && ownerDatabaseURL == nil }
}

/// Every setting, under the name it has in the environment without `OBHUT_`.
///
/// One name gives all spellings: `OBHUT_HTTP_PORT` in the environment, `--http-port` on the command line, `httpPort` or
/// `{"http": {"port": …}}` in the configuration file, `http-port` as a file of the secrets directory.
package enum SettingKey: String, CaseIterable, Sendable {
    /// Directory of the embedded database and of local files.
    case stateDir = "STATE_DIR"
    /// The runtime role's libpq address of an external database.
    case databaseURL = "DATABASE_URL"
    /// The owner role's libpq address of an external database.
    case ownerDatabaseURL = "OWNER_DATABASE_URL"
    /// Directory of keystore, erasure ledger file and root key file.
    case keystoreDir = "KEYSTORE_DIR"
    /// File that holds the root key.
    case rootKeyFile = "ROOT_KEY_FILE"
    /// File that holds the passphrase the root key is derived from.
    case rootPassphraseFile = "ROOT_PASSPHRASE_FILE"
    /// Address that pages, API and public pages listen on.
    case httpHost = "HTTP_HOST"
    /// Port that pages, API and public pages listen on.
    case httpPort = "HTTP_PORT"
    /// The only source of absolute links.
    case baseURL = "BASE_URL"
    /// Certificate chain of the native TLS listener.
    case tlsCertFile = "TLS_CERT_FILE"
    /// Private key of the native TLS listener.
    case tlsKeyFile = "TLS_KEY_FILE"
    /// Networks whose forwarded-for header is believed.
    case trustedProxies = "TRUSTED_PROXIES"
    /// Mail server that messages leave through.
    case smtpURL = "SMTP_URL"
    /// Default sender of messages.
    case mailFrom = "MAIL_FROM"
    /// Address of the node-to-node listener.
    case nodeHost = "NODE_HOST"
    /// Port of the node-to-node listener.
    case nodePort = "NODE_PORT"
    /// Country this node stores in.
    case nodeCountry = "NODE_COUNTRY"
    /// Loopback port of the Prometheus text.
    case metricsPort = "METRICS_PORT"
    /// Least severe level that is logged.
    case logLevel = "LOG_LEVEL"
    /// Shape of a log line.
    case logFormat = "LOG_FORMAT"
    /// Directory of scheduled database backups.
    case backupDir = "BACKUP_DIR"
    /// Whether a backup is made every day.
    case backupSchedule = "BACKUP_SCHEDULE"
    /// Whether a synthetic person is made, erased and looked for every week.
    case canarySchedule = "CANARY_SCHEDULE"
    /// How old the key of a tenant that erased somebody gets before it is turned.
    case epochDays = "EPOCH_DAYS"
    /// Directories of sealed keystore copies.
    case keyBackupDirs = "KEY_BACKUP_DIRS"
    /// How long backups outside Obhut's reach are kept, as printed on receipts.
    case backupHorizonDays = "BACKUP_HORIZON_DAYS"
    /// Duration added to business time, for drills.
    case clockOffset = "CLOCK_OFFSET"
    /// Directory whose files hold secrets.
    case secretsDir = "SECRETS_DIR"

    /// The name in the environment: `OBHUT_HTTP_PORT`.
    package var environment: String { Self.environmentPrefix + rawValue }

    /// The name on the command line without dashes, and as a file of the secrets directory: `http-port`.
    package var option: String { rawValue.lowercased().replacing("_", with: "-") }

    /// The name in the configuration file: `httpPort`.
    package var file: String {
        let words = rawValue.lowercased().split(separator: "_")
        return words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    /// Whether the value may hold a password and is shown nowhere.
    package var isSecret: Bool { self == .databaseURL || self == .ownerDatabaseURL }

    /// One line for help texts.
    package var meaning: String {
        switch self {
        case .stateDir: "embedded database and local files"
        case .databaseURL: "PostgreSQL address of the runtime role; without it, the embedded database"
        case .ownerDatabaseURL: "PostgreSQL address of the owner role"
        case .keystoreDir: "keystore, erasure ledger file and root key file"
        case .rootKeyFile: "file with the root key"
        case .rootPassphraseFile: "file with the passphrase of the root key"
        case .httpHost: "address to listen on"
        case .httpPort: "port to listen on"
        case .baseURL: "address that links start with"
        case .tlsCertFile: "certificate chain for native TLS"
        case .tlsKeyFile: "private key for native TLS"
        case .trustedProxies: "networks whose forwarded-for header is believed"
        case .smtpURL: "mail server: smtp:// or smtps://, ?starttls=required"
        case .mailFrom: "default sender"
        case .nodeHost: "address of the node-to-node listener"
        case .nodePort: "port of the node-to-node listener"
        case .nodeCountry: "country this node stores in, two letters"
        case .metricsPort: "loopback port of the Prometheus text"
        case .logLevel: "trace, debug, info, notice, warning, error or critical"
        case .logFormat: "text or json"
        case .backupDir: "scheduled database backups"
        case .backupSchedule: "daily, or off where somebody else makes the backups"
        case .canarySchedule: "weekly, or off: a synthetic person is erased and looked for in every file"
        case .epochDays: "days after which the key of a business that erased somebody is turned"
        case .keyBackupDirs: "two or more directories for sealed keystore copies, separated by colons"
        case .backupHorizonDays: "days that backups are kept, printed on receipts"
        case .clockOffset: "ISO 8601 duration added to business time, for drills"
        case .secretsDir: "directory whose files hold secrets"
        }
    }

    static let environmentPrefix = "OBHUT_"

    /// The letters and digits of a spelling, which all spellings of one setting share: `httpport`.
    static func folded(_ spelling: some StringProtocol) -> String {
        let bare = spelling.hasPrefix(environmentPrefix) ? String(spelling.dropFirst(6)) : String(spelling)
        return bare.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    static let byFolded = Dictionary(uniqueKeysWithValues: allCases.map { (folded($0.rawValue), $0) })
}

import Domain
import Installation
import Operations
import Postgres
import Store
import Texts
import Vault

extension Failure {
    /// What any error means to whoever called: the one place where errors become exit codes and words.
    init(_ error: any Error, in language: Language = .english) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as Refusal: self = .refusal(refusal, in: language)
        case let error as SettingsError: self = .settings(error)
        case let error as VaultError: self = .vault(error)
        case let error as PostgresError: self = .database(error)
        case let error as StoreError: self = .store(error)
        case is DamagedRow:
            self = Failure(
                .failed, "record-damaged", "This record is damaged and cannot be opened; 'obhut audit verify' names it."
            )
        case let error as IdentityError: self = .identity(error)
        case let error as ClusterError: self = Failure(.notReady, "database-\(error.code.rawValue.kebab)", "\(error)")
        case let error as BackupError: self = Failure(.failed, "backup-\(error.code.rawValue.kebab)", "\(error)")
        case let error as BackupManifest.Flaw: self = Failure(.refused, "backup-invalid", rule: error.rule, error.rule)
        case let error as StateDirectoryError: self = Failure(.notReady, "state-directory", "\(error)")
        case let flaw as TransferFlaw: self = .transfer(flaw)
        case is CancellationError: self = .interrupted
        default:
            self = Failure(.failed, "internal", "Something unforeseen went wrong: \(type(of: error)).")
        }
    }

    private static func refusal(_ refusal: Refusal, in language: Language) -> Failure {
        let texts = Texts.in(language).refusals
        let everyday = RefusalTexts.codes.contains(refusal.code) ? texts.text(refusal.code).line : nil
        let message: String
        if refusal.kind == .notFound {
            // The everyday words speak of an address in a browser.
            message = language == .english ? refusal.rule ?? "There is no such thing." : "Das Genannte gibt es nicht."
        } else {
            message = everyday ?? refusal.rule ?? texts.text(refusal.code).line
        }
        let place = refusal.field.map { "\($0): " } ?? ""
        return Failure(
            ExitStatus(refusal.kind), refusal.code, rule: refusal.rule, field: refusal.field, place + message)
    }

    private static func transfer(_ flaw: TransferFlaw) -> Failure {
        let place = [flaw.place, flaw.field].compactMap(\.self).joined(separator: ", ")
        return Failure(
            .refused, flaw.code.rawValue, rule: flaw.rule, field: flaw.field,
            place.isEmpty ? flaw.rule : "\(place): \(flaw.rule)",
            details: [
                "file": .optional(flaw.file), "line": flaw.line.map { .count($0) } ?? .null,
            ])
    }

    private static func vault(_ error: VaultError) -> Failure {
        let status: ExitStatus =
            switch error.code {
            case .notFound, .wrongRoot, .insecurePermissions, .insecureLocation, .locked, .readOnly,
                .unsupportedVersion:
                .notReady
            case .alreadyInitialized, .invalidInput: .refused
            default: .failed
            }
        let hint = error.detail?.contains("no keystore") == true ? " 'obhut keystore init' makes a keystore." : ""
        return Failure(status, "keystore-\(error.code.rawValue.kebab)", "Keystore: \(error).\(hint)")
    }

    private static func identity(_ error: IdentityError) -> Failure {
        switch error {
        case .missing: Failure(.missing, "file-not-found", "\(error)")
        case .notOpened: Failure(.failed, "file-not-readable", "\(error)")
        case .noUser, .notGivenUp, .unreachable: Failure(.notReady, "identity", "\(error)")
        }
    }

    private static var interrupted: Failure {
        Failure(.interrupted, "interrupted", "Interrupted; what was committed stays.")
    }

    private static func database(_ error: PostgresError) -> Failure {
        if error.code == .cancelled { return .interrupted }
        // Tables or columns are missing: the schema is not there, or not the one of this version.
        if ["42P01", "42703", "3F000"].contains(error.sqlState) {
            return Failure(
                .notReady, "schema-missing", "The database lacks the schema of this version: 'obhut database migrate'.")
        }
        let unavailable: Set<PostgresError.Code> = [.unavailable, .poolExhausted]
        return Failure(
            unavailable.contains(error.code) ? .notReady : .failed, "database-\(error.code)", "\(error)")
    }

    private static func store(_ error: StoreError) -> Failure {
        switch error {
        case .foreignKeystore:
            Failure(
                .notReady, "keystore-foreign", "Keystore and database belong to different installations.")
        case .olderKeystore:
            Failure(
                .notReady, "keystore-older",
                "The keystore is older than the database and lacks keys of people in it: 'obhut keystore restore' a newer copy, or 'obhut backup restore' a backup as old as this one."
            )
        case .fenced: .fenced
        case .privilegedRole:
            Failure(
                .notReady, "role-privileged",
                "The role is superuser, bypasses row-level security or owns the tables; the service takes none of these."
            )
        case .unknownCode, .missingRow:
            Failure(.failed, "database-contradiction", "The database contradicts this version: \(error).")
        }
    }
}

extension String {
    /// `insecurePermissions` as `insecure-permissions`.
    fileprivate var kebab: String {
        reduce(into: "") { text, letter in text += letter.isUppercase ? "-\(letter.lowercased())" : String(letter) }
    }
}

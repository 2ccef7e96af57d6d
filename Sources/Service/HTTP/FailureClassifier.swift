import Domain
import HTTPSupport
import HTTPTypes
import Postgres
import Store
import Vault

/// What errors of the database and the keystore answer; known nowhere else.
enum FailureClassifier {
    static func classify(_ error: any Error) -> HTTPFailure? {
        switch error {
        case let error as PostgresError: failure(of: error)
        case let error as VaultError: failure(of: error)
        case is DamagedRow:
            HTTPFailure(
                .internalServerError, RefusalCode.recordDamaged.rawValue,
                rule: "The stored record is not what was written; 'obhut audit verify' names it.")
        default: nil
        }
    }

    private static func failure(of error: PostgresError) -> HTTPFailure? {
        switch error.code {
        case .unavailable, .poolExhausted, .timeout, .cancelled:
            HTTPFailure(.serviceUnavailable, RefusalCode.notReady.rawValue, retryAfter: 2)
        case .outcomeUnknown:
            HTTPFailure(
                .serviceUnavailable, RefusalCode.outcomeUnknown.rawValue,
                rule: "The connection was lost while writing; look before you repeat.", retryAfter: 2)
        case .server:
            serverFailure(of: error)
        default: nil
        }
    }

    private static func serverFailure(of error: PostgresError) -> HTTPFailure? {
        switch error.sqlState {
        case "40001", "40P01", "55P03", "53300", "57014", "53100", "53200", "53400", "25006":
            HTTPFailure(.serviceUnavailable, RefusalCode.notReady.rawValue, retryAfter: 2)
        case let state? where state.hasPrefix("57P") || state.hasPrefix("08"):
            HTTPFailure(.serviceUnavailable, RefusalCode.notReady.rawValue, retryAfter: 2)
        default: nil
        }
    }

    private static func failure(of error: VaultError) -> HTTPFailure? {
        switch error.code {
        case .memoryExhausted, .unknownEpoch, .unknownIndexVersion, .locked:
            HTTPFailure(.serviceUnavailable, RefusalCode.notReady.rawValue, retryAfter: 5)
        default: nil
        }
    }
}

package import Domain
import Vault

/// What a password must be: long enough, not everybody's, nothing else (ASVS 5.0 v5.0.0-6.2.1, 6.2.4, 6.2.5, 6.2.9).
package enum PasswordRule {
    /// The shortest password, in characters.
    package static let minimum = 10
    /// The longest, in bytes of UTF-8; nothing is cut off.
    package static let maximum = 512

    /// Refuses a password that is too short, too long or among the commonest.
    package static func check(_ password: String) throws(Refusal) {
        guard password.count >= minimum else {
            throw Refusal(
                .invalid, RefusalCode.passwordTooShort, field: "password", rule: "At least \(minimum) characters.")
        }
        guard password.utf8.count <= maximum else {
            throw Refusal(.invalid, RefusalCode.tooLong, field: "password", rule: "At most \(maximum) bytes.")
        }
        let folded = password.lowercased()
        let isRepetition = Set(folded).count < 4
        guard !isRepetition, !commonest.contains(where: { folded.hasPrefix($0) && folded.count < $0.count + 4 }) else {
            throw Refusal(
                .invalid, RefusalCode.passwordTooCommon, field: "password",
                rule: "This password is among the first ones tried.")
        }
    }

    /// Runs work on a password; what the hasher cannot do becomes a refusal.
    static func refusing<Result>(_ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch PasswordError.empty {
            throw Refusal(.invalid, RefusalCode.required, field: "password", rule: "This field must not be empty.")
        } catch PasswordError.tooLong {
            throw Refusal(.invalid, RefusalCode.tooLong, field: "password", rule: "At most \(maximum) bytes.")
        } catch is PasswordError {
            throw Refusal(
                .notReady, RefusalCode.busy, rule: "Too many people are logging in at this moment.", retryAfter: 5)
        }
    }

    /// Stems of the commonest passwords of ten characters and more, as public lists of leaked ones count them.
    private static let commonest = [
        "1234567890", "0123456789", "qwertzuiop", "qwertyuiop", "passwort12", "password12", "password123",
        "passwort123", "q1w2e3r4t5", "1q2w3e4r5t", "abcdefghij", "willkommen", "iloveyou12", "hallohallo",
        "schalke04", "geheimgeheim", "administrator", "1qaz2wsx3edc", "asdfghjkl1", "9876543210",
    ]
}

package import Domain
package import Foundation
import Ledger

/// What came of the last scheduled backup, of the last restore for practice and of the last failure; lies beside the
/// backups.
package struct BackupStatus: Sendable, Equatable {
    /// A backup that was made.
    package struct Made: Sendable, Equatable {
        /// The name of its directory.
        package let name: String
        /// When it was made.
        package let at: Date
        /// Bytes of its archive.
        package let size: Int64

        /// States what was made.
        package init(name: String, at: Date, size: Int64) {
            self.name = name
            self.at = at
            self.size = size
        }
    }

    /// A backup that was restored beside the database that serves, and thrown away.
    package struct Drill: Sendable, Equatable {
        /// The name of the backup's directory.
        package let name: String
        /// When it was tried.
        package let at: Date
        /// Whether everything held.
        package let passed: Bool
        /// What was looked at.
        package let proof: ProveBackup.Outcome

        /// States what came of it.
        package init(name: String, at: Date, passed: Bool, proof: ProveBackup.Outcome) {
            self.name = name
            self.at = at
            self.passed = passed
            self.proof = proof
        }
    }

    /// A backup, a copy of the keystore or a drill that could not be made.
    package struct Failed: Sendable, Equatable {
        /// `backup`, `key-copy` or `drill`.
        package let task: String
        /// When.
        package let at: Date
        /// The stable code of the failure.
        package let code: String

        /// States what failed.
        package init(task: String, at: Date, code: String) {
            self.task = task
            self.at = at
            self.code = code
        }
    }

    /// The name of this shape.
    package static let schema = "obhut-backup-status-1"

    /// The newest backup.
    package var backup: Made?
    /// The last drill.
    package var drill: Drill?
    /// What failed since the last success of its kind.
    package var failure: Failed?

    /// Begins with nothing.
    package init() {}

    /// The document, nothing secret in it.
    package var document: CanonicalJSON {
        var members: [String: CanonicalJSON] = ["schema": .string(Self.schema)]
        if let backup {
            members["backup"] = .object([
                "name": .string(backup.name), "at": .string(InternetTime.text(backup.at)),
                "size": .integer(backup.size),
            ])
        }
        if let drill {
            let proof = drill.proof
            members["drill"] = .object([
                "name": .string(drill.name), "at": .string(InternetTime.text(drill.at)), "passed": .bool(drill.passed),
                "tenants": .integer(Int64(proof.tenants)), "keys": .integer(Int64(proof.keys)),
                "people": .integer(Int64(proof.people)), "blocks": .integer(Int64(proof.blocks)),
                "findings": .integer(Int64(proof.findings)),
            ])
        }
        if let failure {
            members["failure"] = .object([
                "task": .string(failure.task), "at": .string(InternetTime.text(failure.at)),
                "code": .string(failure.code),
            ])
        }
        return .object(members)
    }

    /// Reads the document; what is missing or malformed is as if it had never been noted.
    package init(reading bytes: [UInt8]) {
        guard case .object(let fields)? = try? JSONValue(parsing: bytes), fields.string("schema") == Self.schema else {
            return
        }
        if case .object(let made)? = fields["backup"], let name = made.string("name"), let at = Self.time(made),
            let size = Self.number(made, "size")
        {
            backup = Made(name: name, at: at, size: size)
        }
        if case .object(let tried)? = fields["drill"], let name = tried.string("name"), let at = Self.time(tried),
            case .boolean(let passed)? = tried["passed"]
        {
            func count(_ name: String) -> Int { Int(clamping: Self.number(tried, name) ?? 0) }
            drill = Drill(
                name: name, at: at, passed: passed,
                proof: ProveBackup.Outcome(
                    tenants: count("tenants"), keys: count("keys"), people: count("people"), blocks: count("blocks"),
                    findings: count("findings")))
        }
        if case .object(let failed)? = fields["failure"], let task = failed.string("task"), let at = Self.time(failed),
            let code = failed.string("code")
        {
            failure = Failed(task: task, at: at, code: code)
        }
    }

    private static func time(_ object: JSONObject) -> Date? { object.string("at").flatMap { InternetTime.date($0) } }

    private static func number(_ object: JSONObject, _ name: String) -> Int64? {
        switch object[name] {
        case .number(let number)?: Int64(exactly: number)
        case .string(let text)?: Int64(text)
        default: nil
        }
    }
}

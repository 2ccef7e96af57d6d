/// Tables that an export of a tenant leaves out, and why: closed, so that whoever adds a table has it exported without
/// thinking of it.
package enum ExportedLeavings {
    /// Why a table is left out.
    package enum Reason: String, Sendable {
        /// Keys stay where they are; everything is sealed anew elsewhere, and keyed hashes are made anew or mean nothing there.
        case keys
        /// Passwords, sessions, tokens and second factors are made anew elsewhere.
        case credentials
        /// What is gone by itself within a day: answers that were remembered, files that wait to be imported.
        case passing
    }

    /// The tables by name.
    package static let tables: [String: Reason] = [
        "wrapped_key": .keys, "tenant_key_state": .keys, "index_key_state": .keys,
        "login": .credentials, "session": .credentials, "member_link": .credentials, "api_token": .credentials,
        "second_factor": .credentials, "recovery_code": .credentials,
        "quarantine_token": .keys, "import_mapping": .keys,
        "idempotency": .passing, "import_file": .passing, "import_file_chunk": .passing,
    ]
}

/// Why an export of a tenant cannot be taken in: names file, line and rule, never a value.
package struct TransferFlaw: Error, Sendable, Equatable {
    /// The kinds of refusal.
    package enum Code: String, Sendable, CaseIterable {
        /// No archive of this form, or one of a later version.
        case formUnknown = "form-unknown"
        /// The archive ends early, or a file of it is missing, too many or not what its digest says.
        case damaged = "archive-damaged"
        /// The signature does not hold, or is by another key than the one that is trusted.
        case signatureInvalid = "signature-invalid"
        /// A record set, column or field that this version does not know.
        case unknownName = "name-unknown"
        /// A line that is no record.
        case recordInvalid = "record-invalid"
        /// A record that contradicts others, or a rule of the database.
        case recordRefused = "record-refused"
        /// Consents that are not what their events, texts and commitments say.
        case consentsContradict = "consents-contradict"
        /// Blocked addresses came without the key to them.
        case identityMissing = "identity-missing"
    }

    /// The kind.
    package let code: Code
    /// The rule that said no.
    package let rule: String
    /// The file in the archive.
    package var file: String?
    /// The line in it, from 1.
    package var line: Int?
    /// The column or field.
    package var field: String?

    /// States a flaw.
    package init(_ code: Code, _ rule: String, file: String? = nil, line: Int? = nil, field: String? = nil) {
        self.code = code
        self.rule = rule
        self.file = file
        self.line = line
        self.field = field
    }

    /// The same flaw at a place, where it names none yet.
    package func at(_ file: String, line: Int) -> TransferFlaw {
        TransferFlaw(code, rule, file: self.file ?? file, line: self.line ?? line, field: field)
    }

    /// `file:line`, as far as it is known.
    package var place: String? {
        file.map { file in line.map { "\(file):\($0)" } ?? file }
    }
}

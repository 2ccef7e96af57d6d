/// Why a row of an import is kept back; raw values stand in the quarantine file and never change.
///
/// Where a code is also one of ``RefusalCode``, it means the same. Reasons that only the store can find (`duplicate`,
/// `suppressed`, what ``StorageGate`` refuses) keep the code of their refusal.
package enum ImportIssueCode: String, Sendable, CaseIterable {
    case columnCount = "column-count"
    case quoteBroken = "quote-broken"
    case encodingInvalid = "encoding-invalid"
    case controlCharacter = "control-character"
    case tooLong = "too-long"
    case tooMany = "too-many"
    case recordTooLarge = "record-too-large"
    case emptyRow = "empty-row"
    case nameOrContactMissing = "name-or-contact-missing"
    case emailInvalid = "email-invalid"
    case telephoneInvalid = "telephone-invalid"
    case telephoneIncomplete = "telephone-incomplete"
    case telephoneExtension = "telephone-extension"
    case countryUnknown = "country-unknown"
    case processingMissing = "processing-missing"
    case purposeUnknown = "purpose-unknown"
    case basisUnknown = "basis-unknown"
    case dateInvalid = "date-invalid"
    case evidenceIncomplete = "evidence-incomplete"
    case cardIncomplete = "card-incomplete"
    case outsideCard = "outside-card"
    case notAPerson = "not-a-person"
    case cellError = "cell-error"
}

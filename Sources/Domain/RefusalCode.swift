/// The stable codes of refusals; each has an everyday sentence in `Texts`.
package enum RefusalCode {
    // Shape of input
    package static let required = "required"
    package static let tooLong = "too-long"
    package static let tooMany = "too-many"
    package static let controlCharacter = "control-character"
    package static let notAllowedValue = "value-not-allowed"
    package static let emailInvalid = "email-invalid"
    package static let telephoneInvalid = "telephone-invalid"
    package static let countryInvalid = "country-invalid"
    package static let dateInvalid = "date-invalid"
    package static let duplicateID = "duplicate-id"
    package static let malformed = "malformed"
    package static let nameOrContactMissing = "name-or-contact-missing"
    package static let recordTooLarge = "record-too-large"
    package static let scopeUnknown = "scope-unknown"
    package static let slugInvalid = "slug-invalid"
    package static let passwordTooShort = "password-too-short"

    // Who may
    package static let unauthenticated = "unauthenticated"
    package static let credentialsWrong = "credentials-wrong"
    package static let permissionMissing = "permission-missing"
    package static let scopeMissing = "scope-missing"
    package static let notFound = "not-found"
    package static let tokenInvalid = "token-invalid"
    package static let formExpired = "form-expired"

    // State of things
    package static let conflict = "conflict"
    package static let alreadyExists = "already-exists"
    package static let versionMismatch = "version-mismatch"
    package static let versionMissing = "version-missing"
    package static let idempotencyMismatch = "idempotency-mismatch"
    package static let rateLimited = "rate-limited"
    package static let bodyTooLarge = "body-too-large"
    package static let notReady = "not-ready"
    package static let sealed = "sealed"
    package static let fenced = "fenced"
    package static let outcomeUnknown = "outcome-unknown"
    package static let busy = "busy"
    package static let internalError = "internal"
    package static let methodNotAllowed = "method-not-allowed"
    package static let mediaTypeUnsupported = "media-type-unsupported"

    // The gate before a person exists
    package static let processingMissing = "processing-missing"
    package static let purposeUnknown = "purpose-unknown"
    package static let basisUnknown = "basis-unknown"
    package static let basisNotAllowed = "basis-not-allowed"
    package static let sourceMissing = "source-missing"
    package static let evidenceMissing = "evidence-missing"
    package static let evidenceIncomplete = "evidence-incomplete"
    package static let evidenceNotAccepted = "evidence-not-accepted"
    package static let attestationMissing = "attestation-missing"
    package static let syntheticOutsideExample = "synthetic-outside-example"
    package static let consentNotConfirmed = "consent-not-confirmed"
    package static let suppressed = "suppressed"
    package static let saleReferenceMissing = "sale-reference-missing"
    package static let similarGoodsMissing = "similar-goods-missing"
    package static let collectionNoticeMissing = "collection-notice-missing"
    package static let objected = "objected"
    package static let belowConsentAge = "below-consent-age"
    package static let agreementMissing = "agreement-missing"
    package static let tenantSuspended = "tenant-suspended"
    package static let basisFixed = "basis-fixed"

    // Consent
    package static let newRequestNeeded = "new-request-needed"
    package static let nothingToConfirm = "nothing-to-confirm"
    package static let confirmationMismatch = "confirmation-mismatch"
    package static let confirmationExpired = "confirmation-expired"
    package static let confirmationSent = "confirmation-already-sent"
    package static let controlNotUnchecked = "control-not-unchecked"
    package static let wordingMissing = "wording-missing"
    package static let contested = "contested"
    package static let erased = "erased"
    package static let channelNotAllowed = "channel-not-allowed"
    package static let transitionNotAllowed = "transition-not-allowed"

    // Erasure, restriction, requests
    package static let legalHold = "legal-hold"
    package static let reasonUnknown = "reason-unknown"
    package static let restricted = "restricted"
    package static let noticeBeforeLifting = "notice-before-lifting"
    package static let extensionTooLate = "extension-too-late"
    package static let extensionTooLong = "extension-too-long"
    package static let extensionReasonMissing = "extension-reason-missing"
    package static let secondPersonNeeded = "second-person-needed"
    package static let parameterOutOfBounds = "parameter-out-of-bounds"
    package static let parameterDirection = "parameter-direction"
    package static let parameterUnknown = "parameter-unknown"
    package static let countryNotAllowed = "country-not-allowed"
    package static let receiptInvalid = "receipt-invalid"

    // Imports
    package static let mappingMissing = "mapping-missing"
    package static let fileUnreadable = "file-unreadable"
    package static let rowMalformed = "row-malformed"
    package static let duplicate = "duplicate"

    /// Every code, for texts, tests and the OpenAPI document.
    package static let all: [String] = [
        required, tooLong, tooMany, controlCharacter, notAllowedValue, emailInvalid, telephoneInvalid, countryInvalid,
        dateInvalid, duplicateID, malformed, nameOrContactMissing, recordTooLarge, scopeUnknown, slugInvalid,
        passwordTooShort, unauthenticated, credentialsWrong, permissionMissing, scopeMissing, notFound, tokenInvalid,
        formExpired, conflict, alreadyExists, versionMismatch, versionMissing, idempotencyMismatch, rateLimited,
        bodyTooLarge, notReady, sealed, fenced, outcomeUnknown, busy, internalError, methodNotAllowed,
        mediaTypeUnsupported, processingMissing, purposeUnknown, basisUnknown, basisNotAllowed, sourceMissing,
        evidenceMissing, evidenceIncomplete, evidenceNotAccepted, attestationMissing, syntheticOutsideExample,
        consentNotConfirmed, suppressed, saleReferenceMissing, similarGoodsMissing, collectionNoticeMissing, objected,
        belowConsentAge, agreementMissing, tenantSuspended, basisFixed, newRequestNeeded, nothingToConfirm,
        confirmationMismatch, confirmationExpired, confirmationSent, controlNotUnchecked, wordingMissing, contested,
        erased, channelNotAllowed, transitionNotAllowed, legalHold, reasonUnknown, restricted, noticeBeforeLifting,
        extensionTooLate, extensionTooLong, extensionReasonMissing, secondPersonNeeded, parameterOutOfBounds,
        parameterDirection, parameterUnknown, countryNotAllowed, receiptInvalid, mappingMissing, fileUnreadable,
        rowMalformed, duplicate,
    ]
}

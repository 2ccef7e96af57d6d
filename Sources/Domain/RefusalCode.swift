/// The stable codes of refusals; each has an everyday sentence in `Texts`.
package enum RefusalCode: String, Sendable, CaseIterable {
    // Shape of input
    case required
    case tooLong = "too-long"
    case tooMany = "too-many"
    case controlCharacter = "control-character"
    case notAllowedValue = "value-not-allowed"
    case emailInvalid = "email-invalid"
    case telephoneInvalid = "telephone-invalid"
    case countryInvalid = "country-invalid"
    case dateInvalid = "date-invalid"
    case duplicateID = "duplicate-id"
    case malformed
    case nameOrContactMissing = "name-or-contact-missing"
    case recordTooLarge = "record-too-large"
    case tagUnknown = "tag-unknown"
    case fieldUnknown = "field-unknown"
    case fieldEnded = "field-ended"
    case scopeUnknown = "scope-unknown"
    case slugInvalid = "slug-invalid"
    case slugTaken = "slug-taken"
    case webAddressInvalid = "web-address-invalid"
    case pageAddressInvalid = "page-address-invalid"
    case passwordTooShort = "password-too-short"
    case passwordTooCommon = "password-too-common"
    case passwordWrong = "password-wrong"
    case codeWrong = "code-wrong"

    // Who may
    case unauthenticated
    case credentialsWrong = "credentials-wrong"
    case permissionMissing = "permission-missing"
    case secondFactorNeeded = "second-factor-needed"
    case scopeMissing = "scope-missing"
    case notFound = "not-found"
    case tenantNotFound = "tenant-not-found"
    case tokenInvalid = "token-invalid"
    case formExpired = "form-expired"

    // State of things
    case conflict
    case alreadyExists = "already-exists"
    case inUse = "in-use"
    case lastOwner = "last-owner"
    case versionMismatch = "version-mismatch"
    case versionMissing = "version-missing"
    case idempotencyMismatch = "idempotency-mismatch"
    case rateLimited = "rate-limited"
    case bodyTooLarge = "body-too-large"
    case notReady = "not-ready"
    case sealed
    case fenced
    case outcomeUnknown = "outcome-unknown"
    case recordDamaged = "record-damaged"
    case busy
    case internalError = "internal"
    case methodNotAllowed = "method-not-allowed"
    case mediaTypeUnsupported = "media-type-unsupported"

    // The gate before a person exists
    case processingMissing = "processing-missing"
    case purposeUnknown = "purpose-unknown"
    case basisUnknown = "basis-unknown"
    case basisNotAllowed = "basis-not-allowed"
    case sourceMissing = "source-missing"
    case evidenceMissing = "evidence-missing"
    case evidenceIncomplete = "evidence-incomplete"
    case evidenceNotAccepted = "evidence-not-accepted"
    case attestationMissing = "attestation-missing"
    case syntheticOutsideExample = "synthetic-outside-example"
    case consentNotConfirmed = "consent-not-confirmed"
    case suppressed
    case saleReferenceMissing = "sale-reference-missing"
    case similarGoodsMissing = "similar-goods-missing"
    case collectionNoticeMissing = "collection-notice-missing"
    case objected
    case belowConsentAge = "below-consent-age"
    case agreementMissing = "agreement-missing"

    // Consent
    case newRequestNeeded = "new-request-needed"
    case nothingToConfirm = "nothing-to-confirm"
    case confirmationMismatch = "confirmation-mismatch"
    case confirmationExpired = "confirmation-expired"
    case confirmationSent = "confirmation-already-sent"
    case controlNotUnchecked = "control-not-unchecked"
    case wordingMissing = "wording-missing"
    case wordingUnknown = "wording-unknown"
    case contested
    case erased
    case channelNotAllowed = "channel-not-allowed"
    case channelsNotJoinable = "channels-not-joinable"
    case periodMissing = "period-missing"
    case purposeEnded = "purpose-ended"
    case transitionNotAllowed = "transition-not-allowed"

    // Erasure, restriction, requests
    case legalHold = "legal-hold"
    case reasonUnknown = "reason-unknown"
    case restricted
    case noticeBeforeLifting = "notice-before-lifting"
    case extensionTooLate = "extension-too-late"
    case extensionTooLong = "extension-too-long"
    case extensionReasonMissing = "extension-reason-missing"
    case secondPersonNeeded = "second-person-needed"
    case identityUnverified = "identity-unverified"
    case parameterOutOfBounds = "parameter-out-of-bounds"
    case parameterDirection = "parameter-direction"
    case parameterUnknown = "parameter-unknown"
    case countryNotAllowed = "country-not-allowed"
    case receiptInvalid = "receipt-invalid"

    // Imports
    case mappingMissing = "mapping-missing"
    case mappingInvalid = "mapping-invalid"
    case fileUnreadable = "file-unreadable"
    case fileDiscarded = "file-discarded"
    case duplicate
}

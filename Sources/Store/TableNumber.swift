/// The number of a table in the additional data of every envelope and in row digests.
///
/// Numbers are part of the ciphertext format: they are never reused and never change.
package enum TableNumber: UInt16, Sendable, CaseIterable {
    case person = 1
    case processingGround = 2
    case member = 3
    case memberPassword = 4
    case consentEvent = 5
    case eventSlot = 6
    case importRow = 7
    case organization = 20
    case employment = 21
    case activity = 22
    case importFile = 30
    case importFileChunk = 31
    case secondFactor = 40
    case listView = 41
    case reduction = 60
    case pendingSignup = 61
    case subjectRequest = 63
    // Digested, not sealed.
    case suppression = 80
    case restriction = 81
    case subject = 82
    case wrappedKey = 83
    case tenant = 84
    case tenantParameter = 85
    case loginPolicy = 86
    case purpose = 87
    case tag = 88
    case customField = 89
    case erasure = 90
    case erasureReceipt = 91
    case apiToken = 92
    case session = 93
    case memberLink = 94
    case webhook = 95
    case purposeText = 96
    case subscriptionForm = 110
    case suppressionLift = 111
    case personLink = 112
    case subscriptionFormVersion = 113
    case campaign = 130
    case breach = 140
    case legalHold = 141
}

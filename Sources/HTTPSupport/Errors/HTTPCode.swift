/// The stable codes of what HTTP itself refuses, beside those of the rules (`RefusalCode`).
package enum HTTPCode: String, Sendable, CaseIterable {
    case malformedJSON = "malformed-json"
    case jsonTooDeep = "json-too-deep"
    case jsonTooLarge = "json-too-large"
    case duplicateName = "duplicate-name"
    case invalidUTF8 = "invalid-utf8"
    case wrongType = "wrong-type"
    case unknownField = "unknown-field"
    case malformedForm = "malformed-form"
    case malformedMultipart = "malformed-multipart"
    case parameterInvalid = "parameter-invalid"
    case targetTooLong = "target-too-long"
    case requestTooSlow = "request-too-slow"
    case notAcceptable = "not-acceptable"
    case idempotencyUnderWay = "idempotency-under-way"
    case badRequest = "bad-request"
}

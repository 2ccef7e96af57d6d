import Domain
import HTTPTypes

extension HTTPResponse.Status {
    /// The status of a page with a form: what its form was refused for, where it was.
    static func form(_ refusal: Refusal?) -> HTTPResponse.Status {
        switch refusal?.kind {
        case nil: .ok
        case .preconditionFailed: .preconditionFailed
        default: .unprocessableContent
        }
    }
}

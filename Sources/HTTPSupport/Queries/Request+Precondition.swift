import Domain
import HTTPTypes
package import Hummingbird

extension Request {
    /// The `If-Match` of a PATCH or PUT (RFC 9110 §13.1.1).
    ///
    /// - Throws: `HTTPFailure` 428 without the header, 400 where it is not a list of tags.
    package func precondition() throws(HTTPFailure) -> Precondition {
        let lines = headers[values: .ifMatch]
        guard !lines.isEmpty else {
            throw HTTPFailure(
                .preconditionRequired, RefusalCode.versionMissing, rule: "Send If-Match with the ETag of what you read."
            )
        }
        let tags = lines.joined(separator: ",").prefix(1_024).split(separator: ",").map { tag in
            tag.filter { $0 != " " && $0 != "\t" }
        }
        if tags == ["*"] { return .any }
        guard !tags.isEmpty, tags.allSatisfy({ $0.hasSuffix("\"") && ($0.hasPrefix("\"") || $0.hasPrefix("W/\"")) })
        else {
            throw HTTPFailure(.badRequest, RefusalCode.malformed, rule: "If-Match is a list of entity tags.")
        }
        return .versions(tags.compactMap { EntityTag($0)?.version })
    }
}

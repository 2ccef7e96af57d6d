import Domain
import Foundation
import Hummingbird

extension RequestContext {
    /// The id in the path; anything that is no id answers like an id that is not there.
    func identifier(_ name: String = "id") throws -> UUID {
        guard let text = parameters.get(name), let id = UUID(uuidString: text) else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such thing here.")
        }
        return id
    }
}

import Domain
import Foundation

extension Actor {
    /// Somebody at a public page of a business: nothing is known of her, and no permission is hers.
    static func visitor(of tenant: UUID) -> Actor {
        Actor(tenant: tenant, member: nil, role: .readOnly, purpose: "front-door", via: .public)
    }
}

import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations

/// `/people/{id}/restriction`: storage only (Art. 18), and its end.
struct RestrictionRoutes {
    let useCases: APIRoutes.UseCases

    func add(to people: RouterGroup<APIRequestContext>) {
        people.post("{id}/restriction", use: restrict)
        people.delete("{id}/restriction", use: lift)
    }

    @Sendable
    private func restrict(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RestrictionBody>
    {
        let id = try context.identifier()
        let order = try await request.json(RestrictionRequest.self)
        let restriction = try await useCases.restrict(
            id, reason: try RestrictionReason.checked(order.reason), by: context.actor)
        let location = context.made.note("/api/v1/people/\(id.uuidString.lowercased())")
        return .created(RestrictionBody(restriction), location: location)
    }

    /// When the person was told comes as `notifiedAt` in the query: a DELETE has no body.
    @Sendable
    private func lift(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<RestrictionBody> {
        let id = try context.identifier()
        let notifiedAt = try request.parameters(["notifiedAt"])["notifiedAt"].map { text in
            guard let date = Timestamp.parse(text) else {
                throw ListQuery.bad("notifiedAt", "A time as RFC 3339 writes it, such as 2026-11-23T10:00:00Z.")
            }
            return date
        }
        return .ok(
            RestrictionBody(try await useCases.restrict.lift(id, notifiedAt: notifiedAt, by: context.actor)))
    }
}

import Domain
import HTTPSupport
import Hummingbird
import Operations

/// `/people/{id}/export`: the answer to a person who asks what is kept of her, in one click.
struct DisclosureRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("people/{id}/export", use: export)
    }

    /// In the language of the business, not of whoever clicks: the person reads it.
    @Sendable
    private func export(_ request: Request, _ context: StaffRequestContext) async throws -> FileAnswer {
        let package = try await support.useCases.disclose(try context.identifier(), by: context.actor)
        return FileAnswer(name: package.name, mediaType: PersonPackage.mediaType, writing: package.write)
    }
}

import Domain
import HTTPSupport
import Hummingbird
import Operations
import Texts

/// `/people/{id}/export`: everything that is kept of a person (Art. 15, 20 GDPR).
struct DisclosureRoutes {
    let useCases: APIRoutes.UseCases

    func add(to people: RouterGroup<APIRequestContext>) {
        people.get("{id}/export", use: export)
    }

    @Sendable
    private func export(_ request: Request, _ context: APIRequestContext) async throws -> FileAnswer {
        let language = try request.parameters(["language"])["language"].map { text in
            guard let language = Language(rawValue: text) else {
                throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "language", rule: "de or en.")
            }
            return language
        }
        let package = try await useCases.disclose(try context.identifier(), in: language, by: context.actor)
        return FileAnswer(name: package.name, mediaType: PersonPackage.mediaType, writing: package.write)
    }
}

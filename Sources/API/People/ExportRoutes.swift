import HTTPSupport
import Hummingbird
import Operations

/// `/exports`: people as a file, for a stated purpose.
struct ExportRoutes {
    let useCases: APIRoutes.UseCases

    func add(to exports: RouterGroup<APIRequestContext>) {
        exports.post(use: create)
    }

    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> FileAnswer {
        let order = try await request.json(ExportRequest.self).order()
        let file = try await useCases.export(order, by: context.actor)
        return FileAnswer(name: file.name, mediaType: file.mediaType, reading: file)
    }
}

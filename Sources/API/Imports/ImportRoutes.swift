import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Store

/// `/imports`: take a file in, see what came of it, fetch its quarantine, take it back.
struct ImportRoutes {
    /// Bytes of a file at most: what ``HTTPLimits`` lets in. Larger files are the operator's command's.
    static let maximumBytes = HTTPLimits().bodyBytes
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to imports: RouterGroup<APIRequestContext>) {
        imports.get(use: list)
        imports.post(use: create)
        imports.get("{id}", use: read)
        imports.get("{id}/quarantine", use: quarantine)
        imports.post("{id}/undos", use: undo)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<ImportBody>> {
        let query = try ListQuery(request)
        let scope = ListCursor.Scope("imports", context, query)
        let cursor = try ListCursor(query, cursors, scope)
        let (found, next) = try await useCases.batches.page(
            after: cursor.map { ($0.at, $0.id) }, limit: query.limit, by: context.actor)
        return .ok(
            ListAnswer(
                items: found.map(ImportBody.init),
                nextCursor: next.map { ListCursor(at: $0.at, id: $0.id).text(cursors, scope) }))
    }

    /// The body is the file; what applies to all its rows stands in the query, as codes.
    @Sendable
    private func create(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ImportBody> {
        var order = try Self.order(request)
        let mediaType = try request.requireMediaType(["text/csv", "text/vcard"], anyCharset: true)
        order.format = mediaType == "text/csv" ? .csv : .vcard
        var body = request.body.makeAsyncIterator()
        var received = 0
        let batch = try await useCases.imports(order, by: context.actor) {
            guard let buffer = try await body.next(isolation: #isolation) else { return nil }
            received += buffer.readableBytes
            guard received <= Self.maximumBytes else {
                throw HTTPFailure(.contentTooLarge, RefusalCode.bodyTooLarge, closesConnection: true)
            }
            return Array(buffer.readableBytesView)
        }
        // A trial run leaves nothing behind to point at.
        if order.isDryRun { return .ok(ImportBody(batch)) }
        return .created(ImportBody(batch), location: "/api/v1/imports/\(batch.id.uuidString.lowercased())")
    }

    private static func order(_ request: Request) throws -> ImportOrder {
        let parameters = try request.parameters(["purpose", "legalBasis", "source", "duplicates", "dryRun"])
        var order = ImportOrder()
        order.purpose = parameters["purpose"]
        order.source = parameters["source"]
        if let text = parameters["legalBasis"] {
            guard let basis = LegalBasis(rawValue: text) else {
                throw ListQuery.bad(
                    "legalBasis", "One of \(LegalBasis.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            order.legalBasis = basis
        }
        if let text = parameters["duplicates"] {
            guard let policy = ImportBatch.DuplicatePolicy(rawValue: text) else {
                throw ListQuery.bad("duplicates", "One of skip, update, both.")
            }
            order.duplicates = policy
        }
        switch parameters["dryRun"] {
        case nil, "false": order.isDryRun = false
        case "true": order.isDryRun = true
        default: throw ListQuery.bad("dryRun", "true or false.")
        }
        return order
    }

    @Sendable
    private func read(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<ImportBody> {
        .ok(ImportBody(try await useCases.batches.one(try context.identifier(), by: context.actor)))
    }

    @Sendable
    private func quarantine(_ request: Request, _ context: APIRequestContext) async throws -> FileAnswer {
        let id = try context.identifier()
        let file = try await useCases.batches.quarantine(id, by: context.actor)
        return FileAnswer(
            name: "quarantine-\(id.uuidString.lowercased()).csv", mediaType: "text/csv; charset=utf-8",
            reading: file)
    }

    @Sendable
    private func undo(_ request: Request, _ context: APIRequestContext) async throws -> JSONAnswer<UndoBody> {
        let id = try context.identifier()
        let outcome = try await useCases.undo(id, by: context.actor)
        return .created(
            UndoBody(removed: outcome.removed, restored: outcome.restored, kept: outcome.kept),
            location: "/api/v1/imports/\(id.uuidString.lowercased())")
    }
}

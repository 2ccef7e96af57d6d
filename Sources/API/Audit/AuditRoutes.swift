import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// `/audit`: what was done, by whom, newest first.
struct AuditRoutes {
    let useCases: APIRoutes.UseCases
    let cursors: CursorCodec

    func add(to api: RouterGroup<APIRequestContext>) {
        api.get("audit", use: list)
    }

    @Sendable
    private func list(
        _ request: Request, _ context: APIRequestContext
    ) async throws -> JSONAnswer<ListAnswer<AuditBody>> {
        let query = try ListQuery(request)
        let scope = TimeCursor.scope("audit", context)
        var cursor: LogCursor?
        if let text = query.cursor {
            let bytes = try cursors.decode(text, scope: scope)
            guard bytes.count == 24 else { throw ListQuery.bad("cursor", "A cursor of this list.") }
            cursor = LogCursor(
                transaction: bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) },
                id: UUID(uuid: bytes.dropFirst(8).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) }))
        }
        let found = try await useCases.log.entries(after: cursor, limit: query.limit + 1, by: context.actor)
        let page = Array(found.prefix(query.limit))
        let next = found.count > query.limit ? page.last : nil
        return .ok(
            ListAnswer(
                items: page.map(AuditBody.init),
                nextCursor: next.map { line in
                    let number = (0..<8).map { UInt8(truncatingIfNeeded: line.transaction >> (56 - 8 * $0)) }
                    return cursors.encode(number + withUnsafeBytes(of: line.id.uuid) { Array($0) }, scope: scope)
                }))
    }
}

/// An audit entry on the wire.
struct AuditBody: Encodable, Sendable {
    let id: String
    let at: Date
    let actor: String
    let memberId: String?
    let action: String
    let rowId: String?
    let subjectId: String?

    init(_ line: AuditLine) {
        id = line.id.uuidString.lowercased()
        at = line.at
        actor = line.operatorName.map { "operator:\($0)" } ?? line.actorKind
        memberId = line.actor?.uuidString.lowercased()
        action = line.action
        rowId = line.row?.uuidString.lowercased()
        subjectId = line.subject?.uuidString.lowercased()
    }
}

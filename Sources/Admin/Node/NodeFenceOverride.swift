import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lets a fenced node serve without replaying what its database has lost.
struct NodeFenceOverride: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "override",
        abstract: "Let a fenced node serve although its database has lost erasures: whoever was erased since is back.",
        discussion: "It is logged in the erasure ledger and in the log of every tenant concerned, with --reason.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard reason.reason != nil else { throw ValidationError("--reason says why; it stands in the logs") }
    }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let store = try await session.store()
        let fence = try await store.fence()
        guard fence.isClosed else {
            throw Failure(
                .refused, "fence-open",
                Words("Der Knoten ist nicht gesperrt.", "The node is not fenced.")[session.language])
        }
        if global.dryRun { return NodeFenceShow.answer(fence, in: session.language) }
        try session.confirm(
            Words(
                "\(fence.reductions.count) Löschungen, Einschränkungen, Widerrufe, Widersprüche und Sperren nicht erneut ausführen?",
                "Leave \(fence.reductions.count) erasures, restrictions, withdrawals, objections and blocks undone?"))
        _ = try await OverrideFence(store)(reason: reason.reason ?? "") { session.operatorActor(in: $0) }
        return NodeFenceShow.answer(try await store.fence(), in: session.language)
    }
}

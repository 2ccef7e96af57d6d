import ArgumentParser
import Operations

/// Prints the signed receipt of an erasure.
struct ErasureReceiptShow: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Print the signed receipt of an erasure: the document itself.")

    @Argument(help: "The erasure's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return Answer(nil, text: try await ReadErasures(store).receipt(of: id.uuid, by: actor) + "\n")
    }
}

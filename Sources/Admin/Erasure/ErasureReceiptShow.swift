import ArgumentParser
import Domain
import Installation
import Operations
import Store
import Texts

/// Prints the signed receipt of an erasure.
struct ErasureReceiptShow: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Print the signed receipt of an erasure: the document itself.",
        discussion: """
            Every level that is reached makes a new signed version; the newest one is printed, with --all every one, one a \
            line.

            --letter prints the letter to whoever was erased: plain words, and no name, which nobody has any more. It goes with \
            the document, to the address that was given for the answer.
            """)

    @Argument(help: "The erasure's id.")
    var id: Identifier

    @Flag(help: "Print every version, the first one first.")
    var all = false

    @Option(help: "Print the letter to the person instead, in this language: de, en.")
    var letter: Language?

    @Flag(help: "Print the letter as a page to be printed.")
    var html = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        if all, letter != nil { throw ValidationError("--all and --letter cannot stand together") }
        if html, letter == nil { throw ValidationError("--html belongs to --letter") }
    }

    func run(_ session: Session) async throws -> Answer {
        if global.tenant == nil, let certificate = try await session.store().node.destruction(id.uuid)?.document {
            return Answer(nil, text: certificate + "\n")
        }
        let (store, actor) = try await session.tenant()
        let read = try ReadErasures(store, epochDays: session.settings().epochDays)
        if let letter {
            let written = try await read.letter(of: id.uuid, in: letter, by: actor)
            return Answer(nil, text: html ? written.html : written.text)
        }
        guard all else { return Answer(nil, text: try await read.receipt(of: id.uuid, by: actor) + "\n") }
        let versions = try await read.versions(of: id.uuid, by: actor)
        let list = "{\"items\":[\(versions.joined(separator: ","))],\"nextCursor\":null}\n"
        return Answer(nil, text: global.json ? list : versions.map { $0 + "\n" }.joined())
    }
}

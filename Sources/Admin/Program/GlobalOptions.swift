import ArgumentParser

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: "The tenant to work in.")
    var tenant: String?

    @Flag(help: "Answer with one JSON document on standard output.")
    var json = false

    @Flag(help: "Show what would be done and do nothing.")
    var dryRun = false

    @Flag(help: "Do not ask before something is destroyed.")
    var yes = false

    @Option(
        help: "Settings file (JSON). Settings can also be given as options, such as --state-dir DIR.",
        completion: .file(extensions: ["json"]))
    var config: String?
}

/// The reference that stands in the audit log beside the operator's name.
struct ReasonOption: ParsableArguments {
    @Option(name: .customLong("reason"), help: "A reference for the audit log, such as a ticket number; no names.")
    var reason: String?

    func validate() throws {
        guard let reason else { return }
        guard (1...64).contains(reason.utf8.count), reason.utf8.allSatisfy(Self.allowed.contains) else {
            throw ValidationError("--reason takes up to 64 letters, digits and . _ # / : -")
        }
    }

    private static let allowed = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._#/:-".utf8)
}

/// Which part of a list.
struct PageOptions: ParsableArguments {
    @Option(help: "How many entries, 1 to 200.")
    var limit = 50

    @Option(help: "Where the previous page ended: its nextCursor.")
    var cursor: String?

    func validate() throws {
        guard (1...200).contains(limit) else { throw ValidationError("--limit takes a number from 1 to 200") }
    }
}

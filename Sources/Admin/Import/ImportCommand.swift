import ArgumentParser

/// Imports.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take people in from files, look at what was left out, take imports back.",
        subcommands: [
            ImportPeopleFile.self, ImportList.self, ImportShow.self, ImportQuarantine.self, ImportUndo.self,
        ])
}

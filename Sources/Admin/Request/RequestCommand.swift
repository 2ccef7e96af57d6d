import ArgumentParser

/// What people ask for of their rights.
struct RequestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Take down and answer people's requests (Art. 15 to 21 GDPR).",
        subcommands: [
            RequestOpen.self, RequestList.self, RequestShow.self, RequestExtend.self, RequestRefuse.self,
            RequestComplete.self, RequestPackage.self,
        ])
}

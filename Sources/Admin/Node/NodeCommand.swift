import ArgumentParser

/// The node.
struct NodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "node", abstract: "Show why the node serves nothing personal, and what to do about it.",
        subcommands: [NodeFence.self])
}

/// The fence of a node whose database was rolled back.
struct NodeFence: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fence", abstract: "The fence of a node whose database has lost erasures.",
        subcommands: [NodeFenceShow.self, NodeFenceOverride.self])
}

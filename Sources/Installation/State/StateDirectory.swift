/// The names inside the state directory.
package struct StateDirectory: Sendable, Equatable {
    /// Absolute path of the directory.
    package let path: String

    /// Names the places of one state directory; nothing is made.
    package init(_ path: String) {
        self.path = path
    }

    static let clusterName = "postgres"
    /// Data directory of the embedded cluster.
    package var cluster: String { "\(path)/\(Self.clusterName)" }
}

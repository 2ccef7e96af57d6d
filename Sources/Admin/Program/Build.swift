/// Which Obhut this is.
enum Build {
    /// The version, as `--version` prints it.
    static let version = "0.1.0"
}

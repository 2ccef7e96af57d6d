/// Which Obhut this is.
enum Release {
    /// The version, as `/version` and `--version` show it.
    static let version = "0.1.0"
}

import Admin

/// The operator's command.
@main
struct Main {
    static func main() { Program.main() }
}

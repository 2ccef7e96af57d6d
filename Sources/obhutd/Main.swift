import Service

/// The service's executable.
@main struct Main {
    static func main() { Daemon.main() }
}

import Foundation
import Service

/// The service's executable.
@main struct Main {
    static func main() async {
        exit(await Daemon.main(Array(CommandLine.arguments.dropFirst())))
    }
}

import Foundation

/// `Benchmarks segments OWNER-CONNECTION READER-CONNECTION [SECONDS [CALLERS [LANES [pool]]]]`,
/// `Benchmarks directory RUNTIME-CONNECTION KEYSTORE-FOLDER TENANT`, `Benchmarks wrap [SECONDS]`
@main struct Main {
    static func main() async throws {
        let arguments = CommandLine.arguments
        func number(_ index: Int, _ standard: Int) -> Int {
            arguments.count > index ? max(1, Int(arguments[index]) ?? standard) : standard
        }
        do {
            switch arguments.dropFirst().first {
            case "segments" where arguments.count >= 4:
                let benchmark = SegmentBenchmark(
                    ownerConnection: arguments[2], readerConnection: arguments[3], seconds: number(4, 5),
                    callers: number(5, 64), connections: number(6, 2), isPool: arguments.last == "pool")
                say(try await benchmark.run(), .standardOutput)
            case "directory" where arguments.count == 5:
                let benchmark = DirectoryBenchmark(
                    connection: arguments[2], keystore: arguments[3], tenantSlug: arguments[4])
                say(try await benchmark.run(), .standardOutput)
            case "wrap":
                say(WrapBenchmark(seconds: number(2, 3)).run(), .standardOutput)
            default:
                say(
                    """
                    usage: Benchmarks segments OWNER-CONNECTION READER-CONNECTION [SECONDS [CALLERS [LANES [pool]]]]
                           Benchmarks directory RUNTIME-CONNECTION KEYSTORE-FOLDER TENANT
                           Benchmarks wrap [SECONDS]
                    """, .standardError)
                exit(64)
            }
        } catch {
            say("\(error)", .standardError)
            exit(1)
        }
    }

    private static func say(_ line: String, _ handle: FileHandle) {
        handle.write(Data((line + "\n").utf8))
    }
}

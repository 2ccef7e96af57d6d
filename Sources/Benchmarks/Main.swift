import Foundation

/// `Benchmarks segments OWNER-CONNECTION READER-CONNECTION [SECONDS [CALLERS [LANES]]]`
@main struct Main {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, arguments[1] == "segments" else {
            say(
                "usage: Benchmarks segments OWNER-CONNECTION READER-CONNECTION [SECONDS [CALLERS [LANES]]]",
                .standardError)
            exit(64)
        }
        func number(_ index: Int, _ standard: Int) -> Int {
            arguments.count > index ? max(1, Int(arguments[index]) ?? standard) : standard
        }
        let benchmark = SegmentBenchmark(
            ownerConnection: arguments[2], readerConnection: arguments[3], seconds: number(4, 5),
            callers: number(5, 64), lanes: number(6, 2))
        do {
            say(try await benchmark.run(), .standardOutput)
        } catch {
            say("\(error)", .standardError)
            exit(1)
        }
    }

    private static func say(_ line: String, _ handle: FileHandle) {
        handle.write(Data((line + "\n").utf8))
    }
}

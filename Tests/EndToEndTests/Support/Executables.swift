import Foundation

/// The programs under test: they lie beside the test bundle, built with it.
enum Executables {
    static var service: String { folder + "/obhutd" }
    static var command: String { folder + "/obhut" }

    /// The bundle is this process's program, or was loaded by the one that runs it.
    private static let folder: String = {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        let bundle = maps.split(separator: "\n").lazy
            .compactMap { $0.firstIndex(of: "/").map($0.suffix(from:)) }
            .first { $0.hasSuffix(".xctest") }
        return bundle.map { ($0 as NSString).deletingLastPathComponent } ?? "."
    }()
}

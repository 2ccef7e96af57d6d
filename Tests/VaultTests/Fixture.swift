import Foundation
import Testing

@testable import Vault

/// Reads fixtures beside the tests and the shared sets outside the repository.
enum Fixture {
    private static let testsDirectory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    static func decode<T: Decodable>(_ type: T.Type, _ name: String) throws -> T {
        let url = testsDirectory.appendingPathComponent("Fixtures/\(name)")
        return try JSONDecoder().decode(type, from: Data(contentsOf: url))
    }

    /// A file of the Wycheproof sets, nil where they are not there.
    static func wycheproof(_ name: String) -> URL? {
        let package = testsDirectory.deletingLastPathComponent().deletingLastPathComponent()
        let directory = ProcessInfo.processInfo.environment["OBHUT_VECTORS_DIR"].map(URL.init(fileURLWithPath:))
        let places = [
            directory, package.appendingPathComponent("../shared/vectors").standardized,
            package.appendingPathComponent("../../shared/vectors").standardized,
        ]
        return places.compactMap { $0?.appendingPathComponent(name) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}

extension SecretKey {
    /// A key with known bytes.
    init(known bytes: [UInt8]) throws(VaultError) {
        try self.init { slot in
            for (index, byte) in bytes.prefix(SecretKey.size).enumerated() { slot[index] = byte }
        }
    }
}

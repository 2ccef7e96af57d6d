import Foundation

/// What one run of `obhut` answered.
struct CommandAnswer: Sendable, CustomStringConvertible {
    let code: Int32
    let output: [UInt8]
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var json: JSON { get throws { try JSON(parsing: output) } }
    var description: String { "exit \(code): \(text.prefix(2_000)) \(errors.prefix(2_000))" }
}

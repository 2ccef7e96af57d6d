import CResolv
import Foundation

/// The domain that messages come from, and whether it says itself who may send for it: what the large mailbox providers ask of
/// whoever writes to many.
package struct SenderDomain: Sendable {
    /// What name servers say of it.
    package enum Standing: Sendable, Equatable {
        /// It names who may send for it (SPF, RFC 7208) and what to do with others (DMARC, RFC 7489).
        case ready
        /// One of both is missing.
        case notSetUp
        /// No name server answers.
        case unknown
    }

    private static let answerBytes = 8_192
    private static let stackSize = 1 << 19
    /// The part of the sender's address behind the `@`.
    package let name: String
    /// Whether nobody can own it (RFC 2606, RFC 6761).
    package let isReserved: Bool
    private let isExempt: Bool
    private let port: Int

    /// The domain of `sender`.
    ///
    /// `server`: Through which messages leave; one on this machine is not held up by what name servers say, nil is asked about in
    /// any case. `port`: Of a name server on this machine instead of the system's.
    package init(of sender: String, server: SMTPServer?, port: Int = 0) {
        name = sender.split(separator: "@").last.map { $0.lowercased() } ?? ""
        let top = name.split(separator: ".").last.map(String.init) ?? "localhost"
        isReserved = ["example", "localhost"].contains(top)
        isExempt = isReserved || server.map { ["127.0.0.1", "::1", "localhost"].contains($0.host) } ?? false
        self.port = port
    }

    /// Asks name servers, each for some seconds at most.
    package func standing() async -> Standing {
        if isExempt { return .ready }
        return await withCheckedContinuation { continuation in
            // libresolv blocks, and the cooperative pool must not.
            let thread = Thread { continuation.resume(returning: ask()) }
            thread.name = "names"
            thread.stackSize = Self.stackSize
            thread.start()
        }
    }

    private func ask() -> Standing {
        guard let sender = texts(of: name) else { return .unknown }
        guard sender.contains(where: { Self.begins($0, with: "v=spf1") }) else { return .notSetUp }
        // A rule of the domain above holds for those below it; a top-level domain has none.
        var labels = name.split(separator: ".")
        while labels.count > 1 {
            guard let rules = texts(of: "_dmarc." + labels.joined(separator: ".")) else { return .unknown }
            if rules.contains(where: { Self.begins($0, with: "v=dmarc1") }) { return .ready }
            labels.removeFirst()
        }
        return .notSetUp
    }

    private static func begins(_ text: String, with version: String) -> Bool {
        let text = text.lowercased()
        return text == version || [" ", ";"].contains { text.hasPrefix(version + $0) }
    }

    /// Nil where no name server says.
    private func texts(of name: String) -> [String]? {
        var answer = [UInt8](repeating: 0, count: Self.answerBytes)
        let count = unsafe answer.withUnsafeMutableBufferPointer { buffer in
            unsafe obhut_resolve_texts(name, Int32(port), buffer.baseAddress, Int32(buffer.count))
        }
        guard count >= 0 else { return nil }
        return TextRecords(Array(answer.prefix(Int(count)))).texts
    }
}

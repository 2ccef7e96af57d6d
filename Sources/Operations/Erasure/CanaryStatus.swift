package import Domain
package import Foundation
import Ledger

/// What is known of the synthetic people of the schedule; lies in the state directory.
///
/// It holds the seed of the one who is still to be looked for, never a value that was entered of her: a scan of the
/// directory must not find what it wrote down itself.
package struct CanaryStatus: Sendable, Equatable {
    /// Somebody who was made and is not looked for yet.
    package struct Waiting: Sendable, Equatable {
        /// What her values are made of.
        package let seed: [UInt8]
        /// Whose she was.
        package let tenant: UUID
        /// When she was made.
        package let at: Date
        /// Her erasure; nil while she may live.
        package var erasure: UUID?

        /// States who is to be made.
        package init(seed: [UInt8], tenant: UUID, at: Date) {
            self.seed = seed
            self.tenant = tenant
            self.at = at
        }
    }

    /// The last one that was looked for.
    package struct Proof: Sendable, Equatable {
        /// When.
        package let at: Date
        /// Whose she was.
        package let tenant: UUID
        /// Her erasure.
        package let erasure: UUID
        /// Places that held a value of hers.
        package let hits: Int
        /// Files that could not be read.
        package let unread: Int
        /// Bytes that were read.
        package let bytes: Int

        /// States what came of it.
        package init(at: Date, tenant: UUID, erasure: UUID, hits: Int, unread: Int, bytes: Int) {
            self.at = at
            self.tenant = tenant
            self.erasure = erasure
            self.hits = hits
            self.unread = unread
            self.bytes = bytes
        }

        /// Whether nothing was found and everything was read.
        package var isClean: Bool { hits == 0 && unread == 0 }
    }

    /// The name of this shape.
    package static let schema = "obhut-canary-1"

    /// Who is to be looked for.
    package var waiting: Waiting?
    /// What came of the last one.
    package var proof: Proof?

    /// Begins with nothing.
    package init() {}

    /// What is kept.
    package var document: CanonicalJSON { .object(members(withSeed: true)) }
    /// What is shown: the same without the seed.
    package var shown: CanonicalJSON { .object(members(withSeed: false)) }

    private func members(withSeed: Bool) -> [String: CanonicalJSON] {
        var members: [String: CanonicalJSON] = ["schema": .string(Self.schema)]
        if let waiting {
            var fields: [String: CanonicalJSON] = [
                "tenant": .string(Self.text(waiting.tenant)), "at": .string(InternetTime.text(waiting.at)),
                "erasure": waiting.erasure.map { .string(Self.text($0)) } ?? .null,
            ]
            if withSeed { fields["seed"] = .string(Hexadecimal.text(waiting.seed)) }
            members["waiting"] = .object(fields)
        }
        if let proof {
            members["proof"] = .object([
                "at": .string(InternetTime.text(proof.at)), "tenant": .string(Self.text(proof.tenant)),
                "erasure": .string(Self.text(proof.erasure)), "hits": .integer(Int64(proof.hits)),
                "unread": .integer(Int64(proof.unread)), "bytes": .integer(Int64(proof.bytes)),
            ])
        }
        return members
    }

    /// Reads the document; what is missing or malformed is as if it had never been noted.
    package init(reading bytes: [UInt8]) {
        guard case .object(let fields)? = try? JSONValue(parsing: bytes), fields.string("schema") == Self.schema else {
            return
        }
        if case .object(let made)? = fields["waiting"], let seed = made.string("seed").flatMap(Hexadecimal.bytes),
            let tenant = Self.id(made, "tenant"), let at = Self.time(made)
        {
            waiting = Waiting(seed: seed, tenant: tenant, at: at)
            waiting?.erasure = Self.id(made, "erasure")
        }
        if case .object(let found)? = fields["proof"], let tenant = Self.id(found, "tenant"),
            let erasure = Self.id(found, "erasure"), let at = Self.time(found)
        {
            proof = Proof(
                at: at, tenant: tenant, erasure: erasure, hits: found.count("hits"), unread: found.count("unread"),
                bytes: found.count("bytes"))
        }
    }

    private static func text(_ id: UUID) -> String { id.uuidString.lowercased() }

    private static func id(_ object: JSONObject, _ name: String) -> UUID? {
        object.string(name).flatMap { UUID(uuidString: $0) }
    }

    private static func time(_ object: JSONObject) -> Date? { object.string("at").flatMap { InternetTime.date($0) } }
}

import Domain
import Foundation
import Ledger
import Store
import Vault

/// One way through an archive, from its beginning to its manifest: what is in it is handed over as it comes, and counted.
struct TransferReading {
    /// What an archive turned out to hold.
    struct Outcome {
        var manifest: TransferManifest
        /// Records by set.
        var records: [String: Int]
        /// Records without content.
        var unreadable: Int
    }

    /// Lines of a piece, and bytes after which one is full.
    private static let piece = (lines: 200, bytes: 1 << 20)
    /// Bytes of a line.
    private static let lineLimit = 1 << 20

    let reader: ZipReader
    let sets: [String: TransferSet]
    let trusted: SenderTrust

    /// Reads everything.
    ///
    /// - Parameters:
    ///   - document: Given `tenant.json`, before anything else.
    ///   - keys: Given the sealed keys of blocked addresses, before any record.
    ///   - piece: Given the lines of a set, in order, with the SHA-256 of their bytes.
    /// - Returns: What it was.
    /// - Throws: ``TransferFlaw``, and what the takers throw.
    func run(
        document: (JSONObject) async throws -> Void, keys: ([UInt8]) async throws -> Void,
        piece: (_ set: TransferSet, _ file: String, _ lines: [TransferLine], _ digest: [UInt8]) async throws -> Void
    ) async throws -> Outcome {
        var files: [TransferManifest.File] = []
        var records: [String: Int] = [:]
        var unreadable = 0
        var counts: JSONObject?
        while let name = try reader.next() {
            if name == TransferManifest.name {
                let manifest = try TransferManifest(try whole(name).bytes, trusting: trusted)
                try manifest.compare(files)
                guard try reader.next() == nil else {
                    throw TransferFlaw(.damaged, "Something stands behind the manifest.", file: TransferManifest.name)
                }
                try Self.compare(records, unreadable, with: counts)
                return Outcome(manifest: manifest, records: records, unreadable: unreadable)
            }
            guard !files.isEmpty || name == "tenant.json" else {
                throw TransferFlaw(.formUnknown, "An export of a tenant begins with tenant.json.")
            }
            // Each but once, so there are only as many as this version knows.
            guard !files.contains(where: { $0.name == name }) else { throw Self.repeated(name) }
            switch name {
            case "tenant.json", "counts.json":
                let (bytes, file) = try whole(name)
                guard case .object(let object)? = try? JSONValue(parsing: bytes) else {
                    throw TransferFlaw(.damaged, "The file is one JSON object.", file: name)
                }
                files.append(file)
                if name == "counts.json" { counts = object } else { try await document(object) }
            case ExportTenant.keys:
                let (bytes, file) = try whole(name)
                files.append(file)
                try await keys(bytes)
            default:
                let set = try set(of: name)
                guard records[set.name] == nil else { throw Self.repeated(name) }
                let (count, gone, file) = try await lines(of: set, in: name, piece)
                records[set.name] = count
                unreadable += gone
                files.append(file)
            }
        }
        throw TransferFlaw(.damaged, "The archive ends before its manifest.")
    }

    private static func repeated(_ name: String) -> TransferFlaw {
        TransferFlaw(.damaged, "The file, or one of the same record set, stands in the archive twice.", file: name)
    }

    /// The set of a file such as `records/007-person.jsonl`.
    private func set(of name: String) throws(TransferFlaw) -> TransferSet {
        guard let match = name.wholeMatch(of: /records\/[0-9]{3}-([a-z_]{1,63})\.jsonl/) else {
            throw TransferFlaw(.unknownName, "The archive has a file that this version does not know.")
        }
        guard let set = sets[String(match.1)] else {
            throw TransferFlaw(.unknownName, "This version knows no such record set.", file: name)
        }
        return set
    }

    private func whole(_ name: String) throws -> (bytes: [UInt8], file: TransferManifest.File) {
        var bytes: [UInt8] = []
        var digest = SHA256()
        while true {
            let piece = try reader.read()
            if piece.isEmpty { break }
            digest.update(piece)
            bytes += piece
            guard bytes.count <= TransferManifest.limit else {
                throw TransferFlaw(.damaged, "The file is larger than 1 MiB.", file: name)
            }
        }
        return (
            bytes,
            TransferManifest.File(name: name, size: bytes.count, sha256: Hexadecimal.text(digest.finalize()))
        )
    }

    private func lines(
        of set: TransferSet, in name: String,
        _ hand: (_ set: TransferSet, _ file: String, _ lines: [TransferLine], _ digest: [UInt8]) async throws -> Void
    ) async throws -> (count: Int, unreadable: Int, file: TransferManifest.File) {
        var digest = SHA256()
        var (size, number, unreadable) = (0, 0, 0)
        var rest: [UInt8] = []
        var waiting: [TransferLine] = []
        var waitingDigest = SHA256()
        var weight = 0
        while true {
            try Task.checkCancellation()
            let piece = try reader.read()
            if piece.isEmpty { break }
            digest.update(piece)
            size += piece.count
            rest += piece
            var start = rest.startIndex
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                number += 1
                // Of what stays in the file nothing but its bytes matters.
                if set.treatment == .proof {
                    start = end + 1
                    continue
                }
                let line = try Self.line(Array(rest[start..<end]), number: number, of: set, in: name)
                if line.isUnreadable { unreadable += 1 }
                waiting.append(line)
                waitingDigest.update(Array(rest[start...end]))
                weight += end - start
                start = end + 1
                if waiting.count == Self.piece.lines || weight > Self.piece.bytes {
                    try await hand(set, name, waiting, waitingDigest.finalize())
                    waiting = []
                    waitingDigest = SHA256()
                    weight = 0
                }
            }
            rest.removeFirst(start)
            guard rest.count <= Self.lineLimit else {
                throw TransferFlaw(.recordInvalid, "A line has at most 1 MiB.", file: name, line: number + 1)
            }
        }
        guard rest.isEmpty else {
            throw TransferFlaw(.damaged, "The last line is not whole.", file: name, line: number + 1)
        }
        if !waiting.isEmpty { try await hand(set, name, waiting, waitingDigest.finalize()) }
        return (
            number, unreadable,
            TransferManifest.File(name: name, size: size, sha256: Hexadecimal.text(digest.finalize()))
        )
    }

    private static func line(
        _ bytes: [UInt8], number: Int, of set: TransferSet, in name: String
    ) throws(TransferFlaw) -> TransferLine {
        do throws(TransferFlaw) {
            let line = try TransferLine(bytes, number: number)
            try set.check(line)
            return line
        } catch {
            throw error.at(name, line: number)
        }
    }

    private static func compare(
        _ records: [String: Int], _ unreadable: Int, with counts: JSONObject?
    ) throws(TransferFlaw) {
        guard case .object(let counted)? = counts?["records"], counted.members.count == records.count,
            case .number(Double(unreadable))? = counts?["unreadable"]
        else { throw TransferFlaw(.damaged, "The counts are not those of the records.", file: "counts.json") }
        for member in counted.members {
            guard case .number(let number) = member.value, Double(records[member.name] ?? -1) == number else {
                throw TransferFlaw(.damaged, "The counts are not those of the records.", file: "counts.json")
            }
        }
    }
}

package import Domain
package import Foundation
import Ledger

/// What a scan of the files found, as it is answered and kept beside them; never a value that was looked for.
package struct ScanRecord: Sendable, Equatable {
    /// Where the values came from.
    package enum Source: String, Sendable {
        /// A file that the operator named.
        case file = "needle-file"
        /// A synthetic person made for this scan.
        case canary
        /// The synthetic person of the schedule.
        case schedule
    }

    /// One place.
    package struct Hit: Sendable, Equatable {
        /// The file.
        package let file: String
        /// Where in it, in bytes.
        package let offset: Int
        /// In which form.
        package let encoding: String
        /// The value, by its number.
        package let needle: Int

        /// Names a place.
        package init(file: String, offset: Int, encoding: String, needle: Int) {
            self.file = file
            self.offset = offset
            self.encoding = encoding
            self.needle = needle
        }
    }

    /// The name of this shape.
    package static let schema = "obhut-scan-1"

    /// When it ended.
    package var at: Date
    /// Where the values came from.
    package var source: Source
    /// How many values were looked for.
    package var needles: Int
    /// Whether what the server had in memory was written out first: `done`, `not-running`, `refused`, `archive-behind`.
    package var memory: String
    /// Files that were read.
    package var files = 0
    /// Bytes that were read.
    package var bytes = 0
    /// How many places there are.
    package var count = 0
    /// The first of them.
    package var hits: [Hit] = []
    /// How many files and directories could not be read.
    package var unreadCount = 0
    /// The first of these.
    package var unread: [String] = []

    /// Begins with nothing found.
    package init(at: Date, source: Source, needles: Int, memory: String) {
        self.at = at
        self.source = source
        self.needles = needles
        self.memory = memory
    }

    /// Whether nothing was found and everything was read.
    package var isClean: Bool { count == 0 && unreadCount == 0 }

    /// The document.
    package var document: CanonicalJSON {
        .object([
            "schema": .string(Self.schema), "at": .string(InternetTime.text(at)), "source": .string(source.rawValue),
            "needles": .integer(Int64(needles)), "memory": .string(memory), "files": .integer(Int64(files)),
            "bytes": .integer(Int64(bytes)), "hits": .integer(Int64(count)), "unread": .integer(Int64(unreadCount)),
            "items": .array(
                hits.map { hit in
                    .object([
                        "file": .string(hit.file), "offset": .integer(Int64(hit.offset)),
                        "encoding": .string(hit.encoding), "needle": .integer(Int64(hit.needle)),
                    ])
                }),
            "unreadFiles": .array(unread.map { .string($0) }),
        ])
    }

    /// Reads the document; nil where it is none.
    package init?(reading bytes: [UInt8]) {
        guard case .object(let fields)? = try? JSONValue(parsing: bytes), fields.string("schema") == Self.schema,
            let at = fields.string("at").flatMap({ InternetTime.date($0) }),
            let source = fields.string("source").flatMap(Source.init(rawValue:)), let memory = fields.string("memory")
        else { return nil }
        self.init(at: at, source: source, needles: fields.count("needles"), memory: memory)
        files = fields.count("files")
        self.bytes = fields.count("bytes")
        count = fields.count("hits")
        unreadCount = fields.count("unread")
        if case .array(let items)? = fields["items"] {
            hits = items.compactMap { item in
                guard case .object(let hit) = item, let file = hit.string("file"),
                    let encoding = hit.string("encoding")
                else { return nil }
                return Hit(
                    file: file, offset: hit.count("offset"), encoding: encoding, needle: hit.count("needle"))
            }
        }
        if case .array(let files)? = fields["unreadFiles"] {
            unread = files.compactMap { if case .string(let file) = $0 { file } else { nil } }
        }
    }
}

extension JSONObject {
    /// The number under a name; 0 where there is none.
    func count(_ name: String) -> Int {
        switch self[name] {
        case .number(let number)?: Int(exactly: number) ?? 0
        case .string(let text)?: Int(text) ?? 0
        default: 0
        }
    }
}

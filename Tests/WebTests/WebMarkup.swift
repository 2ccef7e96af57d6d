import Foundation

/// A page read by the rules of HTML's tokenizer as far as we write it; throws at what no page of ours may hold.
struct WebMarkup {
    /// A tag with its attributes.
    struct Tag: Equatable {
        let name: String
        let isEnd: Bool
        let attributes: [(name: String, value: String)]

        static func == (left: Tag, right: Tag) -> Bool {
            left.name == right.name && left.isEnd == right.isEnd
                && left.attributes.map(\.name) == right.attributes.map(\.name)
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let void: Set = ["input", "meta", "link", "img", "br", "path", "circle"]
    let tags: [Tag]

    init(_ html: String) throws {
        var bytes = Array(html.utf8)[...]
        var tags: [Tag] = []
        while let open = bytes.firstIndex(of: UInt8(ascii: "<")) {
            bytes = bytes[(open + 1)...]
            tags.append(try Self.tag(&bytes))
        }
        self.tags = tags
    }

    /// Tags and the names of their attributes, and the values of those that nobody types.
    var skeleton: [String] {
        tags.map { tag in
            let attributes = tag.attributes.map { ["class", "type", "name"].contains($0.name) ? "\($0)" : $0.name }
            return "\(tag.isEnd ? "/" : "")\(tag.name) \(attributes.joined(separator: " "))"
        }
    }

    /// Checks that every element ends where it should.
    func checkNesting() throws {
        var open: [String] = []
        for tag in tags where !Self.void.contains(tag.name) && tag.name != "!doctype" {
            if !tag.isEnd {
                open.append(tag.name)
            } else if open.popLast() != tag.name {
                throw Failure(description: "\(tag.name) ends where it is not open")
            }
        }
        guard open.isEmpty else { throw Failure(description: "\(open) never end") }
    }

    private static func tag(_ bytes: inout ArraySlice<UInt8>) throws -> Tag {
        let isEnd = bytes.first == UInt8(ascii: "/")
        if isEnd { bytes.removeFirst() }
        let name = word(&bytes)
        guard !name.isEmpty else { throw Failure(description: "a < that begins no tag") }
        var attributes: [(String, String)] = []
        while true {
            bytes = bytes.drop { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: "/") }
            guard let byte = bytes.first else { throw Failure(description: "a tag without an end") }
            if byte == UInt8(ascii: ">") { break }
            let key = word(&bytes)
            guard !key.isEmpty else { throw Failure(description: "a strange attribute in \(name)") }
            var value = ""
            if bytes.first == UInt8(ascii: "=") {
                guard bytes.dropFirst().first == UInt8(ascii: "\"") else {
                    throw Failure(description: "\(key) of \(name) has no quotes")
                }
                let rest = bytes.dropFirst(2)
                guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else {
                    throw Failure(description: "\(key) of \(name) has no end")
                }
                value = String(decoding: rest[..<end], as: UTF8.self)
                bytes = rest[(end + 1)...]
            }
            attributes.append((key, value))
        }
        return Tag(name: name, isEnd: isEnd, attributes: attributes)
    }

    private static func word(_ bytes: inout ArraySlice<UInt8>) -> String {
        let isWord: (UInt8) -> Bool = {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || (48...57).contains($0)
                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "!")
        }
        let word = bytes.prefix(while: isWord)
        bytes = bytes.dropFirst(word.count)
        return String(decoding: word, as: UTF8.self).lowercased()
    }
}

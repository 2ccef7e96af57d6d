import Foundation

/// A template as a tree, read by rules of our own, so that a mistake of the template library cannot hide one of ours.
indirect enum WebTemplateNode {
    case text(String)
    case variable(String)
    case section(String, [WebTemplateNode], isInverted: Bool, key: String)
    case partial(String)
    case dynamicPartial(String)
    case parent(String, [String: [WebTemplateNode]])
    case block(String, [WebTemplateNode])

    /// The tree of a template's text.
    static func parse(_ text: String, name: String) throws -> [WebTemplateNode] {
        var parser = Parser(rest: text[...], name: name)
        return try parser.nodes(until: nil)
    }

    /// What is wrong with a template's text.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private struct Parser {
        var rest: Substring
        let name: String
        var count = 0

        mutating func nodes(until end: String?) throws -> [WebTemplateNode] {
            var nodes: [WebTemplateNode] = []
            while let open = rest.range(of: "{{") {
                nodes.append(.text(String(rest[..<open.lowerBound])))
                guard let close = rest[open.upperBound...].range(of: "}}") else {
                    throw Failure(description: "\(name): a tag without an end")
                }
                let tag = rest[open.upperBound..<close.lowerBound].trimmingCharacters(in: .whitespaces)
                rest = rest[close.upperBound...]
                count += 1
                let word = String(tag.dropFirst()).trimmingCharacters(in: .whitespaces)
                switch tag.first {
                case "#", "^":
                    let key = "\(name):\(count):\(tag)"
                    nodes.append(.section(word, try self.nodes(until: word), isInverted: tag.first == "^", key: key))
                case "/":
                    guard word == end else {
                        throw Failure(description: "\(name): \(word) ends, \(end ?? "-") is open")
                    }
                    return nodes
                case ">": nodes.append(word.hasPrefix("*") ? .dynamicPartial(String(word.dropFirst())) : .partial(word))
                case "<":
                    var blocks: [String: [WebTemplateNode]] = [:]
                    for node in try self.nodes(until: word) {
                        if case .block(let name, let content) = node { blocks[name] = content }
                    }
                    nodes.append(.parent(word, blocks))
                case "$": nodes.append(.block(word, try self.nodes(until: word)))
                case "{", "&", "!", "=", "%": throw Failure(description: "\(name): \(tag) is not for us")
                default: nodes.append(.variable(tag))
                }
            }
            guard end == nil else { throw Failure(description: "\(name): \(end ?? "-") stays open") }
            nodes.append(.text(String(rest)))
            return nodes
        }
    }
}

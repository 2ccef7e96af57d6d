import Foundation

@testable import Web

/// Walks templates with a model and notes every name that the model does not have, or that would be taken from
/// somewhere else than it was meant.
struct WebStrictRendering {
    private(set) var problems: Set<String> = []
    /// Sections by key, and whether they were entered.
    private(set) var sections: [String: Bool] = [:]
    private let templates: [String: [WebTemplateNode]]

    init() throws {
        templates = try TemplateLibrary.sources.reduce(into: [:]) {
            $0[$1.key] = try WebTemplateNode.parse($1.value, name: $1.key)
        }
        for nodes in templates.values { note(nodes) }
    }

    mutating func render(_ model: any Sendable, with template: String) {
        walk(templates[template] ?? [], [model], [:], template)
    }

    private mutating func note(_ nodes: [WebTemplateNode]) {
        for node in nodes {
            switch node {
            case .section(_, let content, _, let key):
                sections[key] = false
                note(content)
            case .parent(_, let blocks): for block in blocks.values { note(block) }
            case .block(_, let content): note(content)
            case .text, .variable, .partial, .dynamicPartial: break
            }
        }
    }

    private mutating func walk(
        _ nodes: [WebTemplateNode], _ stack: [Any], _ blocks: [String: [WebTemplateNode]], _ place: String
    ) {
        for node in nodes {
            switch node {
            case .text: break
            case .variable(let name):
                guard let value = value(name, stack, place) else { break }
                if case .some(let text) = value, !(text is String) { problems.insert("\(place): \(name) is no text") }
                if value == nil { problems.insert("\(place): \(name) is nil and would print nothing") }
            case .section(let name, let content, let isInverted, let key):
                guard let found = value(name, stack, place) else { break }
                for scope in Self.scopes(found, isInverted: isInverted) {
                    sections[key] = true
                    walk(content, stack + scope, blocks, place)
                }
            case .partial(let name): partial(name, stack, blocks, place)
            case .dynamicPartial(let name):
                if let found = value(name, stack, place) as? String { partial(found, stack, blocks, place) }
            case .parent(let name, let own): partial(name, stack, own, place)
            case .block(let name, let content): walk(blocks[name] ?? content, stack, blocks, place)
            }
        }
    }

    private mutating func partial(
        _ name: String, _ stack: [Any], _ blocks: [String: [WebTemplateNode]], _ place: String
    ) {
        guard let nodes = templates[name] else {
            problems.insert("\(place): there is no template \(name)")
            return
        }
        walk(nodes, stack, blocks, "\(place) > \(name)")
    }

    /// What a section is entered with: nothing, or once with what to put on the stack for each time.
    private static func scopes(_ value: Any?, isInverted: Bool) -> [[Any]] {
        let scopes: [[Any]] =
            switch value {
            case nil: []
            case let bool as Bool: bool ? [[]] : []
            case let array as [Any]: array.map { [$0] }
            case .some(let value): [[value]]
            }
        return isInverted ? (scopes.isEmpty ? [[]] : []) : scopes
    }

    /// The value of a name: outer nil where there is none (noted), inner nil where the model says nil.
    private mutating func value(_ name: String, _ stack: [Any], _ place: String) -> Any?? {
        if name == "." { return stack.last }
        let isLocal = name.hasPrefix(".")
        let parts = name.split(separator: ".").map(String.init)
        let owners = (isLocal ? stack.suffix(1) : stack[...]).reversed().filter { Self.has(parts[0], $0) }
        guard let owner = owners.first else {
            problems.insert("\(place): there is no \(name)")
            return nil
        }
        if !isLocal, Self.child(parts[0], owner) == nil,
            owners.dropFirst().contains(where: { Self.child(parts[0], $0) != nil })
        {
            problems.insert("\(place): \(name) is nil here and would be taken from further out")
        }
        var value: Any? = owner
        for part in parts {
            guard let object = value, Self.has(part, object) else {
                problems.insert("\(place): \(name) ends before \(part)")
                return nil
            }
            value = Self.child(part, object)
        }
        return .some(value)
    }

    private static func has(_ label: String, _ object: Any) -> Bool {
        Mirror(reflecting: object).children.contains { $0.label == label }
    }

    private static func child(_ label: String, _ object: Any) -> Any? {
        guard let child = Mirror(reflecting: object).children.first(where: { $0.label == label })?.value else {
            return nil
        }
        let mirror = Mirror(reflecting: child)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : child
    }
}

import Mustache

/// A value of a page as templates read it: its members are looked up by name, after one reflection.
///
/// The template library reflects a value anew for every name it looks for, and all values around it for a name that is
/// not there, which is most of what a list of fifty people costs. A member that is nil is not there, as in the library.
final class TemplateModel: MustacheParent, MustacheCustomRenderable {
    private let value: Any
    private lazy var members = Self.members(of: value)

    /// `value` is a structure, an object or a tuple.
    init(_ value: Any) {
        self.value = value
    }

    func child(named name: String) -> Any? { members[name] }

    var renderText: String { String(describing: value) }

    var isNull: Bool { false }

    private static func members(of value: Any) -> [String: Any] {
        var members: [String: Any] = [:]
        for case (let label?, let member) in Mirror(reflecting: value).children {
            members[label] = readable(member)
        }
        return members
    }

    /// What a template is given for a value; nil for none.
    private static func readable(_ value: Any) -> Any? {
        switch value {
        case let text as String: return text
        case let flag as Bool: return flag
        case is Int, is any MustacheParent, is any MustacheCustomRenderable: return value
        case let list as [Any]: return list.map { readable($0) ?? $0 }
        default: break
        }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { readable($0.value) }
        case .struct, .class, .tuple: TemplateModel(value)
        default: value
        }
    }
}

/// What a log says of an error: its type, and its code where it has one; never its description, which may hold
/// anything.
enum ErrorName {
    /// `PostgresError(unavailable)`, `DecodingError`, `Refusal(not-found)`.
    static func of(_ error: any Error) -> String {
        let name = String(describing: type(of: error))
        guard let code = code(of: error) else { return name }
        return "\(name)(\(code))"
    }

    private static func code(of error: any Error) -> String? {
        let mirror = Mirror(reflecting: error)
        if mirror.displayStyle == .enum { return caseName(of: error, mirror) }
        guard let code = mirror.children.first(where: { $0.label == "code" })?.value else { return nil }
        if let text = code as? String { return isPlain(text) ? text : nil }
        let inner = Mirror(reflecting: code)
        return inner.displayStyle == .enum ? caseName(of: code, inner) : nil
    }

    /// The case's name, without its payload.
    private static func caseName(of value: Any, _ mirror: Mirror) -> String? {
        if let label = mirror.children.first?.label { return isPlain(label) ? label : nil }
        guard mirror.children.isEmpty else { return nil }
        var text = ""
        dump(value, to: &text, maxDepth: 0)
        let name = text.split(separator: "\n").first?.split(separator: ".").last.map(String.init) ?? ""
        return isPlain(name) ? name : nil
    }

    private static func isPlain(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}

import Foundation
import HTTPSupport

/// A form as a page serves it, filled in as far as a browser would without anybody typing.
struct WebForm {
    /// One field of it.
    struct Field: Equatable {
        let name: String
        var value: String
    }

    /// Where it is sent.
    let action: String
    /// Whether it sends a file.
    let isUpload: Bool
    /// Its fields, the session's token left out.
    var fields: [Field]

    /// Every form of a page that is posted.
    static func all(in html: String) throws -> [WebForm] {
        let tags = try WebMarkup(html).tags
        return tags.indices.filter { tags[$0].name == "form" && !tags[$0].isEnd }.compactMap { start in
            let form = tags[start]
            guard form["method"] == "post", let action = form["action"] else { return nil }
            let end = tags[start...].firstIndex { $0.name == "form" && $0.isEnd } ?? tags.endIndex
            let inside = Array(tags[start..<end])
            let beside = form["id"].map { id in tags.filter { $0["form"] == id } } ?? []
            return WebForm(
                action: action, isUpload: form["enctype"] == "multipart/form-data", fields: fields(of: inside + beside))
        }
    }

    private static func fields(of tags: [WebMarkup.Tag]) -> [Field] {
        var fields: [Field] = []
        var select: String?
        var options: [(value: String, isSelected: Bool)] = []
        for tag in tags {
            let name = tag["name"] ?? ""
            switch (tag.name, tag.isEnd) {
            case ("input", false):
                let type = tag["type"] ?? "text"
                if name.isEmpty || name == "csrf" || type == "file" || type == "submit" { continue }
                if type == "radio", fields.contains(where: { $0.name == name }) { continue }
                fields.append(Field(name: name, value: tag["value"] ?? (type == "checkbox" ? "on" : "")))
            case ("textarea", false): fields.append(Field(name: name, value: ""))
            case ("select", false): (select, options) = (name, [])
            case ("option", false):
                options.append((tag["value"] ?? "", tag.attributes.contains { $0.name == "selected" }))
            case ("select", true):
                let chosen = options.first { $0.isSelected && !$0.value.isEmpty } ?? options.first { !$0.value.isEmpty }
                if let select { fields.append(Field(name: select, value: chosen?.value ?? "")) }
                select = nil
            default: break
            }
        }
        let buttons = tags.filter { $0.name == "button" && !$0.isEnd && $0["type"] != "button" }
        // Pressing a button that has no name sends the form itself.
        if !buttons.contains(where: { $0["name"] == nil }), let first = buttons.first, let name = first["name"] {
            fields.append(Field(name: name, value: first["value"] ?? ""))
        }
        return fields
    }

    /// The body that a browser sends, the session's token first.
    func body(csrf: String?) -> [UInt8] {
        let all = (csrf.map { [Field(name: "csrf", value: $0)] } ?? []) + fields
        return Self.encoded(all)
    }

    static func encoded(_ fields: [Field]) -> [UInt8] {
        Array(
            fields.map { "\(FormEncoding.encode($0.name))=\(FormEncoding.encode($0.value))" }.joined(separator: "&")
                .utf8)
    }
}

extension WebMarkup.Tag {
    /// The value of an attribute, as its author wrote it.
    subscript(name: String) -> String? {
        attributes.first { $0.name == name }.map { Self.plain($0.value) }
    }

    private static func plain(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}

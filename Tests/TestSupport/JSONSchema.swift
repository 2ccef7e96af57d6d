import Foundation

/// The part of JSON Schema that our documents use; members that a schema does not name are faults here.
// SAFETY: never changed.
package struct JSONSchema: @unchecked Sendable {
    private let root: [String: Any]

    /// Schemas under a document, that of the API or another one.
    package init(root: [String: Any]) { self.root = root }

    /// The published schema of the export package and of the receipt of consents.
    package static func exports() throws -> JSONSchema {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Service/Documentation.docc/ExportPackage.schema.json")
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        return JSONSchema(root: root ?? [:])
    }

    /// What is wrong with a document by the definition of that name.
    package func faults(in document: [UInt8], as definition: String) throws -> [String] {
        faults(
            try JSONSerialization.jsonObject(with: Data(document)), ["$ref": "#/$defs/\(definition)"], at: definition)
    }

    /// The schema that a reference stands for.
    package func resolved(_ schema: [String: Any]) -> [String: Any] {
        guard let reference = schema["$ref"] as? String else { return schema }
        var place: Any? = root
        for part in reference.dropFirst(2).split(separator: "/") {
            place = (place as? [String: Any])?[String(part)]
        }
        // A reference to nothing would let everything pass.
        return resolved(place as? [String: Any] ?? ["type": "nothing, for \(reference) is not there"])
    }

    /// What is wrong with a value by a schema, each with its place.
    package func faults(_ value: Any, _ unresolved: [String: Any], at path: String) -> [String] {
        let schema = resolved(unresolved)
        for key in ["anyOf", "oneOf"] {
            guard let choices = schema[key] as? [[String: Any]] else { continue }
            let results = choices.map { faults(value, $0, at: path) }
            return results.contains(where: \.isEmpty) ? [] : results.first ?? []
        }
        if let values = schema["enum"] as? [Any], !values.contains(where: { same($0, value) }) {
            return ["\(path) is none of the values"]
        }
        if let constant = schema["const"], !same(constant, value) { return ["\(path) is not \(constant)"] }
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        guard types.isEmpty || types.contains(where: { has(value, $0) }) else {
            return ["\(path) is not of type \(types.joined(separator: ", "))"]
        }
        switch value {
        case let text as String: return textFaults(text, schema, path)
        case let list as [Any]: return listFaults(list, schema, path)
        case let object as [String: Any]: return objectFaults(object, schema, path)
        case let number as NSNumber:
            let low = schema["minimum"] as? Double ?? -.infinity
            let high = schema["maximum"] as? Double ?? .infinity
            return (low...high).contains(number.doubleValue) ? [] : ["\(path) is out of bounds"]
        default: return []
        }
    }

    private func textFaults(_ text: String, _ schema: [String: Any], _ path: String) -> [String] {
        if let pattern = schema["pattern"] as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            return ["\(path) does not fit \(pattern)"]
        }
        if let maximum = schema["maxLength"] as? Int, text.unicodeScalars.count > maximum {
            return ["\(path) is too long"]
        }
        switch schema["format"] as? String {
        case "uuid": return UUID(uuidString: text) == nil || text != text.lowercased() ? ["\(path) is no uuid"] : []
        case "date-time":
            let pattern = #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$"#
            return text.range(of: pattern, options: .regularExpression) == nil ? ["\(path) is no time in UTC"] : []
        default: return []
        }
    }

    private func listFaults(_ list: [Any], _ schema: [String: Any], _ path: String) -> [String] {
        let items = schema["items"] as? [String: Any] ?? [:]
        if let maximum = schema["maxItems"] as? Int, list.count > maximum { return ["\(path) has too many items"] }
        return list.enumerated().flatMap { faults($1, items, at: "\(path)[\($0)]") }
    }

    private func objectFaults(_ object: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
        let others = schema["additionalProperties"] as? [String: Any]
        let inner = object.flatMap { name, value -> [String] in
            if let property = properties?[name] { return faults(value, property, at: "\(path).\(name)") }
            if let others { return faults(value, others, at: "\(path).\(name)") }
            return properties == nil ? [] : ["\(path).\(name) is not documented"]
        }
        return missing.map { "\(path).\($0) is missing" } + inner
    }

    private func same(_ left: Any, _ right: Any) -> Bool {
        (left as? NSObject)?.isEqual(right) ?? false || "\(left)" == "\(right)" && left is String && right is String
    }

    private func has(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "string": value is String
        case "array": value is [Any]
        case "object": value is [String: Any]
        case "null": value is NSNull
        case "boolean": isBool(value)
        case "integer":
            !isBool(value) && (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
        case "number": !isBool(value) && value is NSNumber
        default: false
        }
    }

    private func isBool(_ value: Any) -> Bool {
        (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
    }
}

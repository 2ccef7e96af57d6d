/// The members of a JSON object, each name once.
package struct JSONObject: Sendable {
    /// One name and its value.
    package struct Member: Sendable {
        /// The name.
        package let name: String
        /// The value.
        package let value: JSONValue

        /// Pairs a name with a value.
        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members in the order of their names' UTF-16 code units (RFC 8785 §3.2.3).
    package let members: [Member]

    /// Sorts the members; throws `duplicateName` when two names are the same code units.
    package init(_ members: [Member]) throws(JSONError) {
        let keyed = members.map { (units: Array($0.name.utf16), member: $0) }
            .sorted { $0.units.lexicographicallyPrecedes($1.units) }
        for (one, next) in zip(keyed, keyed.dropFirst()) where one.units == next.units {
            throw JSONError(.duplicateName)
        }
        self.members = keyed.map(\.member)
    }

    private init(sorted members: [Member]) {
        self.members = members
    }

    /// The value under a name, compared code unit by code unit; nil when there is none.
    package subscript(name: String) -> JSONValue? {
        members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    /// The string under a name; nil when there is none or it is something else.
    package func string(_ name: String) -> String? {
        if case .string(let string)? = self[name] { string } else { nil }
    }

    /// The same members without one name.
    package func removing(_ name: String) -> JSONObject {
        JSONObject(sorted: members.filter { !$0.name.utf8.elementsEqual(name.utf8) })
    }
}

/// SQL text and its parameters, built by interpolation so that no value ever becomes text.
///
///     let query: PostgresQuery = "SELECT sealed FROM person WHERE tenant_id = \(tenant) AND id = \(id)"
///
/// Every interpolated value becomes a bind (`$1`, `$2`, …). Text parts are `StaticString`: a string made at run time
/// does not compile. `\(fragment:)` splices another query and renumbers its binds; `\(identifier:)` quotes a checked name.
package struct PostgresQuery: Sendable, ExpressibleByStringInterpolation {
    private(set) var sql: String
    private(set) var binds: PostgresBinds

    /// A statement without parameters.
    package init(stringLiteral value: StaticString) {
        sql = value.description
        binds = PostgresBinds()
    }

    /// A statement with the binds of its interpolation.
    package init(stringInterpolation: StringInterpolation) {
        sql = String(decoding: stringInterpolation.text, as: UTF8.self)
        binds = stringInterpolation.binds
    }

    /// Joins queries with a literal between them, renumbering their binds.
    package static func joined(_ queries: [PostgresQuery], separator: StaticString) -> PostgresQuery {
        var interpolation = StringInterpolation(literalCapacity: 64, interpolationCount: queries.count)
        for (index, query) in queries.enumerated() {
            if index > 0 { interpolation.appendLiteral(separator) }
            interpolation.appendInterpolation(fragment: query)
        }
        return PostgresQuery(stringInterpolation: interpolation)
    }

    /// Collects text and binds.
    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        /// UTF-8: literals and placeholders are copied, not turned into strings one by one.
        fileprivate var text: [UInt8] = []
        fileprivate var binds = PostgresBinds()

        /// Reserves room for the text.
        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
        }

        /// Appends text that stands in the source code.
        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { unsafe text.append(contentsOf: $0) }
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some PostgresEncodable) {
            binds.append(value, placeholder: appendPlaceholder())
        }

        /// Binds a value or NULL; an overload of its own, because the compiler takes an optional elsewhere for a slip.
        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            binds.append(value, placeholder: appendPlaceholder())
        }

        /// Splices a query with its binds.
        package mutating func appendInterpolation(fragment: PostgresQuery) {
            let other = Array(fragment.sql.utf8)
            var position = 0
            for slot in fragment.binds.slots {
                text += other[position..<slot.placeholder.lowerBound]
                binds.append(slot, of: fragment.binds, placeholder: appendPlaceholder())
                position = slot.placeholder.upperBound
            }
            text += other[position...]
        }

        /// Writes a checked, quoted name.
        package mutating func appendInterpolation(identifier: PostgresIdentifier) {
            text += identifier.quoted.utf8
        }

        private mutating func appendPlaceholder() -> Range<Int> {
            let start = text.count
            let number = binds.slots.count + 1
            text.append(UInt8(ascii: "$"))
            var unit = 1
            while number / unit > 9 { unit *= 10 }
            while unit > 0 {
                text.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
                unit /= 10
            }
            return start..<text.count
        }
    }
}

extension PostgresQuery: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The SQL text with `$n`; never a value.
    package var description: String { sql }
    /// The same as `description`.
    package var debugDescription: String { sql }
    /// Shows the SQL text only, so `dump` prints no value.
    package var customMirror: Mirror { Mirror(self, children: ["sql": sql]) }
}

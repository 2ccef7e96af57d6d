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
        sql = stringInterpolation.sql
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
        fileprivate var sql = ""
        fileprivate var binds = PostgresBinds()

        /// Reserves room for the text.
        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + interpolationCount * 3)
        }

        /// Appends text that stands in the source code.
        package mutating func appendLiteral(_ literal: StaticString) {
            sql += literal.description
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
            let text = fragment.sql.utf8
            var position = text.startIndex
            var offset = 0
            for slot in fragment.binds.slots {
                let start = text.index(position, offsetBy: slot.placeholder.lowerBound - offset)
                sql += fragment.sql[position..<start]
                binds.append(slot, of: fragment.binds, placeholder: appendPlaceholder())
                position = text.index(start, offsetBy: slot.placeholder.count)
                offset = slot.placeholder.upperBound
            }
            sql += fragment.sql[position...]
        }

        /// Writes a checked, quoted name.
        package mutating func appendInterpolation(identifier: PostgresIdentifier) {
            sql += identifier.quoted
        }

        private mutating func appendPlaceholder() -> Range<Int> {
            let start = sql.utf8.count
            sql += "$\(binds.slots.count + 1)"
            return start..<sql.utf8.count
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

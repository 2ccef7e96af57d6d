package import Domain
import Foundation
import Ledger

/// A line of a record set: the columns in clear and the record.
package struct TransferLine: Sendable {
    /// Its number in the file, from 1.
    package let number: Int
    /// The columns that stand in clear, by name.
    let row: JSONObject
    /// The record; nil where there is none, and where nobody could open it any more.
    let record: JSONValue?
    /// Whether there is one that nobody could open.
    package let isUnreadable: Bool

    /// Reads `{"row":{…},"record":…}`.
    ///
    /// - Throws: ``TransferFlaw``.
    package init(_ bytes: [UInt8], number: Int) throws(TransferFlaw) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw TransferFlaw(.recordInvalid, "A line is one JSON object: \(error.code.rawValue).")
        }
        guard case .object(let object) = value, case .object(let row)? = object["row"],
            object.members.allSatisfy({ ["row", "record"].contains($0.name) })
        else { throw TransferFlaw(.recordInvalid, "A line has a row and may have a record, and nothing else.") }
        self.number = number
        self.row = row
        if case .null? = object["record"] {
            record = nil
            isUnreadable = true
        } else {
            record = object["record"]
            isUnreadable = false
        }
    }
}

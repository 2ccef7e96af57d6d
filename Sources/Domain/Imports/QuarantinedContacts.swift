/// Addresses in a row that nobody could take in, so that an erasure finds it.
package enum QuarantinedContacts {
    /// What looks like an address in cells as they came.
    package static func found(in cells: [String]) -> [ContactPoint] {
        let words = cells.flatMap { $0.split { $0 == ";" || $0 == "," || $0.isWhitespace }.prefix(50) }
        let emails = words.filter { $0.contains("@") && $0.utf8.count <= TextRule.emailBytes }
            .map { ContactPoint(kind: .email, value: String($0)) }
        // What has the shape of a number may be a date, too: a token more that nobody is found by.
        let numbers = cells.flatMap { TelephoneCell.numbers($0).prefix(10) }
            .filter { TelephoneCell.isNumber($0) }.prefix(50).map { ContactPoint(kind: .telephone, value: $0) }
        return emails + numbers
    }
}

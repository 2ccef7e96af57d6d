package import Foundation

/// A sealed copy of a keystore in a place of its own: the key stream of a backup; opens with the root key, which is no part
/// of it.
package struct KeystoreCopy: Sendable, Equatable {
    /// Its directory.
    package let path: String
    /// The keystore's generation that was copied.
    package let generation: UInt64
    /// When it was made, to the second.
    package let at: Date

    /// Whether it has all that another copy has: key files of the same owners, as new or newer, and a ledger that goes on from the
    /// other's.
    func holdsAll(of other: KeystoreCopy) throws(VaultError) -> Bool {
        let own = try keyFiles()
        guard try other.keyFiles().allSatisfy({ owner, generation in own[owner].map { $0 >= generation } ?? false })
        else { return false }
        return try PrivateFile.begins(
            "\(path)/\(ErasureLedgerFile.fileName)", with: "\(other.path)/\(ErasureLedgerFile.fileName)")
    }

    /// The generation of each key file in it, by owner.
    private func keyFiles() throws(VaultError) -> [Substring: UInt64] {
        let names = try PrivateDirectory.names(in: path).filter { $0.hasSuffix(KeyFile.nameSuffix) }
        let parts = names.map { $0.split(separator: ".") }
        return Dictionary(parts.map { ($0[0], UInt64($0[1]) ?? .max) }) { max($0, $1) }
    }

    private static let prefix = "keystore-"
    static let unfinishedPrefix = ".unfinished-"

    /// The name of a copy: `keystore-20261127T203407Z-g12`.
    static func name(generation: UInt64, at moment: Date) -> String {
        "\(prefix)\(stamp(moment))-g\(generation)"
    }

    /// Reads a name in `place`; nil for what is no copy.
    init?(name: String, in place: String) {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, name.hasPrefix(Self.prefix), parts[2].hasPrefix("g"),
            let generation = UInt64(parts[2].dropFirst()), let at = Self.moment(String(parts[1]))
        else { return nil }
        path = "\(place)/\(name)"
        self.generation = generation
        self.at = at
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    private static func stamp(_ moment: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment)
        func two(_ number: Int?) -> String { String((number ?? 0) + 100).suffix(2).description }
        return
            "\(parts.year ?? 0)\(two(parts.month))\(two(parts.day))T\(two(parts.hour))\(two(parts.minute))\(two(parts.second))Z"
    }

    private static func moment(_ stamp: String) -> Date? {
        let digits = stamp.filter(\.isNumber).compactMap(\.wholeNumberValue)
        guard stamp.count == 16, digits.count == 14, stamp.hasSuffix("Z") else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        return calendar.date(
            from: DateComponents(
                year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(8..<10),
                minute: number(10..<12), second: number(12..<14)))
    }
}

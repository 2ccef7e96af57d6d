import Foundation
import Vault

/// What somebody typed, as patterns.
enum SearchText {
    /// Stands before a town in a person's text.
    static let townMark: UInt8 = 0x04
    /// Stands behind every field.
    static let fieldEnd: UInt8 = 0x00

    /// Ways to read the text; a person is found when one of them fits, with every pattern of it. Nil when the text asks
    /// for nothing.
    ///
    /// Digits and what stands between digits of a telephone number are read as part of a number or of a postal code, and
    /// without a blank also as they stand, such as `4711-08`; all else is words, each of which must stand somewhere in what is
    /// known of the person.
    static func readings(_ text: String, _ telephone: TelephoneSpelling) -> [[Pattern]]? {
        let numbers = telephone.parts(of: text).compactMap(Pattern.init).map { [$0] }
        let isOneWord = !text.contains(where: \.isWhitespace) && text.utf8.contains { !(0x30...0x39).contains($0) }
        if !numbers.isEmpty { return isOneWord ? numbers + (words(text).map { [$0] } ?? []) : numbers }
        return words(text).map { [$0] }
    }

    private static func words(_ text: String) -> [Pattern]? {
        let words = Folding.fold(text, .spelledOut).split(separator: 0x20).map { word in
            word.drop { margin.contains($0) }.reversed().drop { margin.contains($0) }.reversed()
        }
        let patterns = words.compactMap { Pattern(Array($0)) }
        return patterns.isEmpty ? nil : patterns
    }

    /// The whole name of a town.
    static func town(_ name: String) -> Pattern? {
        let folded = Folding.fold(name, .spelledOut)
        return folded.isEmpty ? nil : Pattern([townMark] + folded + [fieldEnd])
    }

    private static let margin = Set(",;".utf8)
}

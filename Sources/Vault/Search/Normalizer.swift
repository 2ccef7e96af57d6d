import Foundation

/// Brings e-mail addresses, telephone numbers and customer numbers into the one form in which they are compared.
///
/// Total: any string gives a value or an error, nothing traps. A change of any result needs a new `version`, new
/// index keys and a migration of the tokens; the published vectors in the tests say what version 1 is.
package enum Normalizer {
    /// The version of all normalisers.
    package static let version: UInt16 = 1

    /// Longest input that is looked at, in UTF-8 bytes.
    static let maximumInput = 1_024

    /// NFKC; ASCII is that already.
    static func compatibilityForm(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
    }

    /// NFKC, then case folding, then NFKC again, because folding can undo composition.
    static func compatibilityFolded(_ text: String) -> String {
        compatibilityForm(CaseFolding.fold(compatibilityForm(text)))
    }

    /// Removes white space and invisible characters at both ends; refuses what is empty or far too long.
    static func trimmed(_ raw: String) throws(NormalizationError) -> String {
        guard raw.utf8.count <= maximumInput else { throw .tooLong }
        var scalars = Substring(raw).unicodeScalars
        while let first = scalars.first, isMargin(first) { scalars.removeFirst() }
        while let last = scalars.last, isMargin(last) { scalars.removeLast() }
        guard !scalars.isEmpty else { throw .empty }
        return String(scalars)
    }

    /// White space, control characters, zero-width and direction marks, byte order mark.
    static func isMargin(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isWhitespace { return true }
        switch scalar.properties.generalCategory {
        case .control, .format: return true
        default: return false
        }
    }
}

import Foundation

extension String {
    /// The text without blanks and line ends around it.
    var trimmingBlanks: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

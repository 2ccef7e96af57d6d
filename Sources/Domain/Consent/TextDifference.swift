/// What changed between two texts, word by word: the shortest way from one to the other.
package enum TextDifference {
    /// A stretch of text.
    package struct Part: Sendable, Equatable {
        /// What became of it.
        package enum Kind: Sendable {
            /// It stands in both.
            case kept
            /// It stands in the new text only.
            case added
            /// It stands in the old text only.
            case removed
        }

        /// What became of it.
        package let kind: Kind
        /// The text, with the blanks behind its words.
        package internal(set) var text: String
    }

    /// Words compared at most; longer texts are shown as replaced.
    private static let maximumWords = 1_500

    /// The stretches from `old` to `new`, in order; what is removed stands before what is put in its place.
    package static func parts(from old: String, to new: String) -> [Part] {
        let (left, right) = (words(old), words(new))
        guard left.count <= maximumWords, right.count <= maximumWords else {
            return join([(.removed, old), (.added, new)])
        }
        let lengths = lengths(left, right)
        let width = right.count + 1
        var steps: [(Part.Kind, String)] = []
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            if i < left.count, j < right.count, left[i] == right[j] {
                steps.append((.kept, right[j]))
                (i, j) = (i + 1, j + 1)
            } else if j == right.count || i < left.count && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                steps.append((.removed, left[i]))
                i += 1
            } else {
                steps.append((.added, right[j]))
                j += 1
            }
        }
        return join(steps)
    }

    /// Words with the blanks behind them.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isBehindBlank = false
        for character in text {
            if isBehindBlank, !character.isWhitespace {
                words.append(word)
                word = ""
            }
            isBehindBlank = character.isWhitespace
            word.append(character)
        }
        return word.isEmpty ? words : words + [word]
    }

    /// How many words the rests of both texts have in common, in order, from each pair of places on.
    private static func lengths(_ left: [String], _ right: [String]) -> [Int32] {
        let width = right.count + 1
        var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
        for i in left.indices.reversed() {
            for j in right.indices.reversed() {
                lengths[i * width + j] =
                    left[i] == right[j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        return lengths
    }

    private static func join(_ steps: [(Part.Kind, String)]) -> [Part] {
        var parts: [Part] = []
        for (kind, text) in steps where !text.isEmpty {
            if parts.last?.kind == kind {
                parts[parts.count - 1].text += text
            } else {
                parts.append(Part(kind: kind, text: text))
            }
        }
        return parts
    }
}

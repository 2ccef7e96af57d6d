import Glibc

/// A line of Swift taken apart: what is code, what stands in string literals, what is comment.
struct SourceLine: Equatable {
    /// The line with the content of comments and string literals replaced by nothing; quotes stay.
    var code = ""
    /// The text inside string literals that begin or go on in this line, interpolations left out.
    var strings = ""
    /// The text of comments, their slashes included.
    var comment = ""

    var trimmedCode: Substring { code.drop { $0 == " " } }
    var isOnlyComment: Bool { trimmedCode.isEmpty && !comment.isEmpty }
}

extension String {
    /// Whether the text holds `needle`: a look at the bytes before a regular expression is worth its time.
    func holds(_ needle: StaticString) -> Bool {
        withCString { text in
            needle.withUTF8Buffer { _ in
                strstr(text, UnsafeRawPointer(needle.utf8Start).assumingMemoryBound(to: CChar.self)) != nil
            }
        }
    }
}

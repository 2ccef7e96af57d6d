package import Texts

/// A short text in both languages, for people at the terminal.
typealias Words = Bilingual<String>

extension Language {
    /// The language of a POSIX environment: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set.
    package init(environment: [String: String]) {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = set.map { $0.lowercased().hasPrefix("de") } == true ? .german : .english
    }
}

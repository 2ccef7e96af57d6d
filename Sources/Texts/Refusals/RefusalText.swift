/// A refusal in everyday words: what happened, what to do now, and the article where there is one.
package struct RefusalText: Sendable, Equatable {
    /// What happened and why, one sentence.
    package let sentence: String
    /// What to do now, one sentence.
    package let advice: String
    /// The article, as the language cites it; nil where no law is behind it.
    package let article: String?

    /// Says it.
    package init(_ sentence: String, _ advice: String, article: String? = nil) {
        self.sentence = sentence
        self.advice = advice
        self.article = article
    }

    /// Sentence, advice and article as one line.
    package var line: String {
        article.map { "\(sentence) \(advice) (\($0))" } ?? "\(sentence) \(advice)"
    }
}

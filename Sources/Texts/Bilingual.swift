/// One thing said in both languages; the compiler sees to it that neither is missing.
package struct Bilingual<Value: Sendable>: Sendable {
    /// In German.
    package let german: Value
    /// In English.
    package let english: Value

    /// Says it in both.
    package init(_ german: Value, _ english: Value) {
        self.german = german
        self.english = english
    }

    /// What is said in `language`.
    package subscript(language: Language) -> Value {
        switch language {
        case .german: german
        case .english: english
        }
    }
}

import Domain
import Texts

extension Texts {
    /// Why a row is kept back, in everyday words; `code` is that of an import issue or of a refusal.
    package func importReason(_ code: String) -> String {
        guard let issue = ImportIssueCode(rawValue: code) else { return refusals.text(code).line }
        return language == .german ? issue.german : issue.english
    }
}

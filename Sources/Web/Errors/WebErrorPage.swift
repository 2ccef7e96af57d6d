package import HTTPSupport
import HTTPTypes
import Texts

/// What went wrong, in everyday words, with the number of the request and a way on.
package enum WebErrorPage {
    /// Renders error pages for ``ObhutRouter``.
    package static let render: ErrorPage.Renderer = { page in
        let texts = Texts.in(page.language)
        let (heading, lead, advice, article) = words(for: page.failure, texts)
        let content = ProblemPage(
            t: texts.problems, advice: advice, article: article, href: page.isStaff ? "/people" : "/",
            wayOn: texts.problems.home, requestID: page.requestID.description)
        let frame = Frame(texts: texts, appearance: nil, title: heading, lead: lead)
        return (try? Page(frame: frame, page: content).html()) ?? ErrorPage.plain(page)
    }

    private static func words(
        for failure: HTTPFailure, _ texts: Texts
    ) -> (heading: String, lead: String, advice: String?, article: String?) {
        let problems = texts.problems
        let refusal = texts.refusals.text(failure.code)
        switch failure.status {
        case .notFound where failure.code == "not-found":
            return (problems.notFoundTitle, problems.notFoundLead, nil, nil)
        case .forbidden where failure.code == "permission-missing":
            return (problems.forbiddenTitle, refusal.sentence, refusal.advice, refusal.article)
        case .serviceUnavailable where failure.code == "not-ready":
            return (problems.notReadyTitle, problems.notReadyLead, nil, nil)
        case .internalServerError:
            return (problems.internalTitle, problems.internalLead, nil, nil)
        default:
            return (problems.refusedTitle, refusal.sentence, refusal.advice, refusal.article)
        }
    }
}

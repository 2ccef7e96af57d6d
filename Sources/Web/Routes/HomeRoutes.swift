import HTTPSupport
import Hummingbird
import Texts

/// `/`, the appearance, style sheet and mark, and the page of all components.
struct HomeRoutes {
    let support: PageSupport

    func add(to router: ObhutRouter) {
        let staff = router.staff()
        staff.get("/") { _, _ in LocalRedirect.seeOther("/people") }
        staff.get("design", use: design)
        router.doors().post("appearance", use: setAppearance)
        let assets = router.assets()
        for file in Assets.files {
            assets.get(RouterPath(file.name)) { _, _ in AssetAnswer(file.bytes, mediaType: file.mediaType) }
        }
    }

    @Sendable
    private func design(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let desk = try await support.desk(request, context)
        let words = desk.texts.design
        return try desk.answer(
            Page(frame: desk.frame(nil, title: words.title, lead: words.lead), page: DesignPage(desk: desk)))
    }

    @Sendable
    private func setAppearance(_ request: Request, _ context: ObhutRequestContext) async throws -> Response {
        let form = try await request.form(context)
        let appearance = Appearance(
            language: form["language"].flatMap { Language(rawValue: $0) },
            theme: form["theme"].flatMap { Appearance.Theme(rawValue: $0) })
        return support.redirect(
            form["next"] ?? "/",
            cookies: [
                PageCookie.appearance.field(appearance.cookie, seconds: 31_536_000, isSecure: support.isSecure)
            ])
    }
}

import Domain
import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import Store
import Texts

/// What every page of the staff is made with: who looks, for which business, in which language, at what time.
struct Desk: Sendable {
    let texts: Texts
    let appearance: Appearance
    let actor: Actor
    let tenant: TenantRecord
    /// The session's token for forms.
    let csrf: String
    /// What was just done.
    let flash: Flash?
    let now: Date
    /// Whether cookies go over https only.
    let isSecure: Bool
    /// The page's own address, where it can be asked for again.
    var here = "/"

    /// The zone of the business's days.
    var zone: TimeZone { tenant.timeZone }

    /// A day as people write it.
    func day(_ date: Date) -> String { texts.formats.day(date, in: zone) }
    /// A day in a column.
    func shortDay(_ date: Date) -> String { texts.formats.shortDay(date, in: zone) }
    /// A day with its time.
    func moment(_ date: Date) -> String { texts.formats.moment(date, in: zone) }
    /// A whole number.
    func number(_ value: some BinaryInteger) -> String { texts.formats.number(Int(clamping: value)) }
    /// What the business calls a purpose.
    func name(of purpose: PurposeRules) -> String { purpose.name(texts.language.rawValue) }

    /// The frame of a page in one of the menu's areas; `toast` is what this request has done.
    func frame(
        _ area: Area?, title: String, heading: String? = nil, lead: String? = nil, crumbs: [Crumb] = [],
        actions: [Action] = [], toast: Toast? = nil
    ) -> Frame {
        Frame(
            texts: texts, appearance: appearance, title: title, heading: heading, lead: lead, crumbs: crumbs,
            actions: actions, flash: toast ?? flash?.toast(texts, csrf: csrf),
            desk: DeskFrame(
                tenant: tenant.name, role: texts.terms.role(actor.role.rawValue), csrf: csrf,
                menu: Area.allCases.compactMap { $0.item(for: actor, current: area, texts: texts) },
                mayCreate: actor.may(.peopleWrite)),
            csrf: csrf, here: here)
    }

    /// A page as an answer; `failure` gives its status and says when to come back.
    func answer(
        _ page: Page<some PageContent>, status: HTTPResponse.Status = .ok, failure: HTTPFailure? = nil
    ) throws -> HTMLAnswer {
        var headers = failure?.waiting ?? [:]
        if flash != nil { headers.append(PageCookie.flash.field("", seconds: 0, isSecure: isSecure)) }
        return HTMLAnswer(try page.html(), status: failure?.status ?? status, headers: headers)
    }
}

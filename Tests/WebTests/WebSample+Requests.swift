import Domain
import Foundation
import Texts

@testable import Operations
@testable import Store
@testable import Web

extension WebSample {
    /// The inbox, requests in every state, and what whoever makes one meets.
    var requestPages: [Named] { inbox + requestDoors }

    private func request(
        _ kind: RequestKind, _ state: RequestState, _ change: (inout StoredRequest) -> Void = { _ in }
    ) -> StoredRequest {
        let deadline = RequestRule.deadline(receivedAt: Self.now, country: "DE")
        var detail = RequestDetail()
        detail.contact = typed("anna@kunden.example")
        detail.identityNote = typed("Rückruf unter der bekannten Nummer")
        var request = StoredRequest(
            id: Self.id, kind: kind, state: state, identity: .mailedLink, person: Self.id, receivedAt: Self.now,
            dueOn: deadline.statutory, alarmOn: deadline.alarm, noticeOn: deadline.extensionNotice, extendedBy: 0,
            extensionReason: nil, refusal: nil, refusedBy: nil, linkExpiresAt: nil, linkHash: nil,
            packageExpiresAt: nil, packageHash: nil, downloads: 0, endedAt: state.isFinal ? Self.now : nil, version: 1,
            detail: detail, sealVersion: 1, subject: nil, key: nil)
        change(&request)
        return request
    }

    private var inbox: [Named] {
        let t = texts.requests.desk
        func list(_ name: String, _ requests: [StoredRequest], isOpen: Bool, refusal: Refusal? = nil) -> Named {
            staff(
                name, .requests, title: t.title, lead: t.lead,
                RequestsPage(
                    requests, names: [Self.id: typed("Anna Groß")], isOpen: isOpen,
                    next: requests.isEmpty ? nil : "abc", isFirst: isOpen,
                    typed: ("access", typed("kein Postfach")), refusal: refusal, desk: desk))
        }
        func one(
            _ name: String, _ request: StoredRequest, candidates: [(id: UUID, name: String)] = [],
            plan: ErasurePlan? = nil, refusal: Refusal? = nil
        ) -> Named {
            staff(
                name, .requests, title: t.windowTitle, crumbs: [Crumb(t.title, href: "/requests")],
                RequestPage(
                    request, plan: plan, candidates: candidates,
                    name: request.person.map { _ in typed("Anna Groß") },
                    typed: ["note": typed("Anruf"), "text": typed("Warum"), "extensionText": typed("Lang")],
                    refusal: refusal, desk: desk))
        }
        let late = request(.erasure, .acknowledged) { request in
            request.dueOn = request.dueOn.adding(days: -60)
            request.alarmOn = request.alarmOn.adding(days: -60)
        }
        let proposed = request(.access, .acknowledged) { request in
            request.refusal = .excessive
            request.refusedBy = "operator:max"
            request.detail?.refusalText = typed("Zum zehnten Mal.")
        }
        let nobody = request(.portability, .acknowledged) { $0.person = nil }
        let nameless = request(.access, .initiated) { request in
            request.person = nil
            request.detail = nil
        }
        let delivered = request(.access, .fulfilled) { request in
            request.packageExpiresAt = Self.now
            request.downloads = 2
            request.detail?.answer = typed("Bitte sehr.")
        }
        let extended = request(.rectification, .acknowledged) { request in
            request.extendedBy = 2
            request.extensionReason = .complexity
            request.detail?.extensionText = typed("Viel zu suchen.")
        }
        return [
            list("requests", [late, extended, request(.objection, .fulfilled)], isOpen: true),
            list(
                "requests-all", [request(.access, .rejected), request(.access, .unfulfilled), nobody, nameless],
                isOpen: false),
            list("requests-none", [], isOpen: true),
            list(
                "requests-refused", [], isOpen: true,
                refusal: Refusal(.invalid, RefusalCode.emailInvalid, field: "contact")),
            one("request", request(.access, .acknowledged)), one("request-late", late, plan: plan),
            one("request-proposed", proposed), one("request-delivered", delivered),
            one("request-extended", extended),
            one("request-shared", nobody, candidates: [(Self.id, typed("Anna Groß")), (Self.id, typed("Bert Groß"))]),
            one("request-nobody", nobody, refusal: Refusal(.invalid, RefusalCode.required, field: "note")),
            one("request-unverified", request(.access, .initiated) { $0.identity = .unverified }),
        ]
    }

    private var requestDoors: [Named] {
        let t = texts.requests.door
        let tenant = desk.tenant
        func letter(_ name: String, _ title: String, _ lead: String?, _ content: some PageContent) -> Named {
            let frame = Frame(texts: texts, appearance: nil, title: title, lead: lead)
            return Named(name: name, model: Page(frame: frame, page: content), template: type(of: content).template)
        }
        func link(_ name: String, _ look: RequestDoor.Look) -> Named {
            letter(
                name, t.statusTitle, look.isConfirmable ? t.confirmLead(tenant.name) : nil,
                RequestLinkPage(look, texts: texts, action: "/p/muster/requests/a"))
        }
        let open = request(.access, .initiated) { request in
            request.identity = .unverified
            request.linkExpiresAt = Self.now.addingTimeInterval(60)
        }
        let delivered = request(.access, .fulfilled) { $0.packageExpiresAt = Self.now.addingTimeInterval(60) }
        let sheet = PrivacyNotice.Sheet(
            tenant: tenant, purposes: DefaultPurposes.all,
            form: StoredForm(
                id: Self.id, slug: "newsletter", content: FormContent(germanTitle: "N", englishTitle: "N"),
                state: .published, version: 1, since: Self.now),
            periods: PrivacyNotice.periods.compactMap {
                PolicyParameters.row($0, on: CalendarDay(Self.now, in: .gmt))
            }, day: CalendarDay(Self.now, in: .gmt))
        return [
            letter("request-form", t.title, t.lead(tenant.name), RequestFormPage(tenant, texts: texts)),
            letter(
                "request-form-wrong", t.title, t.lead(tenant.name),
                RequestFormPage(
                    tenant, texts: texts, kind: "erasure", address: typed("anna@"),
                    refusal: Refusal(.invalid, RefusalCode.emailInvalid, field: "email"))),
            letter(
                "request-form-kindless", t.title, t.lead(tenant.name),
                RequestFormPage(
                    tenant, texts: texts, address: typed("anna@kunden.example"),
                    refusal: Refusal(.invalid, RefusalCode.required, field: "kind"))),
            letter("request-form-sent", t.title, nil, RequestFormPage(tenant, texts: texts, isSent: true)),
            link("request-link", RequestDoor.Look(tenant: tenant, request: open, isConfirmable: true)),
            link(
                "request-link-confirmed",
                RequestDoor.Look(tenant: tenant, request: request(.access, .acknowledged), isNew: true)),
            link(
                "request-link-done",
                RequestDoor.Look(tenant: tenant, request: request(.objection, .fulfilled), isNew: true)),
            link("request-link-status", RequestDoor.Look(tenant: tenant, request: request(.erasure, .accepted))),
            link("request-link-over", RequestDoor.Look(tenant: tenant, request: request(.access, .unfulfilled))),
            link("request-link-unknown", RequestDoor.Look(tenant: tenant, request: nil)),
            letter(
                "request-package", t.packageTitle, t.packageLead(tenant.name),
                RequestLinkPage(
                    delivery: RequestDoor.Look(tenant: tenant, request: delivered), texts: texts,
                    action: "/p/muster/requests/a/package")),
            letter(
                "request-package-over", t.packageTitle, nil,
                RequestLinkPage(
                    delivery: RequestDoor.Look(tenant: tenant, request: nil), texts: texts,
                    action: "/p/muster/requests/a/package")),
            letter("privacy", texts.privacy.title, nil, PrivacyPage(sheet, texts: texts)),
        ]
    }
}

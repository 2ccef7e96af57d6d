import Domain
import Foundation
import HTTPSupport
import Texts

@testable import Operations
@testable import Store
@testable import Web

extension WebSample {
    /// Every page, in the looks that differ.
    func pages() throws -> [Named] {
        let work = erasures(try receipts()) + imports + importSteps + exports + webhooks + campaigns
        return doors + letters + formPages + accounts + peoplePages + consentPages + organizationPages + forms + work
            + requestPages
            + [design]
    }

    func staff(
        _ name: String, _ area: Area?, title: String, heading: String? = nil, lead: String? = nil,
        crumbs: [Crumb] = [], actions: [Action] = [], toast: Toast? = nil, _ content: some PageContent
    ) -> Named {
        let frame = desk.frame(
            area, title: title, heading: heading, lead: lead, crumbs: crumbs, actions: actions, toast: toast)
        return Named(name: name, model: Page(frame: frame, page: content), template: type(of: content).template)
    }

    func door(
        _ name: String, title: String, lead: String? = nil, csrf: String? = nil, _ content: some PageContent
    ) -> Named {
        let frame = Frame(
            texts: texts, appearance: Appearance(theme: theme), title: title, lead: lead,
            flash: flash?.toast(texts, csrf: csrf), csrf: csrf)
        return Named(name: name, model: Page(frame: frame, page: content), template: type(of: content).template)
    }

    private var doors: [Named] {
        let t = texts.login
        let wrong = Refusal(.unauthenticated, RefusalCode.credentialsWrong)
        return [
            door("login", title: t.title, lead: t.lead, LoginPage(texts: texts)),
            door(
                "login-wrong", title: t.title, lead: t.lead, csrf: "csrf-token",
                LoginPage(
                    texts: texts, email: typed("anna@muster.example"), next: "/imports", csrf: "csrf-token",
                    refusal: wrong)),
            door(
                "login-empty", title: t.title, lead: t.lead,
                LoginPage(texts: texts, refusal: Refusal(.invalid, RefusalCode.required, field: "password"))),
            door(
                "choice", title: t.chooseTenant, lead: t.chooseTenantLead,
                TenantChoicePage(
                    t: t,
                    tenants: [
                        .init(slug: "muster", name: typed("Muster & Söhne GmbH")),
                        .init(slug: "nebenan", name: typed("Nebenan KG")),
                    ], ticket: "ticket", next: "/imports",
                    csrf: "csrf-token")),
            door(
                "invitation", title: texts.invitation.title, lead: texts.invitation.lead(typed("Muster GmbH")),
                InvitationPage(
                    texts: texts, tenant: typed("Muster GmbH"), email: typed("neu@muster.example"), role: .sales,
                    action: "/invitation/abc", csrf: "csrf-token", problem: ("again", texts.invitation.passwordsDiffer))
            ),
            door(
                "reset", title: texts.invitation.resetTitle, lead: texts.invitation.resetLead,
                InvitationPage(
                    texts: texts, tenant: typed("Muster GmbH"), email: typed("neu@muster.example"), role: nil,
                    action: "/password/abc", csrf: nil)),
            door("forgotten", title: t.forgottenTitle, lead: t.forgottenLead, ForgottenPage(texts: texts)),
            door(
                "forgotten-refused", title: t.forgottenTitle, lead: t.forgottenLead, csrf: "csrf-token",
                ForgottenPage(
                    texts: texts, csrf: "csrf-token", email: typed("keine Adresse"),
                    refusal: Refusal(.invalid, RefusalCode.emailInvalid, field: "email"))),
            door("forgotten-sent", title: t.forgottenTitle, ForgottenPage(texts: texts, isSent: true)),
            Named(name: "problem", model: problem, template: ProblemPage.template),
        ]
    }

    private var problem: Page<ProblemPage> {
        let words = texts.refusals.text("suppressed")
        return Page(
            frame: Frame(texts: texts, appearance: nil, title: texts.problems.refusedTitle, lead: words.sentence),
            page: ProblemPage(
                t: texts.problems, advice: words.advice, article: words.article, href: "/", wayOn: texts.problems.home,
                requestID: "0123456789abcdef0123456789abcdef"))
    }

    private var peoplePages: [Named] {
        let t = texts.people
        let crumbs = [Crumb(t.title, href: "/people")]
        let purposes = DefaultPurposes.all
        var sales = self
        sales.role = .sales
        let restricted = person("Karl-Theodor", "von und zu Hohenberg-Wittgenstein", 4, isRestricted: true)
        func list(
            _ name: String, _ change: (inout SubjectListing) -> Void, _ problem: ListProblem?
        ) -> Named {
            staff(
                name, .people, title: t.title,
                PeoplePage(
                    people, in: narrowed().with(change), next: nil, problem: problem, arrangement: arrangement,
                    choices: choices, desk: desk))
        }
        func one(_ name: String, _ person: StoredPerson) -> Named {
            staff(
                name, .people, title: texts.person.windowTitle, heading: person.profile.displayName, crumbs: crumbs,
                actions: [Action(texts.person.edit, href: "/people/x/edit", icon: .pencil, isPrimary: true, keys: "e")],
                PersonPage(
                    person, grounds: grounds, purposes: purposes, employments: employments, timeline: timeline(),
                    consents: consents, choices: choices, desk: desk))
        }
        return [
            staff(
                "people", .people, title: t.title, actions: PeoplePage.actions(desk, isPrimary: true),
                PeoplePage(people, in: narrowed(cursor: "abc"), next: "abc", choices: choices, desk: desk)),
            staff("people-empty", .people, title: t.title, PeoplePage([], next: nil, desk: desk)),
            staff("people-plain", .people, title: t.title, PeoplePage(people, next: nil, desk: desk)),
            staff(
                "people-tagged", .people, title: t.title,
                toast: Toast(
                    TaggingOutcomes.Tagging(outcome: tagged, tag: choices.vocabulary.tags[0], isRemoval: false),
                    of: source,
                    desk: desk),
                PeoplePage(people, in: narrowed(), next: nil, choices: choices, desk: desk)),
            staff(
                "people-nobody-chosen", .people, title: t.title,
                PeoplePage(
                    people, in: narrowed(), next: nil, problem: problem("scope", isWhole: true), choices: choices,
                    desk: desk)),
            staff(
                "people-no-tag", .people, title: t.foundTitle, crumbs: crumbs,
                PeoplePage(
                    found: people, query: typed("müller"), refused: nil, problem: problem("label"), choices: choices,
                    desk: desk)),
            staff(
                "people-no-town", .people, title: t.title,
                PeoplePage(
                    people, next: nil, problem: ListProblem(town: typed("10115"), texts), choices: choices,
                    desk: desk)),
            list("people-arranged", { $0.view = Self.id }, nil),
            list("people-columns-refused", { _ in }, ListProblem(columns: arrangement.offered, texts)),
            list(
                "people-unnamed-view", { _ in },
                ListProblem(
                    view: Refusal(.invalid, RefusalCode.required, field: "name"), name: typed("Köln"), isShared: true,
                    texts)),
            staff("people-none-fits", .people, title: t.title, PeoplePage([], in: narrowed(), next: nil, desk: desk)),
            staff(
                "people-found", .people, title: t.foundTitle, crumbs: crumbs,
                PeoplePage(
                    found: people, organizations: [organization(1), organization(2, isBare: true)],
                    query: typed("müller"), next: "abc", refused: nil, desk: desk)),
            staff(
                "people-none", .people, title: t.title, crumbs: crumbs,
                PeoplePage(found: [], query: typed("niemand@kunden.example"), refused: nil, desk: desk)),
            staff(
                "people-refused", .people, title: t.title, crumbs: crumbs,
                PeoplePage(found: [], query: typed("x"), refused: t.searchEmpty, desk: desk)),
            one("person", anna), one("person-restricted", restricted), one("person-bare", person("Ohne", "Kontakt", 9)),
            staff(
                "reads", .people, title: texts.reads.title, lead: texts.reads.lead, crumbs: crumbs,
                ReadsPage(
                    ["member", "operator"].map {
                        ReadRecord(
                            place: LogCursor(transaction: 7, id: Self.id), at: Self.now, actorKind: $0, actor: Self.id,
                            role: "owner", purpose: "customer-care",
                            action: "person.read")
                    }, purposes: purposes, desk: desk)),
            staff(
                "vocabulary", .people, title: texts.vocabulary.title, crumbs: crumbs,
                VocabularyPage(choices.vocabulary, purposes: purposes, desk: desk)),
            staff(
                "vocabulary-sales", .people, title: texts.vocabulary.title, crumbs: crumbs,
                VocabularyPage(choices.vocabulary, purposes: purposes, desk: sales.desk)),
            staff(
                "vocabulary-empty", .people, title: texts.vocabulary.title, crumbs: crumbs,
                VocabularyPage(
                    PersonVocabulary(), purposes: purposes, typedTag: typed("A,B"),
                    refusal: ("tag", Refusal(.invalid, RefusalCode.notAllowedValue, field: "label")), desk: desk)),
            staff(
                "field", .people, title: texts.vocabulary.fieldTitle, crumbs: crumbs,
                FieldPage(
                    t: texts.vocabulary,
                    form: FieldForm(
                        FieldEntry(choices.vocabulary.fields[3]), of: choices.vocabulary.fields[3], action: "/x",
                        submit: texts.common.save, purposes: [], desk: desk), removeAction: "/x/delete",
                    problem: Notice(texts.vocabulary.removeFieldLead, tone: .refused, icon: .alert))),
            staff(
                "tag-removal", .people, title: texts.vocabulary.title, crumbs: crumbs,
                TagRemovalPage(t: texts.vocabulary, action: "/x", cancelHref: "/people/vocabulary")),
            staff(
                "merge", .people, title: texts.merge.title, crumbs: crumbs,
                MergePage(
                    anna, person("Anna", "Groß-Weiß", 3), choices: choices,
                    refusal: Refusal(.preconditionFailed, RefusalCode.versionMismatch), desk: desk)),
            staff(
                "merge-search", .people, title: texts.merge.title, crumbs: crumbs,
                MergeSearchPage(Self.id, query: typed("anna@kunden.example"), found: people, desk: desk)),
            staff(
                "merge-none", .people, title: texts.merge.title, crumbs: crumbs,
                MergeSearchPage(Self.id, query: typed("x"), found: [], desk: desk)),
            staff(
                "restriction", .people, title: texts.restriction.windowTitle, crumbs: crumbs,
                RestrictionPage(nil, path: "/people/x", desk: desk)),
            staff(
                "restriction-refused", .people, title: texts.restriction.windowTitle, crumbs: crumbs,
                RestrictionPage(
                    nil, path: "/people/x", refusal: Refusal(.invalid, RefusalCode.required, field: "reason"),
                    desk: desk)),
            staff(
                "restriction-standing", .people, title: texts.restriction.windowTitle, crumbs: crumbs,
                RestrictionPage(
                    StoredRestriction(
                        id: Self.id, person: Self.id, reason: .contested, imposedAt: Self.now, notifiedAt: nil,
                        liftedAt: nil), path: "/people/x",
                    refusal: Refusal(.refused, RefusalCode.noticeBeforeLifting, field: "notifiedAt"),
                    typed: typed("2026-11-20"), desk: desk)),
            staff(
                "changes", .people, title: texts.restriction.changesTitle, crumbs: crumbs,
                ChangesPage(
                    ["member", "operator"].map { kind in
                        AuditLine(
                            transaction: 7, id: Self.id, at: Self.now, actorKind: kind,
                            actor: kind == "member" ? Self.id : nil, operatorName: kind == "operator" ? "root" : nil,
                            action: "person.update", row: Self.id, subject: Self.id)
                    }, members: choices, desk: desk)),
            staff(
                "changes-none", .people, title: texts.restriction.changesTitle, crumbs: crumbs,
                ChangesPage([], members: choices, desk: desk)),
            staff(
                "reads-none", .people, title: texts.reads.title, crumbs: crumbs,
                ReadsPage([], purposes: purposes, desk: desk)),
        ]
    }

    private var source: PeopleSource { .search(typed("müller"), cursor: "abc") }

    private var tagged: TagPeople.Outcome {
        var outcome = TagPeople.Outcome()
        outcome.changed = [.init(person: Self.id, version: 4, added: [Self.id], removed: [])]
        outcome.unchanged = [Self.id]
        outcome.missing = [Self.id]
        outcome.refused = [Self.id]
        return outcome
    }

    /// A choice of people that was refused.
    private func problem(_ field: String, isWhole: Bool = false) -> ListProblem {
        ListProblem(
            Refusal(.invalid, RefusalCode.required, field: field),
            PeopleSelection(source: source, ids: [anna.id], isWhole: isWhole, label: typed("Stammkundschaft")), texts)
    }

    private var forms: [Named] {
        let t = texts.personForm
        let crumbs = [Crumb(texts.people.title, href: "/people")]
        func fresh(_ name: String, _ entry: PersonEntry, _ refusal: Refusal?) -> Named {
            let problem = refusal.map { FormProblem($0, entry: entry, choices: choices, texts: texts) }
            return staff(
                name, .people, title: texts.people.formTitle, crumbs: crumbs,
                PersonNewPage(
                    form: PersonForm(
                        entry, desk: desk, choices: choices, action: "/people/new", cancelHref: "/people",
                        submit: t.create,
                        purposes: DefaultPurposes.all, problem: problem), summary: problem?.summary))
        }
        let entry = PersonEntry(
            anna.profile, lifecycle: .customer, owner: Self.id, vocabulary: choices.vocabulary, texts: texts)
        var other = entry
        other.familyName = typed("Groß-Schmidt")
        other.honorificPrefix = ""
        func form(_ submit: String, _ problem: FormProblem? = nil) -> PersonForm {
            PersonForm(
                entry, desk: desk, choices: choices, action: "/people/x/edit", cancelHref: "/people/x", submit: submit,
                version: 3,
                purposes: nil, problem: problem)
        }
        let problem = FormProblem(
            Refusal(.invalid, RefusalCode.countryInvalid, field: "addresses[0].addressCountry"), entry: entry,
            texts: texts)
        return [
            fresh("new", PersonEntry(), nil),
            fresh("new-refused", entry, Refusal(.refused, RefusalCode.sourceMissing, field: "processing.source")),
            fresh("new-basis", entry, Refusal(.refused, RefusalCode.basisNotAllowed, field: "processing.legalBasis")),
            fresh(
                "new-field", entry, Refusal(.invalid, RefusalCode.notAllowedValue, field: "customFields.field1")),
            fresh("new-nothing", PersonEntry(), Refusal(.invalid, RefusalCode.nameOrContactMissing)),
            staff(
                "edit", .people, title: t.editTitle, lead: t.removeHint, crumbs: crumbs,
                PersonEditPage(form: form(texts.common.save), summary: nil)),
            staff(
                "edit-refused", .people, title: t.editTitle, crumbs: crumbs,
                PersonEditPage(form: form(texts.common.save, problem), summary: problem.summary)),
            staff(
                "conflict", .people, title: texts.conflict.title, lead: texts.conflict.lead, crumbs: crumbs,
                ConflictPage(
                    current: other, typed: entry, choices: choices, desk: desk, currentHref: "/people/x",
                    form: form(texts.conflict.submit))),
        ]
    }

    private func receipts() throws -> [ReceiptDocument] {
        [
            try ReceiptDocument(parsing: Self.receipt(residues: Self.residue)),
            try ReceiptDocument(parsing: Self.receipt()),
        ]
    }

    private func erasures(_ receipts: [ReceiptDocument]) -> [Named] {
        let t = texts.erasure
        let name = anna.profile.displayName
        func plan(_ label: String, _ plan: ErasurePlan, _ desk: Desk) -> Named {
            staff(
                label, .people, title: t.windowTitle, heading: t.title(name), lead: t.lead,
                crumbs: [Crumb(name, href: "/people/x")],
                ErasurePlanPage(plan, name: name, path: "/people/x", desk: desk))
        }
        var reader = self
        reader.role = .readOnly
        let erased = StoredErasure(
            id: Self.id, kind: .person, person: Self.id, reason: "art-17-1-b", state: "erased", suppressed: true,
            at: Self.now)
        return [
            plan("plan", self.plan, desk), plan("plan-shared", sharedPlan, desk), plan("plan-held", heldPlan, desk),
            plan("plan-unreadable", unreadablePlan, desk), plan("plan-reader", self.plan, reader.desk),
            staff(
                "erasures", .erasures, title: t.listTitle,
                ErasuresPage([erased, erased], next: "abc", isFirst: true, desk: desk)),
            staff(
                "erasures-empty", .erasures, title: t.listTitle, ErasuresPage([], next: nil, isFirst: true, desk: desk)),
        ]
            + zip(["receipt", "receipt-bare"], receipts).map {
                staff(
                    $0, .erasures, title: texts.receipt.title, lead: texts.receipt.lead,
                    crumbs: [Crumb(t.listTitle, href: "/erasures")],
                    actions: [Action(texts.receipt.download, href: "/x", icon: .download, isPrimary: true)],
                    ReceiptPage($1, desk: desk))
            }
    }

    private var exports: [Named] {
        let t = texts.export
        var entry = ExportEntry()
        entry.purpose = "newsletter"
        let choices = DefaultPurposes.all.map { ($0, 12, 40) }
        func page(_ name: String, ids: [UUID]? = nil, _ refusal: Refusal?) -> Named {
            entry.ids = ids
            return staff(
                name, .people, title: t.title, lead: t.lead, crumbs: [Crumb(texts.people.title, href: "/people")],
                ExportPage(entry, choices: choices, refusal: refusal, desk: desk))
        }
        return [
            page("export", nil),
            page("export-chosen", ids: [Self.id, Self.id], nil),
            page("export-refused", Refusal(.invalid, RefusalCode.required, field: "purpose")),
            page("export-empty", Refusal(.invalid, RefusalCode.required, field: "columns")),
        ]
    }

    private var design: Named {
        staff("design", nil, title: texts.design.title, lead: texts.design.lead, DesignPage(desk: desk))
    }
}

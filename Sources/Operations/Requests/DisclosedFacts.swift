import Domain
import Foundation
import Store

/// What is told to one person, her history and the read log aside, which may be long.
struct DisclosedFacts: Sendable {
    /// A headed part of the answer.
    struct Section: Sendable {
        /// The name on the wire.
        let name: String
        let value: DisclosedValue
    }

    let person: StoredPerson
    let tenant: TenantRecord
    let purposes: [PurposeRules]
    let vocabulary: PersonVocabulary
    let grounds: [StoredGround]
    let employments: [EmploymentLine]
    let consents: [StoredConsent]
    let events: [StoredConsentEvent]
    let records: DisclosedRecords
    let isGerman: Bool

    /// Everything, in the order in which it is read.
    func sections() throws -> [Section] {
        [
            Section(name: "person", value: try personValue()),
            Section(name: "processing", value: .list(try grounds.map(Self.ground))),
            Section(name: "employments", value: .list(try employments.map(Self.employment))),
            Section(name: "consents", value: .list(consents.map(Self.consent))),
            Section(name: "consentEvents", value: .list(try events.map(Self.event))),
            Section(name: "reductions", value: .list(try records.reductions.map(Self.reduction))),
            Section(name: "restrictions", value: .list(records.restrictions.map(Self.restriction))),
            Section(name: "holds", value: .list(records.holds.map(Self.hold))),
            Section(
                name: "blocked",
                value: .list(
                    records.blocked.map { purpose, since in
                        .fields([("purpose", .code(purpose)), ("since", .moment(since))])
                    })),
            Section(name: "messages", value: .list(records.messages.map(Self.message))),
            Section(name: "signups", value: .list(try records.signups.map(Self.signup))),
            Section(name: "requests", value: .list(try records.requests.map(Self.request))),
            Section(name: "formerProfiles", value: .list(try records.formerProfiles.map(former))),
            Section(name: "quarantined", value: .list(try records.quarantined.map(Self.quarantined))),
        ]
    }

    /// What a purpose is called; the code of one that is gone.
    func name(ofPurpose code: String) -> String {
        purposes.first { $0.code == code }?.name(isGerman ? "de" : "en") ?? code
    }

    private static func message(_ message: DisclosedRecords.Message) -> DisclosedValue {
        .fields([
            ("subject", .text(message.subject)), ("purpose", .code(message.purpose)),
            ("messageState", .code(message.state.rawValue)), ("messageReason", message.reason.map { .code($0) }),
            ("legalBasis", message.basis.map { .code($0) }), ("handedOverAt", message.sentAt.map { .moment($0) }),
        ])
    }

    /// What she provided herself, and nothing else (Art. 20).
    func provided() throws -> DisclosedValue {
        .fields([
            ("schema", .text("obhut-portability-1")), ("id", .id(person.id)),
            ("person", try providedProfile()),
            (
                "employments",
                .list(
                    try employments.map {
                        .fields([
                            ("organization", .text($0.otherName)),
                            ("detail", try DisclosedValue($0.employment.detail, where: \.providedByPerson)),
                        ])
                    })
            ),
        ])
    }

    /// Her own fields bear their labels; which field of this tenant it was says nothing elsewhere.
    private func providedProfile() throws -> DisclosedValue {
        let told = try DisclosedValue(person.profile) {
            $0.providedByPerson || $0.record == .customValue && $0.name == "fieldId"
        }
        return named(told, without: "fieldId")
    }

    private func personValue() throws -> DisclosedValue {
        .fields([
            ("id", .id(person.id)), ("lifecycle", .code(person.lifecycle.rawValue)),
            ("isRestricted", .flag(person.isRestricted)), ("createdAt", .moment(person.createdAt)),
            ("updatedAt", .moment(person.updatedAt)), ("profile", named(try DisclosedValue(person.profile))),
        ])
    }

    /// A profile whose tags and own fields bear the labels that the tenant gave them.
    private func named(_ profile: DisclosedValue, without left: String? = nil) -> DisclosedValue {
        guard case .record(let members) = profile else { return profile }
        func label(_ id: DisclosedValue) -> DisclosedValue? {
            let label =
                vocabulary.tags.first { .id($0.id) == id }?.label
                ?? vocabulary.fields.first { .id($0.id) == id }.map { isGerman ? $0.germanLabel : $0.englishLabel }
            return label.map(DisclosedValue.text)
        }
        return .record(
            members.map { member in
                guard case .list(let values) = member.value else { return member }
                switch member.name {
                case "tags":
                    return DisclosedValue.Member(
                        member.name, .list(values.map { .fields([("label", label($0)), ("id", $0)]) }))
                case "customValues":
                    return DisclosedValue.Member(
                        member.name,
                        .list(
                            values.map { value in
                                guard case .record(let parts) = value else { return value }
                                let field = parts.first { $0.name == "fieldId" }
                                let head = field.flatMap { label($0.value) }.map {
                                    [DisclosedValue.Member("label", $0)]
                                }
                                return .record((head ?? []) + parts.filter { $0.name != left })
                            }))
                default: return member
                }
            })
    }

    private func former(_ former: DisclosedRecords.FormerProfile) throws -> DisclosedValue {
        .fields([("importId", .id(former.batch)), ("profile", named(try DisclosedValue(former.profile)))])
    }

    private static func ground(_ stored: StoredGround) throws -> DisclosedValue {
        let ground = stored.ground
        return .fields([
            ("id", .id(ground.id)), ("purpose", .code(ground.purpose)), ("legalBasis", .code(ground.basis.rawValue)),
            ("since", .moment(ground.since)), ("until", ground.until.map(DisclosedValue.moment)),
            ("endedAt", ground.endedAt.map(DisclosedValue.moment)), ("endRule", .code(ground.endRule.code)),
            ("detail", try DisclosedValue(stored.detail)),
        ])
    }

    private static func employment(_ line: EmploymentLine) throws -> DisclosedValue {
        .fields([
            ("id", .id(line.employment.id)), ("organization", .text(line.otherName)),
            ("detail", try DisclosedValue(line.employment.detail)),
        ])
    }

    private static func consent(_ stored: StoredConsent) -> DisclosedValue {
        let consent = stored.consent
        return .fields([
            ("purpose", .code(consent.key.purpose)), ("channel", .code(consent.key.channel.rawValue)),
            ("address", stored.address.map(DisclosedValue.text)), ("state", .code(consent.state.rawValue)),
            ("method", .code(stored.method)), ("since", .moment(consent.since)),
            ("validUntil", consent.validUntil.map(DisclosedValue.moment)),
            ("wordingHash", stored.wording.map { .text(Hexadecimal.text($0)) }),
        ])
    }

    private static func event(_ event: StoredConsentEvent) throws -> DisclosedValue {
        .fields([
            ("id", .id(event.id)), ("at", .moment(event.at)), ("purpose", .code(event.key.purpose)),
            ("channel", .code(event.key.channel.rawValue)), ("state", .code(event.state.rawValue)),
            ("method", .code(event.method)), ("validUntil", event.validUntil.map(DisclosedValue.moment)),
            ("wording", event.keptWording.map(DisclosedValue.text)),
            ("proof", try event.detail.map { try DisclosedValue($0) }),
        ])
    }

    private static func reduction(_ record: DisclosedRecords.Reduction) throws -> DisclosedValue {
        let reduction = record.reduction
        return .fields([
            ("id", .id(reduction.id)), ("kind", .code(reduction.kind.rawValue)), ("at", .moment(reduction.at)),
            ("purposes", reduction.scope.purposes.map { .list($0.sorted().map(DisclosedValue.code)) }),
            ("channels", reduction.scope.channels.map { .list($0.map(\.rawValue).sorted().map(DisclosedValue.code)) }),
            ("proof", try record.detail.map { try DisclosedValue($0) }),
        ])
    }

    private static func restriction(_ restriction: StoredRestriction) -> DisclosedValue {
        .fields([
            ("id", .id(restriction.id)), ("reason", .code(restriction.reason.rawValue)),
            ("imposedAt", .moment(restriction.imposedAt)),
            ("notifiedAt", restriction.notifiedAt.map(DisclosedValue.moment)),
            ("liftedAt", restriction.liftedAt.map(DisclosedValue.moment)),
        ])
    }

    private static func hold(_ stored: StoredHold) -> DisclosedValue {
        .fields([
            ("id", .id(stored.hold.id)), ("reason", .code(stored.hold.reason.rawValue)),
            ("placedAt", .moment(stored.placedAt)), ("reviewOn", .text("\(stored.hold.reviewOn)")),
            ("liftedAt", stored.hold.liftedAt.map(DisclosedValue.moment)),
        ])
    }

    private static func signup(_ signup: StoredSignup) throws -> DisclosedValue {
        .fields([
            ("requestedAt", .moment(signup.requestedAt)), ("validUntil", signup.expiresAt.map(DisclosedValue.moment)),
            ("purposes", .list(signup.choices.map { .code($0.purpose) })),
            ("proof", try signup.detail.map { try DisclosedValue($0) }),
        ])
    }

    private static func request(_ request: StoredRequest) throws -> DisclosedValue {
        var detail = request.detail
        // What is only proposed is nothing that was answered.
        if request.state != .rejected {
            detail?.refusalText = nil
            detail?.remedies = nil
        }
        return .fields([
            ("id", .id(request.id)), ("right", .code(request.kind.rawValue)),
            ("requestState", .code(request.state.rawValue)), ("identity", .code(request.identity.rawValue)),
            ("receivedAt", .moment(request.receivedAt)),
            ("dueOn", .text("\(request.dueOn)")), ("endedAt", request.endedAt.map(DisclosedValue.moment)),
            ("extensionReason", request.extensionReason.map { .code($0.rawValue) }),
            ("refusal", request.state == .rejected ? request.refusal.map { .code($0.rawValue) } : nil),
            ("downloads", .text(String(request.downloads))),
            ("detail", try detail.map { try DisclosedValue($0) }),
        ])
    }

    private static func quarantined(_ row: QuarantinedRow) throws -> DisclosedValue {
        .fields([
            ("row", .text(String(row.row))), ("reason", .code(row.reason)), ("record", try DisclosedValue(row.record)),
        ])
    }
}

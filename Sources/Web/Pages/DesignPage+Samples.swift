import Domain
import Foundation
import Texts

extension DesignPage {
    /// A consent matrix with every look of a cell.
    static func matrix(_ desk: Desk) -> Matrix {
        let terms = desk.texts.terms
        let channels: [Channel] = [.email, .sms, .phone, .post]
        let since = desk.texts.formats.day(year: 2026, month: 3, day: 14)
        func cell(_ channel: Channel, _ code: String?, _ tone: Tone, _ since: String?) -> MatrixRow.Cell {
            MatrixRow.Cell(
                channel: terms.channel(channel.rawValue),
                entries: code.map { code in
                    [
                        MatrixRow.Entry(
                            chip: Chip(terms.consentState(code), tone),
                            since: since.map { "\(desk.texts.common.since) \($0)" })
                    ]
                } ?? [])
        }
        return Matrix(
            t: desk.texts.design, channels: channels.map { terms.channel($0.rawValue) },
            rows: [
                MatrixRow(
                    purpose: desk.name(of: DefaultPurposes.newsletter),
                    cells: [
                        cell(.email, "ConsentGiven", .given, since), cell(.sms, nil, .neutral, nil),
                        cell(.phone, "ConsentRequested", .pending, since), cell(.post, nil, .neutral, nil),
                    ]),
                MatrixRow(
                    purpose: desk.name(of: DefaultPurposes.smsOffers),
                    cells: [
                        cell(.email, nil, .neutral, nil), cell(.sms, "ConsentWithdrawn", .refused, since),
                        cell(.phone, nil, .neutral, nil), cell(.post, "ConsentExpired", .neutral, since),
                    ]),
            ])
    }

    /// A plan with something in every part.
    static func plan(_ desk: Desk) -> [PlanGroup] {
        ErasurePlanPage.groups(
            [
                ErasurePlanEntry(
                    action: .delete, table: "person", count: 1, compartment: .profile, norm: "Art. 17(1)(a) GDPR"),
                ErasurePlanEntry(
                    action: .delete, table: "contact_point", count: 3, compartment: .profile,
                    norm: "Art. 17(1)(a) GDPR"),
                ErasurePlanEntry(
                    action: .restrict, table: "document", count: 2, compartment: .statutory,
                    until: CalendarDay(year: 2034, month: 12, day: 31), norm: "Art. 17(3)(b) GDPR; § 147(3) AO"),
                ErasurePlanEntry(
                    action: .keepProof, table: "consent_event", count: 4, compartment: .evidence,
                    until: CalendarDay(year: 2029, month: 12, day: 31), norm: "Art. 17(3)(e) GDPR; §§ 195, 199 BGB"),
            ], desk: desk)
    }

    /// A progress line with every look of a level.
    static func receipt(_ desk: Desk) -> [ReceiptStep] {
        let t = desk.texts.receipt
        let date = desk.texts.formats.day(year: 2026, month: 11, day: 23)
        func step(_ level: ErasureLevel, _ state: String, _ look: String, _ icon: Icon, _ date: String?) -> ReceiptStep
        {
            ReceiptStep(
                level: level.rawValue, meaning: t.meanings[level.rawValue] ?? "", state: state, date: date, look: look,
                icon: icon.template)
        }
        return [
            step(.l0, t.reached, "reached", .check, date), step(.l1, t.reached, "reached", .check, date),
            step(.l2, t.pending, "pending", .clock, nil), step(.l3, t.notApplicable, "skipped", .dash, nil),
            step(.l4, t.pending, "pending", .clock, nil),
        ]
    }
}

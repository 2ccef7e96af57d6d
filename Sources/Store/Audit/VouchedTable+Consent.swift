import Foundation
import Postgres

extension VouchedTable {
    static let consentEvent = VouchedTable(
        number: .consentEvent, name: "consent_event", subject: "subject_id",
        columns: """
            r.purpose_code, r.channel, r.address_id, r.state, r.method, r.at, r.valid_until, r.recorded_by, r.wording_hash,
            r.sealed
            """
    ) { id, row in
        RowDigests.consentEvent(
            id: id, subject: try row.decode(column: 1), purpose: try row.decode(column: 3),
            channel: try row.decode(column: 4), address: try row.decode(column: 5), state: try row.decode(column: 6),
            method: try row.decode(column: 7), at: try row.decode(column: 8), validUntil: try row.decode(column: 9),
            recordedBy: try row.decode(column: 10), wordingHash: try row.decode(column: 11),
            sealed: try row.decode(column: 12))
    }

    static let reduction = VouchedTable(
        number: .reduction, name: "reduction", subject: "subject_id",
        columns: "r.kind, r.purposes, r.channels, r.ends_marketing, r.at, r.recorded_by, r.sealed"
    ) { id, row in
        RowDigests.reduction(
            id: id, subject: try row.decode(column: 1), kind: try row.decode(column: 3),
            purposes: try row.decode(column: 4), channels: try row.decode(column: 5),
            endsMarketing: try row.decode(column: 6), at: try row.decode(column: 7),
            recordedBy: try row.decode(column: 8), sealed: try row.decode(column: 9))
    }
}

import Domain
import Foundation
import Postgres

extension VouchedTable {
    static let organization = VouchedTable(
        number: .organization, name: "organization", subject: "id",
        columns: """
            r.version, r.seal_version, r.lifecycle, r.owner_id, r.ground_id, r.sealed, ARRAY(
                SELECT c.token FROM organization_contact_point c
                WHERE c.tenant_id = r.tenant_id AND c.organization_id = r.id)
            """
    ) { id, row in
        RowDigests.organization(
            id: id, version: try row.decode(column: 3), sealVersion: try row.decode(column: 4),
            lifecycle: try row.decode(column: 5), owner: try row.decode(column: 6), ground: try row.decode(column: 7),
            sealed: try row.decode(column: 8), tokens: try row.decode(column: 9))
    }

    static let employment = VouchedTable(
        number: .employment, name: "employment", subject: "person_id",
        columns: "r.version, r.seal_version, r.organization_id, r.sealed"
    ) { id, row in
        RowDigests.employment(
            id: id, version: try row.decode(column: 3), sealVersion: try row.decode(column: 4),
            person: try row.decode(column: 1), organization: try row.decode(column: 5),
            sealed: try row.decode(column: 6))
    }

    static let activity = VouchedTable(
        number: .activity, name: "activity", subject: "subject_id",
        columns: """
            r.version, r.seal_version, r.kind, r.happened_at, r.author_id, r.deleted_at, r.sealed, ARRAY(
                SELECT t.person_id FROM participant t WHERE t.tenant_id = r.tenant_id AND t.activity_id = r.id)
            """
    ) { id, row in
        RowDigests.activity(
            id: id, version: try row.decode(column: 3), sealVersion: try row.decode(column: 4),
            subject: try row.decode(column: 1), kind: try row.decode(column: 5), happenedAt: try row.decode(column: 6),
            author: try row.decode(column: 7), deletedAt: try row.decode(column: 8), sealed: try row.decode(column: 9),
            participants: try row.decode(column: 10))
    }
}

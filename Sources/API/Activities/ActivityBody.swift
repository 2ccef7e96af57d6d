import Domain
import Foundation
import Store

/// An activity on the wire.
struct ActivityBody: Encodable, Sendable {
    let id: String
    let kind: ActivityKind
    let happenedAt: Date
    let subject: String?
    let text: String?
    let organizationId: String?
    let personIds: [String]
    let author: String?
    let version: Int32
    let createdAt: Date
    let updatedAt: Date

    init(_ activity: StoredActivity) {
        id = activity.id.uuidString.lowercased()
        kind = activity.kind
        happenedAt = activity.happenedAt
        subject = activity.content.subject
        text = activity.content.text
        let isOfPerson = activity.subjectKind == .person
        organizationId = isOfPerson ? nil : activity.subject.uuidString.lowercased()
        personIds = ((isOfPerson ? [activity.subject] : []) + activity.participants).map {
            $0.uuidString.lowercased()
        }
        author = activity.author?.uuidString.lowercased()
        version = activity.version
        createdAt = activity.createdAt
        updatedAt = activity.updatedAt
    }
}

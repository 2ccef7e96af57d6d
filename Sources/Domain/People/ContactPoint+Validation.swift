import Foundation

extension ContactPoint {
    /// Contact points a profile may hold.
    package static let maximumCount = 50

    /// The list with trimmed texts, repeated contact points folded into one and one first choice per kind.
    ///
    /// - Throws: `Refusal` whose field is a path of the API's `contactPoints`.
    static func validated(_ list: [ContactPoint]) throws(Refusal) -> [ContactPoint] {
        guard list.count <= maximumCount else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "contactPoints", rule: "At most \(maximumCount) contact points.")
        }
        var result: [ContactPoint] = []
        for (index, contactPoint) in list.enumerated() {
            var clean = contactPoint
            clean.value = try TextRule.contactValue(
                contactPoint.value, contactPoint.kind, at: "contactPoints[\(index)].value")
            clean.label = try TextRule.clean(
                contactPoint.label, Catalogue.ContactPoint.label, at: "contactPoints[\(index)].label")
            if let same = result.firstIndex(where: { $0.kind == clean.kind && $0.value == clean.value }) {
                result[same].isPrimary = result[same].isPrimary || clean.isPrimary
                continue
            }
            guard !result.contains(where: { $0.id == clean.id }) else {
                throw Refusal(
                    .invalid, RefusalCode.duplicateID, field: "contactPoints[\(index)].id",
                    rule: "Every contact point has an id of its own.")
            }
            result.append(clean)
        }
        for kind in ContactPointKind.allCases {
            let preferred = result.preferred(kind)?.id
            for index in result.indices where result[index].kind == kind {
                result[index].isPrimary = result[index].id == preferred
            }
        }
        return result
    }

    /// The list in which a contact point keeps its id only while kind and value stay as in `previous`, because its
    /// token is found by that id.
    package static func renewed(_ list: [ContactPoint], since previous: [ContactPoint]) -> [ContactPoint] {
        list.map { point in
            let unchanged = previous.first { $0.kind == point.kind && $0.value == point.value }
            var renewed = point
            renewed.id = unchanged?.id ?? UUID.random()
            return renewed
        }
    }
}

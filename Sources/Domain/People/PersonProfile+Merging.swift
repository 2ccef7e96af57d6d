package import Foundation

extension PersonProfile {
    /// This profile joined with another record of the same person.
    ///
    /// Where both say something, this one stays, but for the fields named in `taking`. Lists are joined.
    /// `same`: Contact points of the other that are one of these in another notation, by their ids.
    package func joined(
        with other: PersonProfile, taking fields: Set<MergeField>, same: [UUID: UUID]
    ) -> PersonProfile {
        func pick<Value>(_ field: MergeField, _ path: KeyPath<PersonProfile, Value?>) -> Value? {
            fields.contains(field)
                ? other[keyPath: path] ?? self[keyPath: path] : self[keyPath: path] ?? other[keyPath: path]
        }
        var result = self
        result.salutation = pick(.salutation, \.salutation)
        result.honorificPrefix = pick(.honorificPrefix, \.honorificPrefix)
        result.givenName = pick(.givenName, \.givenName)
        result.additionalName = pick(.additionalName, \.additionalName)
        result.familyName = pick(.familyName, \.familyName)
        result.honorificSuffix = pick(.honorificSuffix, \.honorificSuffix)
        result.nickname = pick(.nickname, \.nickname)
        result.jobTitle = pick(.jobTitle, \.jobTitle)
        for point in other.contactPoints where same[point.id] == nil {
            var added = point
            added.isPrimary = added.isPrimary && !contactPoints.contains { $0.kind == point.kind }
            result.contactPoints.append(added)
        }
        result.addresses += other.addresses.filter { !addresses.contains($0) }
        result.tags += other.tags.filter { !tags.contains($0) }
        for value in other.customValues {
            if let place = result.customValues.firstIndex(where: { $0.fieldID == value.fieldID }) {
                if fields.contains(.customFields) { result.customValues[place] = value }
            } else {
                result.customValues.append(value)
            }
        }
        return result
    }
}

import Domain
import Foundation

/// What a living person becomes when a row of an import changes her: what the row says wins, what it leaves out stays.
enum ProfileMerge {
    static func merging(_ row: PersonProfile, into living: PersonProfile) -> PersonProfile {
        var result = living
        result.givenName = row.givenName ?? living.givenName
        result.familyName = row.familyName ?? living.familyName
        result.honorificPrefix = row.honorificPrefix ?? living.honorificPrefix
        result.additionalName = row.additionalName ?? living.additionalName
        result.honorificSuffix = row.honorificSuffix ?? living.honorificSuffix
        result.nickname = row.nickname ?? living.nickname
        result.salutation = row.salutation ?? living.salutation
        result.jobTitle = row.jobTitle ?? living.jobTitle
        result.tags += row.tags.filter { !living.tags.contains($0) }
        for value in row.customValues {
            if let place = result.customValues.firstIndex(where: { $0.fieldID == value.fieldID }) {
                result.customValues[place] = value
            } else {
                result.customValues.append(value)
            }
        }
        for point in row.contactPoints
        where !living.contactPoints.contains(where: { $0.kind == point.kind && $0.value == point.value }) {
            var added = point
            added.isPrimary = !living.contactPoints.contains { $0.kind == point.kind }
            result.contactPoints.append(added)
        }
        for address in row.addresses where !living.addresses.contains(where: { isSame($0, address) }) {
            if let place = result.addresses.firstIndex(where: { $0.label == address.label }) {
                result.addresses[place] = address
            } else {
                result.addresses.append(address)
            }
        }
        return result
    }

    private static func isSame(_ left: PostalAddress, _ right: PostalAddress) -> Bool {
        left.streetAddress == right.streetAddress && left.postalCode == right.postalCode
            && left.addressLocality == right.addressLocality && left.addressCountry == right.addressCountry
    }
}

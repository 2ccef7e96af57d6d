package import Foundation

/// The tags and fields that a tenant made for its people.
package struct PersonVocabulary: Sendable, Equatable {
    /// Tags in the order of their labels; those that are being taken from people are none.
    package let tags: [Tag]
    /// Fields in the order in which they were made, ended ones among them.
    package let fields: [CustomField]

    /// Puts a vocabulary together.
    package init(tags: [Tag] = [], fields: [CustomField] = []) {
        self.tags = tags.sorted { ($0.label, $0.id.uuidString) < ($1.label, $1.id.uuidString) }
        self.fields = fields
    }

    /// A person's tags, in the order of their labels; ids that mean nothing any more are left out.
    package func tags(of profile: PersonProfile) -> [Tag] {
        tags.filter { profile.tags.contains($0.id) }
    }

    /// A person's values with their fields, in the order of the fields.
    package func values(of profile: PersonProfile) -> [(field: CustomField, value: String)] {
        fields.compactMap { field in
            profile.customValues.first { $0.fieldID == field.id }.map { (field, $0.value) }
        }
    }

    /// The ids of tags by their labels, in any case.
    ///
    /// - Throws: `Refusal` `tag-unknown` naming `path[n]`.
    package func ids(ofTags labels: [String], at path: String) throws(Refusal) -> [UUID] {
        guard labels.count <= PersonProfile.maximumTags else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: path, rule: "At most \(PersonProfile.maximumTags) tags.")
        }
        var ids: [UUID] = []
        for (index, label) in labels.enumerated() {
            // Only a label that could be one is worth comparing.
            let folded = Tag.folded(try Tag.clean(label, at: "\(path)[\(index)]"))
            guard let tag = tags.first(where: { Tag.folded($0.label) == folded }) else {
                throw Refusal(
                    .invalid, RefusalCode.tagUnknown, field: "\(path)[\(index)]", rule: "There is no such tag.")
            }
            ids.append(tag.id)
        }
        return ids
    }

    /// Puts values into a profile by the codes of their fields; nil and empty values remove.
    ///
    /// - Throws: `Refusal` naming `customFields.code` for an unknown field, a value of another kind, or a new value in a
    ///   field that has ended.
    package func put(_ values: [String: CustomFieldValue?], into profile: inout PersonProfile) throws(Refusal) {
        for (code, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let field = fields.first(where: { $0.code == code }) else {
                // An unknown code may be anything, so it is not repeated.
                throw Refusal(
                    .invalid, RefusalCode.fieldUnknown, field: "customFields", rule: "There is no such field.")
            }
            var text: String?
            if let value { text = try field.canonical(value, at: "customFields.\(code)") }
            try put(text, in: field, into: &profile)
        }
    }

    /// Puts one value, in its one spelling, into a profile; nil removes it.
    package func put(_ text: String?, in field: CustomField, into profile: inout PersonProfile) throws(Refusal) {
        let place = profile.customValues.firstIndex { $0.fieldID == field.id }
        guard let text else {
            if let place { profile.customValues.remove(at: place) }
            return
        }
        if let place, profile.customValues[place].value == text { return }
        guard field.state == .active else {
            throw Refusal(
                .invalid, RefusalCode.fieldEnded, field: "customFields.\(field.code)",
                rule: "The field has ended and takes no new value.")
        }
        if let place {
            profile.customValues[place].value = text
        } else {
            profile.customValues.append(CustomValue(fieldID: field.id, value: text))
        }
    }
}

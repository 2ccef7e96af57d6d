import Domain
import Foundation
import Store
import Texts

/// What a person's form offers beside her own data: tags, fields of the tenant, members to be in charge.
struct PersonChoices: Sendable {
    /// A member who can be in charge.
    struct Member: Sendable {
        let id: UUID
        let name: String
        let mayTakeOver: Bool
    }

    let vocabulary: PersonVocabulary
    let members: [Member]

    init(vocabulary: PersonVocabulary = PersonVocabulary(), members: [Member] = []) {
        self.vocabulary = vocabulary
        self.members = members
    }

    init(_ vocabulary: PersonVocabulary, _ members: [StoredMember]) {
        self.init(
            vocabulary: vocabulary,
            members: members.map {
                Member(
                    id: $0.id, name: $0.profile.displayName, mayTakeOver: $0.state != .disabled)
            })
    }

    /// The name of a member; nil for nobody and for somebody who is gone.
    func name(of member: UUID?) -> String? {
        member.flatMap { id in members.first { $0.id == id }?.name }
    }

    /// The name of a field in a language.
    static func label(_ field: CustomField, _ language: Language) -> String {
        language == .german ? field.germanLabel : field.englishLabel
    }

    /// A value as people read it.
    static func shown(_ value: String, _ field: CustomField, _ texts: Texts) -> String {
        switch field.kind {
        case .text, .choice, .url: value
        case .number: texts.language == .german ? value.replacing(".", with: ",") : value
        case .date: texts.formats.day(iso: value)
        case .flag: value == "true" ? texts.personForm.yes : texts.personForm.no
        }
    }
}

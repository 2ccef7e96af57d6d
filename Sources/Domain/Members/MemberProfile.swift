/// Name and address of a member of staff: one sealed record.
package struct MemberProfile: CatalogueRecord {
    /// The name; nil until an invited member has told it.
    package var name: String?
    /// The e-mail address she logs in with.
    package var email: String
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a profile; ``validated()`` judges it.
    package init(name: String? = nil, email: String) {
        self.name = name
        self.email = email
    }

    /// What lists call her.
    package var displayName: String {
        name ?? email
    }

    /// The profile with trimmed texts; refuses control characters, texts too long and what is no e-mail address.
    package func validated() throws(Refusal) -> MemberProfile {
        var result = self
        result.name = try TextRule.clean(name, Catalogue.Member.name, at: "name")
        result.email = try TextRule.contactValue(email, .email, at: "email")
        return result
    }
}

extension MemberProfile {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .member }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Catalogue.Member.name, name)
        writer.put(Catalogue.Member.email, email)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        var reader = try RecordReader(bytes, record: .member, maximum: RecordLimits.personBytes)
        var name: String?
        var email: String?
        var unknown: [UnknownField] = []
        while let field = try reader.next() {
            switch field.number {
            case Catalogue.Member.name.number: name = try field.text()
            case Catalogue.Member.email.number: email = try field.text()
            default: unknown.append(field.kept())
            }
        }
        guard let email else { throw RecordError(.missingField, field: Catalogue.Member.email.number) }
        self.init(name: name, email: email)
        unknownFields = unknown
    }
}

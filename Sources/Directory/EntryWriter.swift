import Domain
import Foundation
import Store
import Vault

/// Writes people or organisations into columns as they are opened: folded, and nothing but what is searched, sorted or
/// filtered by.
final class EntryWriter {
    private let table: AttributeTable
    private let byteLimit: Int
    private let fields: Set<UUID>
    private let telephone: TelephoneSpelling
    private let kind: SubjectKind
    private let builder = EntryBuilder()
    /// Attributes of the one who is being appended.
    private var attributes: [UInt32] = []
    /// What was asked of the table last: most people have the stage and the country of the one before.
    private var lifecycle: (code: String, number: UInt32)?
    private var country: (code: [UInt8], number: UInt32)?

    /// `fields` are those of the tenant whose values are searched through; `byteLimit` is for all texts together.
    init(_ kind: SubjectKind, table: AttributeTable, region: String, fields: Set<UUID>, byteLimit: Int) {
        self.kind = kind
        self.table = table
        self.byteLimit = byteLimit
        self.fields = fields
        telephone = TelephoneSpelling(region: region)
    }

    /// All who were appended; nobody is from now on.
    var entries: Entries { Entries(builder) }

    /// Appends one of them.
    ///
    /// - Throws: `Refusal` 503 beyond the limit; `RecordError`.
    func append(_ row: DirectoryRow, _ profile: UnsafeRawBufferPointer) throws {
        let (text, keys) = (builder.text, builder.keys)
        guard text.count + keys.count <= byteLimit else { throw TenantDirectory.tooLarge }
        attributes.removeAll(keepingCapacity: true)
        attributes.append(number(ofLifecycle: row.lifecycle))
        if row.isRestricted { attributes.append(AttributeTable.restricted) }
        if let owner = row.owner { attributes.append(table.number(.owner(owner))) }
        for consent in row.consents { attributes.append(table.number(.consent(consent))) }
        var family: UnsafeRawBufferPointer?
        var given: UnsafeRawBufferPointer?
        var name: UnsafeRawBufferPointer?
        var contact: UnsafeRawBufferPointer?
        let start = text.count
        do {
            try SubjectSearchField.read(profile, of: kind.recordKind) { field, value in
                switch field {
                case .familyName: family = value
                case .givenName: given = value
                case .name: name = value
                case .email, .telephone: contact = contact ?? value
                default: break
                }
                switch field {
                case .tag:
                    if value.count == 16 { attributes.append(table.number(.tag(Self.id(value)))) }
                    return
                case .country:
                    attributes.append(number(ofCountry: value))
                    return
                case .telephone: telephone.spell(value) { text.append($0) }
                case .town:
                    text.append(SearchText.townMark)
                    Folding.fold(value, .spelledOut, to: text)
                case .customValue(let field):
                    guard fields.contains(field) else { return }
                    Folding.fold(value, .spelledOut, to: text)
                case .email, .familyName, .givenName, .name, .text:
                    Folding.fold(value, .spelledOut, to: text)
                }
                text.append(SearchText.fieldEnd)
            }
        } catch {
            // Half a person would become part of the next one.
            text.truncate(to: start)
            throw error
        }
        if let name {
            SortKey.write(name: name, into: keys)
        } else {
            SortKey.write(family: family, given: given, contact: contact, into: keys)
        }
        builder.close(
            Identifier(row.id), createdAt: row.createdAt, updatedAt: row.updatedAt, attributes: attributes)
    }

    private func number(ofLifecycle code: String) -> UInt32 {
        if let lifecycle, lifecycle.code == code { return lifecycle.number }
        let number = table.number(.lifecycle(code))
        lifecycle = (code, number)
        return number
    }

    private func number(ofCountry code: UnsafeRawBufferPointer) -> UInt32 {
        if let country, country.code.elementsEqual(code) { return country.number }
        let number = table.number(.country(String(decoding: code, as: UTF8.self)))
        country = (Array(code), number)
        return number
    }

    private static func id(_ bytes: UnsafeRawBufferPointer) -> UUID {
        UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}

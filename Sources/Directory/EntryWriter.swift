import Domain
import Foundation
import Store
import Vault

/// Writes people or organisations into columns as they are opened: folded, and nothing but what is searched, sorted or
/// filtered by.
struct EntryWriter {
    private let table: AttributeTable
    private let byteLimit: Int
    private let fields: Set<UUID>
    private let telephone: TelephoneSpelling
    private let kind: SubjectKind
    let entries = Entries()

    /// `fields` are those of the tenant whose values are searched through; `byteLimit` is for all texts together.
    init(_ kind: SubjectKind, table: AttributeTable, region: String, fields: Set<UUID>, byteLimit: Int) {
        self.kind = kind
        self.table = table
        self.byteLimit = byteLimit
        self.fields = fields
        telephone = TelephoneSpelling(region: region)
    }

    /// Appends one of them.
    ///
    /// - Throws: `Refusal` 503 beyond the limit; `RecordError`.
    func append(_ row: DirectoryRow, _ profile: UnsafeRawBufferPointer) throws {
        guard entries.text.count + entries.keys.count <= byteLimit else { throw TenantDirectory.tooLarge }
        var attributes = [table.number(.lifecycle(row.lifecycle))]
        if row.isRestricted { attributes.append(AttributeTable.restricted) }
        if let owner = row.owner { attributes.append(table.number(.owner(owner))) }
        for consent in row.consents { attributes.append(table.number(.consent(consent))) }
        var family: UnsafeRawBufferPointer?
        var given: UnsafeRawBufferPointer?
        var name: UnsafeRawBufferPointer?
        var contact: UnsafeRawBufferPointer?
        let (text, start) = (entries.text, entries.text.count)
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
                    attributes.append(table.number(.country(String(decoding: value, as: UTF8.self))))
                    return
                case .telephone: telephone.spell(value) { text.append($0) }
                case .town:
                    text.append(SearchText.townMark)
                    Folding.fold(value, .spelledOut) { text.append($0) }
                case .customValue(let field):
                    guard fields.contains(field) else { return }
                    Folding.fold(value, .spelledOut) { text.append($0) }
                case .email, .familyName, .givenName, .name, .text:
                    Folding.fold(value, .spelledOut) { text.append($0) }
                }
                text.append(SearchText.fieldEnd)
            }
        } catch {
            // Half a person would become part of the next one.
            text.truncate(to: start)
            throw error
        }
        if let name {
            SortKey.write(name: name, into: entries.keys)
        } else {
            SortKey.write(family: family, given: given, contact: contact, into: entries.keys)
        }
        entries.close(
            Identifier(row.id), createdAt: row.createdAt, updatedAt: row.updatedAt, attributes: attributes)
    }

    private static func id(_ bytes: UnsafeRawBufferPointer) -> UUID {
        UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}

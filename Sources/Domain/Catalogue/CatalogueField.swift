/// One personal value that Obhut can store, declared once.
package struct CatalogueField: Sendable, Equatable {
    /// The record it stands in.
    package let record: RecordKind
    /// The camelCase name on the wire, in exports and mappings.
    package let name: String
    /// The number in the binary record; never reused within a record.
    package let number: UInt32
    /// What it holds.
    package let kind: FieldKind
    /// What it is for.
    package let purposeClass: PurposeClass
    /// When it ends.
    package let retentionClass: RetentionClass
    /// Whose key seals it.
    package let compartment: Compartment
    /// Whether the person provided it, which decides portability (Art. 20).
    package let providedByPerson: Bool
    /// Whether the directory holds it for search.
    package let searchable: Bool
    /// Whether it may stand several times in one record.
    package let repeated: Bool

    /// Declares a field.
    package init(
        _ record: RecordKind, _ name: String, _ number: UInt32, _ kind: FieldKind, _ purposeClass: PurposeClass,
        _ retentionClass: RetentionClass, _ compartment: Compartment, providedByPerson: Bool = false,
        searchable: Bool = false, repeated: Bool = false
    ) {
        self.record = record
        self.name = name
        self.number = number
        self.kind = kind
        self.purposeClass = purposeClass
        self.retentionClass = retentionClass
        self.compartment = compartment
        self.providedByPerson = providedByPerson
        self.searchable = searchable
        self.repeated = repeated
    }
}

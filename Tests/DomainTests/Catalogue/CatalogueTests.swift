import Domain
import Testing

/// The one catalogue.
struct CatalogueTests {
    @Test("R-02 numbers and names are unique within a record and inside their bounds")
    func uniqueNumbers() {
        for record in RecordKind.allCases {
            let fields = Catalogue.fields.filter { $0.record == record }
            #expect(!fields.isEmpty, "\(record)")
            #expect(Set(fields.map(\.number)).count == fields.count)
            #expect(Set(fields.map(\.name)).count == fields.count)
            #expect(fields.allSatisfy { (1...Catalogue.highestNumber).contains($0.number) })
            #expect(Catalogue.fields(of: record).map(\.number) == fields.map(\.number).sorted())
        }
    }

    @Test("R-02 every column is declared once, sealed ones name records of their compartment")
    func columns() {
        let names = Catalogue.columns.map { "\($0.table).\($0.column)" }
        #expect(Set(names).count == names.count)
        for column in Catalogue.columns {
            guard case .sealed(let records, let compartment) = column.content else { continue }
            #expect(!records.isEmpty)
            for field in Catalogue.fields(in: column) {
                #expect(field.compartment == compartment, "\(column.table).\(column.column): \(field.name)")
            }
        }
    }

    @Test("R-02 every record is sealed in some column, and no column in clear holds a personal value")
    func reachability() {
        let reached = Catalogue.columns.reduce(into: Set<RecordKind>()) { kinds, column in
            if case .sealed(let records, _) = column.content { kinds.formUnion(records) }
        }
        #expect(reached == Set(RecordKind.allCases))
    }

    @Test("Nested records lie in the compartment of the record around them")
    func nesting() {
        for field in Catalogue.fields {
            guard case .record(let inner) = field.kind else { continue }
            #expect(Catalogue.fields(of: inner).allSatisfy { $0.compartment == field.compartment })
        }
    }

    @Test("A field from a newer version is nil, not a trap")
    func unknownNumber() {
        #expect(Catalogue.field(999, in: .person) == nil)
        #expect(Catalogue.field(.max, in: .person) == nil)
        #expect(Catalogue.field(1, in: .person)?.name == "givenName")
    }

    @Test("Only profile and marketing die with an erasure")
    func compartments() {
        #expect(Compartment.allCases.filter(\.diesWithErasure) == [.profile, .marketing])
    }
}

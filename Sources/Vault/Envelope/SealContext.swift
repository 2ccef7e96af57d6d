package import Foundation

/// Where a sealed record belongs: everything that is bound to its ciphertext without lying in it.
package struct SealContext: Sendable, Equatable {
    /// The tenant that holds the record.
    package var tenant: UUID
    /// The subject whose key seals it.
    package var subject: UUID
    /// The row's id.
    package var row: UUID
    /// The number of the table in the catalogue.
    package var table: UInt16
    /// The compartment, 1 to 4.
    package var compartment: UInt8
    /// Retention class × 10000 + expiry year in the statutory compartment, else 0.
    package var term: UInt32
    /// The generation of the subject key.
    package var generation: UInt32
    /// How often the row was sealed; grows only then.
    package var sealVersion: UInt64

    /// Names the place of a record.
    package init(
        tenant: UUID, subject: UUID, row: UUID, table: UInt16, compartment: UInt8, term: UInt32, generation: UInt32,
        sealVersion: UInt64
    ) {
        self.tenant = tenant
        self.subject = subject
        self.row = row
        self.table = table
        self.compartment = compartment
        self.term = term
        self.generation = generation
        self.sealVersion = sealVersion
    }

    /// label ‖ tenant ‖ subject ‖ row ‖ table ‖ compartment ‖ term ‖ generation ‖ sealVersion, little endian.
    var associatedData: AssociatedData {
        var data = AssociatedData(label: "obhut-seal-v1s1")
        data.append(tenant)
        data.append(subject)
        data.append(row)
        data.append(table)
        data.append(compartment)
        data.append(term)
        data.append(generation)
        data.append(sealVersion)
        return data
    }
}

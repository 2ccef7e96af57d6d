import Domain
package import Store

extension StoredImportFile {
    /// How it is to be taken in.
    package var order: ImportOrder {
        ImportOrder(
            format: format, columns: settings.columns.isEmpty ? nil : settings.columns, purpose: settings.purpose,
            legalBasis: settings.legalBasis, source: settings.source,
            duplicates: settings.duplicates.flatMap { ImportBatch.DuplicatePolicy(rawValue: $0) } ?? .skip)
    }
}

package import Domain
package import Store

/// How a file of people is to be taken in.
package struct ImportOrder: Sendable {
    /// What the file is; nil to tell by its content.
    package var format: ImportFormat?
    /// Which column goes where; nil to guess from headers and content.
    package var mapping: ColumnMappingFile?
    /// Where each column goes, in the order of the sheet; comes before ``mapping``.
    package var columns: [ColumnTarget]?
    /// Purpose code for rows that name none.
    package var purpose: String?
    /// Legal basis for rows that name none.
    package var legalBasis: LegalBasis?
    /// Source for rows that name none.
    package var source: String?
    /// What happens with people who are there already.
    package var duplicates: ImportBatch.DuplicatePolicy
    /// Whether only to say what would happen.
    package var isDryRun: Bool

    /// States how; everything has the default of the command line.
    package init(
        format: ImportFormat? = nil, mapping: ColumnMappingFile? = nil, columns: [ColumnTarget]? = nil,
        purpose: String? = nil,
        legalBasis: LegalBasis? = nil, source: String? = nil, duplicates: ImportBatch.DuplicatePolicy = .skip,
        isDryRun: Bool = false
    ) {
        self.format = format
        self.mapping = mapping
        self.columns = columns
        self.purpose = purpose
        self.legalBasis = legalBasis
        self.source = source
        self.duplicates = duplicates
        self.isDryRun = isDryRun
    }
}

package import Domain
package import Foundation

/// An uploaded file as it waits: what is known of it, and how it is to be taken in.
package struct StoredImportFile: Sendable {
    /// Where it stands.
    package enum State: String, Sendable {
        /// It has not arrived to its end.
        case uploading
        /// It is there; what its columns are is to be said.
        case uploaded
        /// A trial run goes through it.
        case checking
        /// What would happen is known.
        case checked
        /// Its rows are being taken in.
        case running
        /// They are in, and the file is gone; what was chosen for it is left.
        case done
        /// An erasure took it before its rows were taken in; nothing of it is left but this.
        case discarded
    }

    /// Its id, and that of its subject.
    package let id: UUID
    /// Where it stands.
    package let state: State
    /// What it is.
    package let format: ImportFormat
    /// Bytes of it.
    package let bytes: Int64
    /// Pieces it lies in.
    package let chunks: Int
    /// What the trial run found, so far.
    package let counts: ImportBatch.Counts
    /// What would become of each row.
    package let outcomes: ImportOutcomes
    /// Why the trial run ended early: the code of a refusal.
    package let failure: String?
    /// The import it became.
    package let batch: UUID?
    /// Who uploaded it, and in which role.
    package let createdBy: UUID?
    /// Her role then.
    package let role: Role
    /// When it was uploaded.
    package let createdAt: Date
    /// What was chosen for it.
    package let settings: ImportFileRecord

    let sealVersion: Int64
    let key: VaultHandle.WrappedKey
}

package import Domain
package import Foundation

/// An uploaded file that waits for somebody to go on with it; nothing sealed was opened for this.
package struct WaitingImportFile: Sendable {
    /// Its id.
    package let id: UUID
    /// Where it stands.
    package let state: StoredImportFile.State
    /// What it is.
    package let format: ImportFormat
    /// When it was uploaded.
    package let createdAt: Date
}

import Installation
import Operations
import Vault

extension Session {
    /// What receipts say about this installation.
    func declaration() throws -> ErasureDeclaration {
        let settings = try settings()
        return ErasureDeclaration(
            backupHorizonDays: settings.backupHorizonDays, rootProvider: settings.rootProvider.kind.code)
    }
}

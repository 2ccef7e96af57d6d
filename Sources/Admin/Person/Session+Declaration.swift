import Installation
import Operations
import Vault

extension Session {
    /// What receipts say about this installation.
    func declaration() throws -> ErasePerson.Declaration {
        let settings = try settings()
        return ErasePerson.Declaration(
            backupHorizonDays: settings.backupHorizonDays, rootProvider: settings.rootProvider.kind.code)
    }
}

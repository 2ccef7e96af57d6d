import Installation
import Operations

extension Session {
    /// What receipts say about this installation.
    func declaration() throws -> ErasePerson.Declaration {
        let settings = try settings()
        let provider =
            switch settings.rootKey {
            case .file: "file"
            case .passphraseFile: "passphrase"
            }
        return ErasePerson.Declaration(backupHorizonDays: settings.backupHorizonDays, rootProvider: provider)
    }
}

import Installation
import Operations
import Vault

extension ErasureDeclaration {
    /// What the operator declared in the settings.
    init(_ settings: Settings) {
        self.init(backupHorizonDays: settings.backupHorizonDays, rootProvider: settings.rootProvider.kind.code)
    }
}

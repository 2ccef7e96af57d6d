import Testing

@testable import Vault

/// The code with which `body` is refused; records an issue when it is not.
func refusal(_ body: () throws -> Void) -> VaultError.Code? {
    failure(body)?.code
}

/// The error with which `body` is refused; records an issue when it is not.
func failure(_ body: () throws -> Void) -> VaultError? {
    do {
        try body()
        Issue.record("nothing was refused")
        return nil
    } catch let error as VaultError {
        return error
    } catch {
        Issue.record("\(error)")
        return nil
    }
}

import Foundation
import Testing

@testable import Vault

struct RecoveryTests {
    @Test("every bundle opens with the recovery key and holds the very keys of its key file")
    func bundles() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (tenant, subject) = (UUID(), UUID())
        let vault = try keystore.open(.writer)
        try vault.addTenant(tenant)
        let context = WrapContext(tenant: tenant, subject: subject, compartment: 1, term: 0, generation: 1, epoch: 1)
        let wrapped = try vault.wrap(vault.makeSubjectKey(), context)

        let recoveryKey = try RecoveryKey(file: keystore.path("recovery.key"))
        let names = try FileManager.default.contentsOfDirectory(atPath: keystore.path("recovery"))
        #expect(names.count == 2)
        for name in names {
            let bytes = try keystore.bytes("recovery/\(name)")
            try RecoveryBundle.open(bytes, file: name, with: recoveryKey) { file, contentKey throws(VaultError) in
                for record in file.records {
                    let key = try record.unwrap(tenant: file.tenant, under: contentKey, wrapping: 0, file: name)
                    guard record.use == .tenant else { continue }
                    let pointer = key.pointer
                    _ = try SecretKey { slot throws(VaultError) in
                        try Envelope.openKey(
                            wrapped, key: pointer, compartment: 1, generation: 1,
                            associatedData: context.associatedData, into: slot)
                    }
                }
                #expect(file.records.count == (file.tenant == tenant ? 5 : 3))
            }
        }
    }

    @Test("no changed bundle opens, and none with another recovery key")
    func tampered() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let recoveryKey = try RecoveryKey(file: keystore.path("recovery.key"))
        let name = try #require(FileManager.default.contentsOfDirectory(atPath: keystore.path("recovery")).first)
        let bytes = try keystore.bytes("recovery/\(name)")
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            let code = refusal { try RecoveryBundle.open(changed, file: name, with: recoveryKey) { _, _ in } }
            #expect(code != nil, "byte \(index)")
        }
        let other = try RecoveryKey.random()
        let code = refusal { try RecoveryBundle.open(bytes, file: name, with: other) { _, _ in } }
        #expect(code == .wrongRoot)
    }

    @Test("a recipient named at the first start leaves no recovery key behind; status warns as long as one lies there")
    func recipient() throws {
        let recoveryKey = try RecoveryKey.random()
        let recipient = recoveryKey.recipient
        let keystore = try TemporaryKeystore()
        let summary = try keystore.initialize(recipient: RecoveryRecipient("  \(recipient)\n"))
        #expect(summary.recoveryRecipient == recipient)
        #expect(summary.recoveryKeyFile == nil)
        #expect(summary.warning == nil)

        let automatic = try TemporaryKeystore()
        #expect(try automatic.initialize().warning?.contains("recovery.key") == true)
        try FileManager.default.moveItem(
            atPath: automatic.path("recovery.key"), toPath: automatic.parent + "/elsewhere.key")
        #expect(try automatic.open().summary().warning == nil)
    }

    @Test("what is not a recipient is refused", arguments: ["", "obhut-recovery-1", "obhut-recovery-1zz", "age1abc"])
    func notARecipient(text: String) {
        #expect(refusal { _ = try RecoveryRecipient(text) } == .invalidInput)
        #expect(refusal { _ = try RecoveryRecipient(publicKey: [1, 2]) } == .invalidInput)
        #expect(refusal { _ = try RecoveryRecipient(publicKey: [UInt8](repeating: 0, count: 32)) } == .invalidInput)
    }
}

import Foundation
import TestSupport
import Testing

/// A business takes its data along.
struct TenantExportTests {
    @Test("An export is sealed to its recipient, is opened with the other half of the key, and holds what there is")
    func sealed() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            _ = try await People(daemon.client(workspace.token)).create(3)
            let keys = try await installation.obhut("keystore", "status").json
            let recipient = try #require(keys.recoveryRecipient.string)
            let file = installation.folder + "/muehlbauer.obhut"
            let unsaid = try await installation.obhut(
                "tenant", "export", "--tenant", workspace.tenant, "--output", file)
            #expect(unsaid.code == 64, "to nobody, unless that is said: \(unsaid)")
            let exported = try await installation.obhut(
                "tenant", "export", "--tenant", workspace.tenant, "--output", file, "--recipient", recipient)
            #expect(exported.code == 0, "\(exported)")
            #expect(try exported.json.recordSets.person.int == 3 && exported.json.unreadable.int == 0, "\(exported)")
            let sealed = [UInt8](try Data(contentsOf: URL(filePath: file)))
            #expect(String(decoding: sealed, as: Unicode.ASCII.self).contains("tenant.json") == false)

            let archive = installation.folder + "/muehlbauer.zip"
            let identity = installation.keystore + "/recovery.key"
            let opened = try await installation.obhut(
                "tenant", "open", "--input", file, "--identity", identity, "--output", archive)
            #expect(opened.code == 0, "\(opened)")
            let files = try ZipFiles.read([UInt8](Data(contentsOf: URL(filePath: archive))))
            let people = files.first { $0.key.hasSuffix("-person.jsonl") }?.value ?? []
            #expect(String(decoding: people, as: UTF8.self).contains("Müller-2"))

            // Shortened, it is refused, and nothing is left that could be taken for the whole.
            let part = try installation.write("teil.obhut", Array(sealed.dropLast(10)))
            let refused = try await installation.obhut(
                "tenant", "open", "--input", part, "--identity", identity, "--output", archive)
            #expect(refused.code == 1 && refused.text.contains("tampered"), "\(refused)")
            #expect(try Data(contentsOf: URL(filePath: archive)).isEmpty)
            let entries = try await Superuser(installation: installation)
                .number("SELECT count(*) FROM read_entry WHERE action = 'tenant.export'")
            #expect(entries == 1, "the business sees who took its data")
        }
    }
}

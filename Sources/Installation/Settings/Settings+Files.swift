import Glibc
package import NIOSSL
import Vault

/// What lies in the files that settings name, so that what cannot be used is named by the setting.
extension Settings {
    /// Opens and parses every file that a setting names, as a start would.
    ///
    /// - Throws: `SettingsError` with every setting whose file cannot be used, never with what stands in one.
    package func checkFiles() throws(SettingsError) {
        var problems: [SettingsProblem] = []
        do throws(SettingsError) { _ = try listener() } catch { problems += error.problems }
        if let rootProblem { problems.append(rootProblem) }
        guard problems.isEmpty else { throw SettingsError(problems) }
    }

    /// Certificate and key of the native TLS listener, read and compared; nil where there is none.
    ///
    /// - Throws: `SettingsError` naming the files that cannot be used.
    package func listener() throws(SettingsError) -> TLSConfiguration? {
        guard let tls else { return nil }
        let chain = (try? NIOSSLCertificate.fromPEMFile(tls.certificate)) ?? []
        let key = try? NIOSSLPrivateKey(file: tls.key, format: .pem)
        guard !chain.isEmpty, let key else {
            var problems: [SettingsProblem] = []
            if chain.isEmpty {
                problems.append(problem(.tlsCertFile, Self.reason(tls.certificate, "is no certificate in PEM")))
            }
            if key == nil { problems.append(problem(.tlsKeyFile, Self.reason(tls.key, "is no private key in PEM"))) }
            throw SettingsError(problems)
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        guard (try? NIOSSLContext(configuration: configuration)) != nil else {
            throw SettingsError([problem(.tlsKeyFile, "\(tls.key) is not the key of the certificate")])
        }
        return configuration
    }

    /// Why the keystore cannot be opened with its root key, or a new one cannot be made with it.
    private var rootProblem: SettingsProblem? {
        do throws(VaultError) {
            if Vault.isInitialized(directory: keystoreDirectory) {
                _ = try Vault.open(directory: keystoreDirectory, root: rootProvider, mode: .reader)
            } else {
                try rootProvider.check()
            }
            return nil
        } catch {
            guard error.file == rootKey.path else { return problem(.keystoreDir, "\(error)") }
            return switch rootKey {
            case .file: problem(.rootKeyFile, "\(error)")
            case .passphraseFile: problem(.rootPassphraseFile, "\(error)")
            }
        }
    }

    private func problem(_ key: SettingKey, _ reason: String) -> SettingsProblem {
        SettingsProblem(key: names[key] ?? key.environment, reason: reason)
    }

    private static func reason(_ path: String, _ wrong: String) -> String {
        access(path, R_OK) == 0 ? "\(path) \(wrong)" : "\(path) cannot be read"
    }
}

/// What went wrong in the vault: a code and the file concerned, never a value.
package struct VaultError: Error, Sendable, Equatable {
    /// The reasons a vault refuses.
    package enum Code: String, Sendable, Equatable {
        /// A file, tenant or key that was asked for does not exist.
        case notFound
        /// The keystore directory already holds a keystore.
        case alreadyInitialized
        /// The root key or passphrase does not belong to this keystore.
        case wrongRoot
        /// A file or directory can be read or written by others than its owner.
        case insecurePermissions
        /// The place lies inside a database directory or a database backup.
        case insecureLocation
        /// Bytes are not what was written: a seal, a hash or a chain does not hold.
        case tampered
        /// A file or ciphertext has a version this program does not know.
        case unsupportedVersion
        /// No key of that tenant and epoch is in the keystore.
        case unknownEpoch
        /// No index key of that version is in the keystore.
        case unknownIndexVersion
        /// No signing key with that identifier is in the keystore.
        case unknownSigningKey
        /// Another process holds the writer's lock.
        case locked
        /// The vault was opened for reading only.
        case readOnly
        /// The bound of locked memory or of live keys is reached.
        case memoryExhausted
        /// A value exceeds its bound or has the wrong shape.
        case invalidInput
        /// The operating system refused; `errno` says why.
        case inputOutput
    }

    /// The reason.
    package let code: Code
    /// The file concerned, by path.
    package let file: String?
    /// `errno` of the failed call, where there is one.
    package let errorNumber: Int32?
    /// A short fixed English sentence for the operator.
    package let detail: String?

    /// Makes an error; `detail` is a fixed sentence and holds no value.
    package init(_ code: Code, file: String? = nil, errorNumber: Int32? = nil, detail: StaticString? = nil) {
        self.code = code
        self.file = file
        self.errorNumber = errorNumber
        self.detail = detail.map { "\($0)" }
    }
}

extension VaultError: CustomStringConvertible {
    /// Code, file, errno and the fixed sentence.
    package var description: String {
        var text = code.rawValue
        if let file { text += " \(file)" }
        if let errorNumber { text += " (errno \(errorNumber))" }
        if let detail { text += ": \(detail)" }
        return text
    }
}

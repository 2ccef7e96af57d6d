/// Certificate and key of the native TLS listener.
package struct TLSFiles: Sendable, Equatable {
    /// Path of the PEM certificate chain.
    package let certificate: String
    /// Path of the PEM private key.
    package let key: String
}

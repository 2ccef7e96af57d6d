package import Foundation

/// What an erasure event keeps of a subject: the hash of a random id, which maps to nobody once the subject is gone.
package struct SubjectHash: Sendable, Hashable {
    /// BLAKE2b-256 over a domain byte ‖ the sixteen bytes of the id.
    package let digest: Digest

    /// Hashes a subject's id.
    package init(_ subject: UUID) {
        digest = Digest(.subject, subject.bytes)
    }

    /// Takes a hash made elsewhere.
    package init(_ digest: Digest) {
        self.digest = digest
    }
}

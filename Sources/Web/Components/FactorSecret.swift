import Operations
import Texts

/// The secret of a second factor as picture and text.
struct FactorSecret: Sendable {
    let qr: QRCode?
    /// The secret in groups of four.
    let text: String

    init(_ secret: SecondFactor.Secret, texts: Texts) {
        qr = QRCode(secret.uri, label: texts.secondFactor.picture)
        let letters = Array(secret.text)
        text = stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: " ")
    }
}

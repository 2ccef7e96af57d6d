/// Canonical JSON that `Fixtures/jcs.py` made without our code.
struct JCSVector: Decodable {
    let numbers: [String: String]
    let seed: String
    let publicKey: String
    let receipt: String
    let canonical: String
}

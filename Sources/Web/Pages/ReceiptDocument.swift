import Foundation

/// The fields of a receipt that a page shows.
struct ReceiptDocument: Decodable, Sendable {
    /// Where a level stands.
    struct Level: Decodable, Sendable {
        let state: String
        let at: String?
    }

    /// Something that stays.
    struct Residue: Decodable, Sendable {
        let action: String
        let table: String
        let count: Int
        let until: String?
        let norm: String
    }

    let version: Int
    let erasureId: String
    let reason: String
    let node: String
    let publicKeyId: String
    let levels: [String: Level]
    let residues: [Residue]
    let backupHorizonDays: Int

    /// Reads a signed document.
    init(parsing text: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }
}

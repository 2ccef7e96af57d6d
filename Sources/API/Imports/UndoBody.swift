/// What taking an import back did.
struct UndoBody: Encodable, Sendable {
    let removed: Int
    let restored: Int
    let kept: Int
}

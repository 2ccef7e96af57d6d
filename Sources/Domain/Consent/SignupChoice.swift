/// One box that somebody ticked: the purpose, and the exact words it was ticked under.
package struct SignupChoice: Sendable, Equatable {
    /// The purpose's code.
    package let purpose: String
    /// The content address of the words shown, 32 bytes.
    package let wording: [UInt8]
    /// The content address of the notice shown beside them, 32 bytes; empty where there was none.
    package let notice: [UInt8]

    /// Names a ticked box.
    package init(purpose: String, wording: [UInt8], notice: [UInt8]) {
        self.purpose = purpose
        self.wording = wording
        self.notice = notice
    }
}

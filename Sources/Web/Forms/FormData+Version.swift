import Domain
import HTTPSupport

extension FormData {
    /// The version that was shown when the form was filled in.
    ///
    /// - Throws: `Refusal` 428 where the form names none.
    func version() throws(Refusal) -> Int32 {
        guard let version = self["version"].flatMap({ Int32($0) }) else {
            throw Refusal(.preconditionRequired, RefusalCode.versionMissing, field: "version")
        }
        return version
    }
}

import HTTPSupport

/// Style sheet and mark, under addresses that change with their content.
struct Assets: Sendable {
    /// One file.
    struct File: Sendable {
        let name: String
        let mediaType: String
        let bytes: [UInt8]
    }

    /// The files of this build.
    static let files = [
        File(
            name: named("obhut", "css", PackageResources.obhut_css), mediaType: "text/css; charset=utf-8",
            bytes: PackageResources.obhut_css),
        File(
            name: named("mark", "svg", PackageResources.mark_svg), mediaType: "image/svg+xml",
            bytes: PackageResources.mark_svg),
    ]
    /// The address of the style sheet.
    static let style = "/assets/\(files[0].name)"
    /// The address of the mark.
    static let mark = "/assets/\(files[1].name)"

    private static func named(_ stem: String, _ ending: String, _ bytes: [UInt8]) -> String {
        // FNV-1a: tells versions of our own file apart, nothing more.
        let hash = bytes.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return "\(stem)-\(String(hash, radix: 16)).\(ending)"
    }
}

import HTTPSupport

/// Style sheet, mark and script modules, under addresses that change with their content.
struct Assets: Sendable {
    /// One file.
    struct File: Sendable {
        let name: String
        let mediaType: String
        let bytes: [UInt8]

        init(_ stem: String, _ ending: String, _ mediaType: String, _ bytes: [UInt8]) {
            // FNV-1a: tells versions of our own file apart, nothing more.
            let hash = bytes.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
            name = "\(stem)-\(String(hash, radix: 16)).\(ending)"
            self.mediaType = mediaType
            self.bytes = bytes
        }

        /// Where it is served.
        var path: String { "/assets/\(name)" }
    }

    private static let styleFile = File("obhut", "css", "text/css; charset=utf-8", PackageResources.obhut_css)
    private static let markFile = File("mark", "svg", "image/svg+xml", PackageResources.mark_svg)
    /// The modules of the staff's pages; none imports another, and every page works without them.
    private static let modules = [
        module("choose", PackageResources.choose_js),
        module("find", PackageResources.find_js),
        module("forms", PackageResources.forms_js),
        module("keys", PackageResources.keys_js),
        module("refresh", PackageResources.refresh_js),
        module("toast", PackageResources.toast_js),
    ]

    /// The files of this build.
    static let files = [styleFile, markFile] + modules
    /// The address of the style sheet.
    static let style = styleFile.path
    /// The address of the mark.
    static let mark = markFile.path
    /// The addresses of the modules.
    static let scripts = modules.map(\.path)

    private static func module(_ stem: String, _ bytes: [UInt8]) -> File {
        File(stem, "js", "text/javascript; charset=utf-8", bytes)
    }
}

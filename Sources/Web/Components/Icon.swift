/// Our own icons: 20 units square, one stroke width, the colour of the text around them.
enum Icon: String, Sendable, CaseIterable {
    case people
    case imports
    case erasures
    case search
    case plus
    case check
    case clock
    case cross
    case dash
    case alert
    case lock
    case mail
    case phone
    case home
    case pencil
    case download
    case back
    case leave
    case eye
    case upload
    case undo
    case shield
    case sliders
    case building
    case keyboard
    case bell
    case badge
    case dots

    /// The name of the icon's template.
    var template: String { "icon-\(rawValue)" }

    /// Every icon as a template; decoration, so that screen readers skip it.
    static var templates: [String: String] {
        var templates: [String: String] = [:]
        for icon in allCases {
            templates[icon.template] = """
                <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">\
                \(icon.shape)</svg>
                """
        }
        return templates
    }

    private var shape: String {
        switch self {
        case .people:
            Self.circle(7.5, 6.5, 3)
                + Self.path("M2 17c.4-3.2 2.6-5 5.5-5s5.1 1.8 5.5 5M13 4a3 3 0 0 1 0 5.5M15 12.5c1.7.7 2.7 2.2 3 4.5")
        case .imports: Self.path("M10 2.5v9M6.5 8l3.5 3.5L13.5 8M3 13v3.5h14V13")
        case .upload: Self.path("M10 12V3M6.5 6.5 10 3l3.5 3.5M3 13v3.5h14V13")
        case .download: Self.path("M10 3v9M6.5 8.5 10 12l3.5-3.5M3 13v3.5h14V13")
        case .erasures:
            Self.path("M5 3h7l3 3v4M5 3v14h4.5M8 7h4M8 10.5h2.5") + Self.path("m12 13 4.5 4.5M16.5 13 12 17.5")
        case .search: Self.circle(8.5, 8.5, 5) + Self.path("m12.5 12.5 4.5 4.5")
        case .dots: Self.circle(4, 10, 1) + Self.circle(10, 10, 1) + Self.circle(16, 10, 1)
        case .plus: Self.path("M10 4v12M4 10h12")
        case .check: Self.path("m4 10.5 4 4 8-9")
        case .clock: Self.circle(10, 10, 7) + Self.path("M10 6v4.5l3 1.5")
        case .cross: Self.path("m5 5 10 10M15 5 5 15")
        case .dash: Self.path("M4.5 10h11")
        case .alert: Self.path("M10 3 18 16.5H2zM10 8v4M10 14.2v.1")
        case .lock: Self.path("M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9")
        case .mail: Self.path("M2.5 4.5h15v11h-15zM3 5l7 6 7-6")
        case .phone:
            Self.path(
                "M6.5 3 8 6.8 6.3 8.3a10 10 0 0 0 5.4 5.4l1.5-1.7 3.8 1.5v2.5c0 .8-.7 1.5-1.5 1.4C8.8 16.9 3.1 11.2 2.6 4.5 2.5 3.7 3.2 3 4 3z"
            )
        case .home: Self.path("M3 9.5 10 3.5l7 6M5 8.5V17h10V8.5M8.5 17v-4.5h3V17")
        case .pencil: Self.path("m3.5 16.5.8-3.6 8.6-8.6a1.5 1.5 0 0 1 2.1 0l.7.7a1.5 1.5 0 0 1 0 2.1l-8.6 8.6z")
        case .back: Self.path("M16 10H4.5M9 5l-5 5 5 5")
        case .leave: Self.path("M12 3H4v14h8M8.5 10H17M14 7l3 3-3 3")
        case .eye:
            Self.path("M2 10c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5S4 13.7 2 10z")
                + Self.circle(10, 10, 2.3)
        case .undo: Self.path("M7 4 3.5 7.5 7 11M4 7.5h8a4.5 4.5 0 0 1 0 9H8")
        case .shield: Self.path("M10 2.5 16.5 5v4.5c0 3.9-2.5 6.5-6.5 8-4-1.5-6.5-4.1-6.5-8V5zM7 9.8l2.2 2.2 3.8-4.2")
        case .building: Self.path("M4 17V3.5h8V17M12 8h4.5v9M2.5 17h15M6.5 7h3M6.5 10h3M6.5 13h3")
        case .bell: Self.path("M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3")
        case .keyboard: Self.path("M2.5 5h15v10h-15zM5.5 8h.1M8.5 8h.1M11.5 8h.1M14.5 8h.1M6.5 12h7")
        case .badge:
            Self.path(
                "M3.5 5.5h13v11h-13zM8 5.5V3h4v2.5M12.5 10h2M12.5 13h2M5.5 14.5c.2-1.5 1-2.3 2.3-2.3s2.1.8 2.3 2.3")
                + Self.circle(7.8, 9.6, 1.4)
        case .sliders: Self.path("M3 6h8M15 6h2M3 14h2M9 14h8") + Self.circle(13, 6, 2) + Self.circle(7, 14, 2)
        }
    }

    private static func path(_ data: String) -> String { "<path d=\"\(data)\"/>" }
    private static func circle(_ x: Double, _ y: Double, _ radius: Double) -> String {
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"/>"
    }
}

import Foundation
import Testing

@testable import Web

/// The colours can be told apart (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11).
struct WebColourTests {
    private static let css = String(decoding: Assets.files[0].bytes, as: UTF8.self)

    /// The colours of each block of tokens: light, dark by the system, dark by choice.
    private static var themes: [[String: String]] {
        css.matches(of: /\{([^{}]*--paper: #[^{}]*)\}/).map { block in
            Dictionary(
                block.1.matches(of: /--([a-z-]+): (#[0-9A-F]{6})/).map { (String($0.1), String($0.2)) }
            ) { first, _ in first }
        }
    }

    private static func contrast(_ left: String, _ right: String) -> Double {
        let (light, dark) = (max(luminance(left), luminance(right)), min(luminance(left), luminance(right)))
        return (light + 0.05) / (dark + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let value = UInt32(colour.dropFirst(), radix: 16) ?? 0
        let parts = [16, 8, 0].map { shift in
            let part = Double(value >> UInt32(shift) & 0xFF) / 255
            return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    @Test("Running text has 7:1, links and states 4.5:1 on every ground they stand on, control borders 3:1")
    func contrasts() throws {
        #expect(Self.themes.count == 3)
        for theme in Self.themes {
            func check(_ front: String, on grounds: [String], atLeast needed: Double) throws {
                for ground in grounds {
                    let contrast = Self.contrast(try #require(theme[front]), try #require(theme[ground]))
                    #expect(contrast >= needed, "\(front) on \(ground): \(contrast)")
                }
            }
            try check("text", on: ["paper", "surface", "sunken"], atLeast: 7)
            try check("muted", on: ["paper", "surface", "sunken"], atLeast: 7)
            try check("accent", on: ["paper", "surface", "sunken", "accent-soft"], atLeast: 4.5)
            try check("on-accent", on: ["accent", "accent-strong"], atLeast: 4.5)
            try check("on-refused", on: ["refused"], atLeast: 4.5)
            try check("control", on: ["paper", "surface"], atLeast: 3)
            for state in ["given", "pending", "refused", "neutral"] {
                try check(state, on: ["paper", "surface", "\(state)-soft"], atLeast: 4.5)
            }
        }
    }

    @Test("Dark is the same whether the system or the reader chose it")
    func dark() {
        #expect(Self.themes[1] == Self.themes[2])
    }

    @Test("The style sheet asks nobody for anything, and stays small")
    func house() {
        #expect(Self.css.firstMatch(of: /url\(|@import|@font-face|https?:/) == nil)
        #expect(Self.css.utf8.count < 40_960)
    }
}

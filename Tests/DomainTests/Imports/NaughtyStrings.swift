/// Texts that break careless programs.
enum NaughtyStrings {
    static let all: [String] = [
        "", " ", "\0", "null", "NULL", "undefined", "NaN", "-1", "0", "1/0", "1e309", "0x0", "'", "\"", "\"\"", "''",
        "`", "\\",
        "\\n", "\r", "\n", "\r\n", "\t", ",", ";", ";;;;", "=1+1", "@SUM(1)", "' OR 1=1 --", "'; DROP TABLE person; --",
        "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "%s%n%x", "../../etc/passwd", "Ω≈ç√∫˜µ≤≥÷", "田中さん",
        "🧑‍🤝‍🧑🏳️‍🌈", "🇩🇪",
        "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "\u{202E}evil", "\u{200B}", "\u{FEFF}", "\u{FFFE}", "\u{10FFFF}",
        "ﷺ", "ﷺﷺﷺﷺﷺﷺﷺﷺ", "İI", "ẞ", "ǅ", "ﬁ",
        "ا̲ل̲", "שלום", "مرحبا", "\u{85}", "\u{2028}", "\u{1F}", "\u{7F}", "\u{9F}", "a@b", "@", "@@", "a@",
        "@b.example",
        "a@b..c",
        "\"a b\"@c.example", "<a@b.example>", "a@b.example, c@d.example ::: e@f.example", "a@-b.example",
        "ü@müller.example",
        "Anna <", "> <", "+", "++49", "00000000000000000000000000", "(((((", "١٢٣٤", "１２３", ":::", ":::;,", "6", "art6",
        "art61", "artikel6absatz1", "01.01.0000", "0.0.0000", "31.12.9999", "2024-02-30", "9999-99-99T99:99:99+99:99",
        "T", "-",
        "Dr.", "von", "von von von", ", , ,", ",Anna", String(repeating: "a", count: 5_000),
        String(repeating: "ä ", count: 3_000),
        String(repeating: "\u{301}", count: 2_000), String(repeating: "\"", count: 999),
        String(repeating: "@", count: 300),
    ]
}

import Texts

/// The frame of a page that stands alone: no script, no foreign request, no picture, made to be printed.
enum PrintedPage {
    /// Everything before what the page says, its title as the heading.
    static func head(_ title: String, _ language: Language) -> String {
        """
        <!doctype html><html lang="\(language.rawValue)"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width"><title>\(escaped(title))</title>
        <style>\(style)</style></head><body><main><h1>\(escaped(title))</h1>
        """
    }

    /// Closes it.
    static let end = "</main></body></html>"

    /// A list.
    static func items(_ items: [String]) -> String {
        "<ul>\(items.map { "<li>\(escaped($0))</li>" }.joined())</ul>"
    }

    /// Names and what they stand for.
    static func facts(_ facts: [(String, String)]) -> String {
        "<dl>\(facts.map { "<div><dt>\(escaped($0.0))</dt><dd>\(escaped($0.1))</dd></div>" }.joined())</dl>"
    }

    /// Text between tags or in a quoted attribute.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// The page stands alone, so its look does too: the tokens of the product's style sheet, in one place.
    private static let style = """
        :root{color-scheme:light dark;--surface:#FBFAF7;--text:#1E2421;--line:#E4E1DA;--quiet:#5A5F5C}
        @media(prefers-color-scheme:dark){:root{--surface:#151917;--text:#ECE9E8;--line:#3A403D;--quiet:#A7ACA8}}
        body{margin:0;background:var(--surface);color:var(--text);font:15px/1.5 system-ui,sans-serif}
        main{max-width:70ch;margin:0 auto;padding:24px}h1{font-size:28px;line-height:1.2}h2{font-size:18px;margin:32px 0 8px}
        .who{font-size:18px}.quiet{color:var(--quiet)}dl{margin:0}
        dl>div{display:grid;grid-template-columns:minmax(9em,1fr) 3fr;gap:4px 16px;padding:4px 0}
        dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}dd p{margin:0}
        article{border-top:1px solid var(--line);padding:8px 0;break-inside:avoid}dd article:first-child{border:0;padding-top:0}
        @media(max-width:480px){dl>div{grid-template-columns:1fr;gap:0}}
        @media print{:root{color-scheme:light}main{padding:0;max-width:none}}
        """
}

/// Writes SVG as text: names are ours, every value and text is escaped.
struct SVGWriter {
    private(set) var text = ""

    mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<String, String> = [:]) {
        begin(name, attributes)
        text += ">"
    }

    mutating func close(_ name: StaticString) { text += "</\(name)>" }

    mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<String, String>) {
        begin(name, attributes)
        text += "/>"
    }

    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<String, String> = [:], text content: String
    ) {
        open(name, attributes)
        text += Self.escaped(content)
        close(name)
    }

    /// Fit for text and for values in double quotes, in HTML and in XML: characters that XML does not have are left out.
    static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result += " "
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private mutating func begin(_ name: StaticString, _ attributes: KeyValuePairs<String, String>) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    }
}

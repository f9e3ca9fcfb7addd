/// The elements whose names matter to the structure of a mail.
enum HTMLNodeTag: UInt8, Sendable, CaseIterable {
    case unknown
    case html, head, body
    // Without content.
    case area, base, br, col, embed, hr, img, input, link, meta, param, source, track, wbr
    // With content that is no markup.
    case script, style, textarea, title, xmp, iframe, noembed, noframes
    // Blocks.
    case address, article, aside, blockquote, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption
    case figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, li, main, menu, nav, ol, p, pre, section
    case summary, ul
    // Tables.
    case table, caption, colgroup, tbody, thead, tfoot, tr, td, th
    // Inline, but with a rule of their own.
    case option, optgroup, select, template, object, button

    private static let byKey: [UInt64: HTMLNodeTag] = Dictionary(
        uniqueKeysWithValues: allCases.filter { $0 != .unknown }.map { ($0.key, $0) })
    private static let keys: [UInt64] = allCases.map { key(of: Array(String(describing: $0).utf8)[...]) }

    /// The tag of a name, by its key.
    init(key: UInt64) { self = Self.byKey[key] ?? .unknown }

    /// The key of its name.
    var key: UInt64 { Self.keys[Int(rawValue)] }

    /// A hash of a name without case (FNV-1a). Two names with one hash would only nest a little differently.
    static func key(of name: ArraySlice<UInt8>) -> UInt64 {
        name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.lowercasedASCII)) &* 0x100_0000_01B3 }
    }

    /// Has neither content nor end tag.
    var isVoid: Bool { rawValue >= Self.area.rawValue && rawValue <= Self.wbr.rawValue }

    /// Its content is text up to its end tag.
    var isRawText: Bool { rawValue >= Self.script.rawValue && rawValue <= Self.noframes.rawValue }

    /// Begins and ends a line, and an end tag of an inline element does not reach beyond it.
    var isBlock: Bool {
        (rawValue >= Self.address.rawValue && rawValue <= Self.th.rawValue) || self == .body || self == .html
    }

    /// An open paragraph ends where this begins (HTML, section 13.2.6.4.7).
    var endsParagraph: Bool {
        switch self {
        case .hr, .table: true
        case .dd, .dt, .li: false
        default: rawValue >= Self.address.rawValue && rawValue <= Self.ul.rawValue
        }
    }

    /// End tags inside do not close what was opened outside.
    var isScope: Bool {
        switch self {
        case .html, .body, .table, .td, .th, .caption, .object, .button, .template: true
        default: false
        }
    }

    /// Belongs into the head while no content has come.
    var isHeadContent: Bool {
        switch self {
        case .base, .link, .meta, .script, .style, .title, .template: true
        default: false
        }
    }
}

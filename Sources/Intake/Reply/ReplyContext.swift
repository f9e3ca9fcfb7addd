import Mustache

/// The values of one reply, as templates ask for them by name.
struct ReplyContext: MustacheParent {
    /// Tracking numbers that one reply names; a digest of more says how many are left out.
    static let namedNumbers = 40

    let city: City
    let language: Language
    let values: ReplyValues

    func child(named name: String) -> Any? {
        guard let variable = TemplateVariable(rawValue: name) else { return nil }
        switch variable {
        case .city: return city.name
        case .phone: return city.phone
        case .trackingNumber: return values.trackingNumbers.first?.description
        case .trackingNumbers: return named
        case .trackingNumberList: return named.joined(separator: ", ")
        case .more:
            let rest = values.trackingNumbers.count - Self.namedNumbers
            return rest > 0 ? String(rest) : nil
        case .department: return values.department
        case .requestType: return values.requestType
        case .replyMarker: return ReplyTemplates.replyMarker(language)
        }
    }

    private var named: [String] { values.trackingNumbers.prefix(Self.namedNumbers).map(\.description) }
}

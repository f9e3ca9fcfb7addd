import Mustache

/// The values of one reply, as templates ask for them by name.
struct ReplyContext: MustacheParent {
    /// Tracking numbers that one reply names; a digest of more says how many are left out.
    static let namedNumbers = 40

    let city: City
    let language: Language
    let trackingNumbers: [String]
    let department: String?
    let requestType: String?
    let trackURL: String?
    let surveyURL: String?
    var parentNumber: String?
    var notice: String?
    var noticeName: String?

    func child(named name: String) -> Any? {
        guard let variable = TemplateVariable(rawValue: name) else { return nil }
        switch variable {
        case .city: return city.name
        case .service: return city.service
        case .phone: return city.phone
        case .trackingNumber: return trackingNumbers.first
        case .trackingNumbers: return Array(trackingNumbers.prefix(Self.namedNumbers))
        case .trackingNumberList: return trackingNumbers.prefix(Self.namedNumbers).joined(separator: ", ")
        case .more:
            let rest = trackingNumbers.count - Self.namedNumbers
            return rest > 0 ? String(rest) : nil
        case .department: return department
        case .requestType: return requestType
        case .trackURL: return trackURL
        case .surveyURL: return surveyURL
        case .parentNumber: return parentNumber
        case .notice: return notice
        case .noticeName: return noticeName
        case .replyMarker: return ReplyTemplates.replyMarker(language)
        }
    }
}

/// A reply that was rendered once, with gaps for what differs from request to request. Mustache has no logic but whether a value is
/// there, so one skeleton for each set of values that are there says all that the template can, at the cost of joining strings.
struct ReplySkeleton: Sendable {
    /// Stand-ins in the first rendering: private-use characters, which `CompiledTemplate` refuses in templates.
    enum Gap: UInt32, CaseIterable {
        case trackingNumber = 0xE0F0
        case department = 0xE0F1
        case requestType = 0xE0F2
        case trackURL = 0xE0F3
        case surveyURL = 0xE0F4

        var text: String { Unicode.Scalar(rawValue).map { String(Character($0)) } ?? "" }
    }

    private enum Part {
        case literal(String)
        case gap(Gap)
    }

    private var parts: [Part] = []

    init(_ rendered: String) {
        var literal = String.UnicodeScalarView()
        for scalar in rendered.unicodeScalars {
            guard let gap = Gap(rawValue: scalar.value) else {
                literal.append(scalar)
                continue
            }
            parts.append(.literal(String(literal)))
            parts.append(.gap(gap))
            literal.removeAll()
        }
        parts.append(.literal(String(literal)))
    }

    /// - Parameter trackingNumber: where the skeleton has a place for one.
    func filled(trackingNumber: String, values: ReplyValues) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .gap(.trackingNumber): text += trackingNumber
            case .gap(.department): text += values.department ?? ""
            case .gap(.requestType): text += values.requestType ?? ""
            case .gap(.trackURL): text += values.trackURL ?? ""
            case .gap(.surveyURL): text += values.surveyURL ?? ""
            }
        }
        return text
    }
}

import Desk
import Intake

/// A contact as another program of the city hands it over, in JSON.
struct ContactSubmission: Decodable, Sendable {
    /// The id of a channel of kind `web`, `mobile_app`, `social`, `phone` or `walk_in`.
    var channel: String
    /// `service` where it is left out.
    var kind: String?
    var text: String
    var name: String?
    /// An email address or a telephone number of the resident: unproven.
    var reply: String?
    var place: String?
    var language: String?
    var requestType: String?
    /// Who of the staff entered it; left out where the resident did.
    var enteredBy: String?

    /// What it says, or what is wrong with it by field.
    func contact(_ ports: LogPorts) -> Result<(contact: LoggedContact, channel: ChannelName), ContactFaults> {
        var faults: [String: String] = [:]
        let channel = ports.channels.first { $0.id == self.channel }
        if channel == nil { faults["channel"] = "no channel of this city that takes logged contacts has this id" }
        let kind = ContactKind(rawValue: kind ?? ContactKind.service.rawValue)
        if kind == nil { faults["kind"] = "one of service, information, feedback" }
        let text = text.trimmingPrefix(while: \.isWhitespace)
        if text.isEmpty || text.count > LoggedContact.longestText {
            faults["text"] = "1 to \(LoggedContact.longestText) characters"
        }
        let caller = reply.flatMap(CallerAddress.identity)
        if reply != nil, caller == nil {
            faults["reply"] = "an email address, or a telephone number with its area code"
        }
        let type = requestType.flatMap { ports.catalogue[$0]?.code }
        if requestType != nil, type == nil { faults["request_type"] = "no request type of the catalogue has this code" }
        let language = language.map(Language.init(rawValue:)) ?? ports.cityLanguage
        if language == nil { faults["language"] = "one of en, es, pt, ht" }
        guard faults.isEmpty, let channel, let kind, let language else {
            return .failure(ContactFaults(fields: faults))
        }
        let contact = LoggedContact(
            kind: kind, text: String(text), name: Self.line(name, LogForm.longestName), caller: caller,
            place: Self.line(place, LogForm.longestPlace), language: language, requestType: type,
            enteredBy: Self.line(enteredBy, LogForm.longestName))
        return .success((contact, channel))
    }

    private static func line(_ text: String?, _ longest: Int) -> String? {
        text.map { LogForm.line($0, longest: longest) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

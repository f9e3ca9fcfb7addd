import Desk
import Intake

/// A contact without a case, as its template takes it.
struct ContactPage {
    let story: ContactStory
    let time: StaffTime

    var title: String {
        let contact = story.contact
        return "\(ConsoleWords.channel(contact.channel)): \(ConsoleWords.contact(contact.kind).lowercased())"
    }

    var values: [String: Any] {
        let contact = story.contact
        var values: [String: Any] = [
            "text": contact.text, "language": ConsoleWords.language(contact.language),
            "language_code": contact.language.rawValue, "channel": ConsoleWords.channel(contact.channel),
            "kind": ConsoleWords.contact(contact.kind), "at": time.text(contact.at),
            "machine": time.machine(contact.at), "requests": story.requests.map(request),
            "contacts": Self.values(story.others, time: time), "has_requests": !story.requests.isEmpty,
            "has_contacts": !story.others.isEmpty,
        ]
        if let name = contact.name { values["name"] = name }
        if let caller = contact.caller { values["caller"] = caller.address }
        if let author = contact.enteredBy { values["entered_by"] = author }
        return values
    }

    /// Contacts as a list links them.
    static func values(_ contacts: [CountedContact], time: StaffTime) -> [[String: Any]] {
        contacts.map { contact in
            [
                "contact_path": "\(ContactRoutes.path)/\(contact.id)",
                "contact_title": contact.title.isEmpty ? "(no words)" : contact.title,
                "contact_code": contact.language.rawValue, "way": ConsoleWords.channel(contact.channel),
                "state": ConsoleWords.contact(contact.kind).lowercased(), "at": time.text(contact.at),
            ]
        }
    }

    private func request(_ request: ResidentRequest) -> [String: Any] {
        [
            "other": request.number.description, "request_title": request.title,
            "state": ConsoleWords.status(request.status), "way": ConsoleWords.channel(request.channel),
            "at": time.text(request.openedAt),
        ]
    }
}

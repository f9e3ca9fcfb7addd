import Foundation

/// What one of stalwart's JSON files says of a mail, as far as it can be compared.
struct StalwartExpectation {
    private struct Mail: Decodable {
        var texts: [Int]
        var attachments: [Int]
        var parts: [Part]

        private enum CodingKeys: String, CodingKey {
            case attachments, parts
            case texts = "text_body"
        }
    }

    private struct Part: Decodable {
        var headers: [Header]
        var body: Body
    }

    private struct Header: Decodable {
        var name: Name
        var value: Value
    }

    private struct Name: Decodable {
        var known: String?
        init(from decoder: any Decoder) throws { known = try? decoder.singleValueContainer().decode(String.self) }
    }

    private struct Value: Decodable {
        struct Addresses: Decodable {
            struct Mailbox: Decodable { var address: String? }
            struct Group: Decodable { var addresses: [Mailbox] }
            var list: [Mailbox]?
            var groups: [Group]?

            private enum CodingKeys: String, CodingKey {
                case list = "List"
                case groups = "Group"
            }
        }

        var text: String?
        var addresses: [String] = []

        private enum Keys: String, CodingKey {
            case text = "Text"
            case address = "Address"
        }

        init(from decoder: any Decoder) throws {
            guard let values = try? decoder.container(keyedBy: Keys.self) else { return }
            text = try? values.decode(String.self, forKey: .text)
            let found = try? values.decode(Addresses.self, forKey: .address)
            addresses = ((found?.list ?? []) + (found?.groups ?? []).flatMap(\.addresses)).compactMap(\.address)
        }
    }

    private struct Body: Decodable {
        var text: String?
        var isHTML = false
        private enum Keys: String, CodingKey {
            case text = "Text"
            case html = "Html"
        }
        init(from decoder: any Decoder) throws {
            guard let body = try? decoder.container(keyedBy: Keys.self) else { return }
            text = try? body.decode(String.self, forKey: .text)
            isHTML = body.contains(.html)
        }
    }

    var subject: String?
    var from: [String]
    /// The plain texts joined; nil if one of them is HTML.
    var text: String?
    var attachments: Int

    init(parsing json: Data) throws {
        let mail = try JSONDecoder().decode(Mail.self, from: json)
        let header = mail.parts.first?.headers ?? []
        subject = header.first { $0.name.known == "subject" }?.value.text
        from = header.first { $0.name.known == "from" }?.value.addresses ?? []
        let bodies = mail.texts.map { mail.parts[$0].body }
        text = bodies.contains(where: \.isHTML) ? nil : bodies.compactMap(\.text).joined(separator: "\n")
        attachments = mail.attachments.count
    }
}

import Foundation

/// Believable mails of a town's residents, the same for the same number on every machine: plain and HTML, with and without pictures, in
/// several languages and charsets, answers, vacation notices, bounces, spam.
enum TownMails {
    private static let names = [
        "Ana Lima", "Joe Walsh", "Marie Toussaint", "Chen Wei", "Zoë Müller", "Pat O'Neil", "José Núñez", "Ida Berg",
    ]
    private static let streets = [
        "Elm Street", "Highland Avenue", "Rua Nova", "Broadway", "Summer Street", "Calle Mayor", "Mystic Avenue",
    ]
    private static let matters = [
        "There is a pothole in front of number", "The street light is out at number", "Lixo não recolhido no número",
        "Hay un bache muy grande frente al número", "Gen yon gwo twou devan nimewo", "Graffiti on the wall of number",
        "My trash was not collected at number", "A tree fell onto the pavement by number",
    ]

    static func mail(_ number: Int) -> [UInt8] {
        let name = names[number % names.count]
        let matter = matters[number / 3 % matters.count]
        let text = "\(matter) \(number) \(streets[number / 5 % streets.count]).\nPlease look into it.\n\n\(name)"
        var header = [
            "Received: from home.example by mx.city.example with ESMTPS id q\(number); \(date(number))",
            "From: \(encoded(name)) <resident-\(number % 700)@home.example>", "To: 311@city.example",
            "Subject: \(encoded(matter))", "Date: \(date(number))", "Message-ID: <town-\(number)@home.example>",
            "MIME-Version: 1.0",
        ]
        switch number % 40 {
        case 0: header.append("Auto-Submitted: auto-replied")
        case 1: header.append("X-Spam-Flag: YES")
        case 2, 3: header.append("References: <town-\(number - 1)@home.example>")
        default: break
        }
        return Array((header.joined(separator: "\r\n") + "\r\n").utf8) + body(number, text)
    }

    private static func body(_ number: Int, _ text: String) -> [UInt8] {
        let wire = text.replacing("\n", with: "\r\n")
        switch number % 5 {
        case 0:
            return Array("Content-Type: text/plain; charset=iso-8859-1\r\n\r\n".utf8)
                + (wire.data(using: .isoLatin1) ?? Data(wire.utf8))
        case 1:
            return Array(
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\(base64(Data(wire.utf8)))\r\n"
                    .utf8)
        case 2:
            return Array(
                """
                Content-Type: multipart/alternative; boundary="b\(number)"\r\n\r\n--b\(number)\r\n\
                Content-Type: text/plain; charset=utf-8\r\n\r\n\(wire)\r\n--b\(number)\r\n\
                Content-Type: text/html; charset=utf-8\r\n\r\n<p>\(wire)</p>\r\n--b\(number)--\r\n
                """.utf8)
        case 3:
            let picture = Data((0..<(200 + number)).map { UInt8(truncatingIfNeeded: $0 &* number) })
            return Array(
                """
                Content-Type: multipart/mixed; boundary="b\(number)"\r\n\r\n--b\(number)\r\n\
                Content-Type: text/plain; charset=utf-8\r\n\r\n\(wire)\r\n--b\(number)\r\n\
                Content-Type: image/jpeg; name="hole.jpg"\r\nContent-Disposition: attachment; filename="hole.jpg"\r\n\
                Content-Transfer-Encoding: base64\r\n\r\n\(base64(picture))\r\n--b\(number)--\r\n
                """.utf8)
        default: return Array("Content-Type: text/plain; charset=utf-8\r\n\r\n\(wire)\r\n".utf8)
        }
    }

    private static func base64(_ data: Data) -> String {
        data.base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : "=?UTF-8?B?\(Data(text.utf8).base64EncodedString())?="
    }

    private static func date(_ number: Int) -> String {
        let (hour, minute, second) = (number / 3600 % 24, number / 60 % 60, number % 60)
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "Sat, 21 Nov 2026 \(two(hour)):\(two(minute)):\(two(second)) +0000"
    }
}

import Foundation
import TestKit

/// Makes mail as residents send it, the same for the same seed.
struct MailSamples {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A text mail of 1–2 KB with the header that the usual path through two servers leaves.
    mutating func text() -> [UInt8] {
        var mail = header(full: random.below(4) == 0)
        mail +=
            "Content-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: \(random.below(3) == 0 ? "8bit" : "7bit")\r\n\r\n"
        mail += prose(max(200, 1_000 + random.below(1_000) - mail.utf8.count), accents: random.below(3) == 0)
        return Array(mail.utf8)
    }

    /// A mail of about 37 KB on average: text with files, HTML beside text, HTML with pictures, long text.
    mutating func mixed(_ number: Int) -> [UInt8] {
        switch number % 10 {
        case 0..<4: return withFiles()
        case 4..<7: return Array((header(full: true) + alternative(htmlBytes: 8_000 + random.below(12_000))).utf8)
        case 7..<9: return withPictures()
        default:
            var mail = header(full: true)
            mail +=
                "Content-Type: text/plain; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            mail += quotedPrintable(prose(3_000 + random.below(5_000), accents: true), latin1: true)
            return Array(mail.utf8)
        }
    }

    private mutating func withFiles() -> [UInt8] {
        let boundary = "----=_Part_\(random.below(1_000_000))"
        var mail =
            header(full: true) + "Content-Type: multipart/mixed; boundary=\"\(boundary)\"\r\n\r\n--\(boundary)\r\n"
        mail += alternative(htmlBytes: 3_000 + random.below(5_000))
        for file in 0..<1 + random.below(2) {
            mail += "\r\n--\(boundary)\r\nContent-Type: application/pdf; name=\"report \(file).pdf\"\r\n"
            mail +=
                "Content-Disposition: attachment; filename=\"report \(file).pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            mail += base64(10_000 + random.below(24_000))
        }
        return Array((mail + "\r\n--\(boundary)--\r\n").utf8)
    }

    private mutating func withPictures() -> [UInt8] {
        let boundary = "_004_\(random.below(1_000_000))_"
        var mail = header(full: true)
        mail +=
            "Content-Type: multipart/related; boundary=\"\(boundary)\"; type=\"multipart/alternative\"\r\n\r\n--\(boundary)\r\n"
        mail += alternative(htmlBytes: 4_000 + random.below(6_000))
        for picture in 1...1 + random.below(2) {
            mail +=
                "\r\n--\(boundary)\r\nContent-Type: image/jpeg; name=\"image00\(picture).jpg\"\r\nContent-ID: <image00\(picture)@01D>\r\n"
            mail +=
                "Content-Disposition: inline; filename=\"image00\(picture).jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            mail += base64(8_000 + random.below(16_000))
        }
        return Array((mail + "\r\n--\(boundary)--\r\n").utf8)
    }

    /// A multipart/alternative, its own Content-Type field included.
    private mutating func alternative(htmlBytes: Int) -> String {
        let boundary = "000000000000\(random.below(1_000_000_000))"
        let text = prose(600 + random.below(1_500), accents: true)
        var html = "<html><head><style>p { margin: 0; color: #333 }</style></head><body>"
        while html.utf8.count < htmlBytes {
            html += "<div class=\"section\" style=\"font-family:Calibri,sans-serif;font-size:11pt\"><p>"
            html +=
                prose(300, accents: true)
                + "</p><a href=\"https://city.example/news/\(random.below(10_000))\">More&nbsp;…</a></div>\r\n"
        }
        html += "</body></html>"
        return """
            Content-Type: multipart/alternative; boundary="\(boundary)"\r
            \r
            --\(boundary)\r
            Content-Type: text/plain; charset="UTF-8"\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            \(quotedPrintable(text))\r
            --\(boundary)\r
            Content-Type: text/html; charset="UTF-8"\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            \(quotedPrintable(html))\r
            --\(boundary)--\r

            """
    }

    /// Everything above Content-Type: fourteen fields, or with `full` twenty-one.
    private mutating func header(full: Bool) -> String {
        let (id, name) = (random.next(), Self.names[random.below(Self.names.count)])
        let local = "\(name.0.lowercased()).\(name.1.lowercased())\(random.below(1000))"
        let display = random.below(3) == 0 ? "=?UTF-8?Q?Jos=C3=A9_\(name.1)?=" : "\"\(name.0) \(name.1)\""
        let topic = Self.topics[random.below(Self.topics.count)]
        let subject =
            random.below(4) == 0 ? "=?UTF-8?B?\(Data("\(topic) – Straße".utf8).base64EncodedString())?=" : topic
        var lines = [
            "Return-Path: <\(local)@example.org>",
            "Delivered-To: 311@city.example",
            "Received: from mx1.city.example (mx1.city.example [192.0.2.10])\r\n\tby imap.city.example with LMTP id \(id % 99_999_989)\r\n\tfor <311@city.example>; Tue, 4 Nov 2025 09:\(10 + id % 50):07 -0500",
            "Authentication-Results: mx1.city.example; dkim=pass header.d=example.org; dmarc=pass",
        ]
        if full { lines += transport(id) }
        lines += [
            "MIME-Version: 1.0",
            "From: \(display) <\(local)@example.org>",
            "To: \"City 311\" <311@city.example>",
            "Date: Tue, 4 Nov 2025 09:\(10 + id % 50):05 -0500",
            "Subject: \(subject)",
            "Message-ID: <\(String(id, radix: 36)).\(local)@mail.example.org>",
            "In-Reply-To: <\(String(id / 3, radix: 36))@city.example>",
            "References: <\(String(id / 3, radix: 36))@city.example>",
            "X-Mailer: Example Mail 16.0",
            "Thread-Topic: \(topic)",
        ]
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private mutating func transport(_ id: UInt64) -> [String] {
        [
            "Received: from mail.example.org (mail.example.org [198.51.100.7])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby mx1.city.example (Postfix) with ESMTPS id \(id % 999_983)",
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1;\r\n\th=from:to:subject:date:message-id; bh=\(token(44));\r\n\tb=\(token(72))\r\n\t \(token(72))\r\n\t \(token(60))",
            "Received-SPF: pass client-ip=198.51.100.7; envelope-from=<x@example.org>",
            "X-Google-Smtp-Source: \(token(60))",
            "X-Received: by 2002:a05:6402:26c1 with SMTP id \(id % 99_991); Tue, 4 Nov 2025 06:12:05 -0800",
            "X-Spam-Status: No, score=-1.9 required=5.0",
            "User-Agent: Mozilla Thunderbird",
        ]
    }

    private mutating func prose(_ bytes: Int, accents: Bool) -> String {
        var text = ""
        var line = 0
        while text.utf8.count < bytes {
            let word = accents && random.below(12) == 0 ? "señal" : Self.words[random.below(Self.words.count)]
            text += word
            line += word.utf8.count + 1
            if line > 68 {
                text += random.below(6) == 0 ? ".\r\n\r\n" : "\r\n"
                line = 0
            } else {
                text += " "
            }
        }
        return text + "\r\n"
    }

    private mutating func token(_ length: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        return String(decoding: (0..<length).map { _ in letters[random.below(64)] }, as: UTF8.self)
    }

    private mutating func base64(_ bytes: Int) -> String {
        let data = Data((0..<bytes).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        return data.base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }

    private func quotedPrintable(_ text: String, latin1: Bool = false) -> String {
        var (encoded, column) = ("", 0)
        let octets = latin1 ? text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
        for octet in octets {
            let isPlain = octet < 0x7F && octet != 0x3D && octet >= 0x20 || octet == 0x0D || octet == 0x0A
            let piece = isPlain ? String(UnicodeScalar(octet)) : "=" + String(octet, radix: 16, uppercase: true)
            if octet == 0x0A { column = 0 } else { column += piece.utf8.count }
            encoded += piece
            if column >= 72, octet != 0x0D, octet != 0x0A {
                encoded += "=\r\n"
                column = 0
            }
        }
        return encoded
    }

    /// Writes mails as a four-byte big-endian length and the octets each.
    static func write(_ mails: [[UInt8]], to path: String) throws {
        var data = Data()
        for mail in mails {
            withUnsafeBytes(of: UInt32(mail.count).bigEndian) { data.append(contentsOf: $0) }
            data.append(contentsOf: mail)
        }
        try data.write(to: URL(fileURLWithPath: path))
    }

    private static let names = [
        ("Ana", "Lopez"), ("Wei", "Chen"), ("Marie", "Dupont"), ("John", "Smith"), ("Aisha", "Khan"),
    ]
    private static let topics = [
        "Street light out on Main Street", "Pothole near the school", "Missed trash pickup",
        "Re: Your request K7Q-4MD-29XF",
        "Loud noise at night",
    ]
    private static let words = """
        the street light at corner has been out for three weeks and nobody came to look it is dark when children walk home from school please \
        send someone thank you very much we also have a large hole in road which gets bigger after each rain our car was damaged last friday
        """.split(separator: " ").map(String.init)
}

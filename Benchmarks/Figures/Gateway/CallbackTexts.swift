import Crypto
import Foundation
import NIOCore
import TestKit

/// Signed Twilio callbacks for texts of many residents, as Twilio sends them: a form and `X-Twilio-Signature`
/// (https://www.twilio.com/docs/usage/security#validating-requests).
struct CallbackTexts: Sendable {
    static let path = "/sms/twilio/sms-311"

    let port: Int
    let senders: Int
    private let key = SymmetricKey(data: Data(MeasuredCity.twilioToken.utf8))
    /// Whole requests, made before the measuring so that their making costs nothing in it.
    private var requests: [ByteBuffer] = []

    /// - Parameter count: how many are made; whoever asks for more gets the first ones again.
    init(port: Int, senders: Int, count: Int) async {
        self.port = port
        self.senders = senders
        let blank = self
        let pieces = await withTaskGroup(of: [ByteBuffer].self) { group in
            for seed in 0..<16 {
                group.addTask {
                    var random = SeededGenerator(seed: UInt64(seed))
                    return (0..<count / 16 + 1).map { _ in blank.make(&random) }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        requests = pieces
    }

    func request(_ index: Int) -> ByteBuffer { requests[index % requests.count] }

    private func make(_ random: inout SeededGenerator) -> ByteBuffer {
        let sender = 2_000_000 + random.below(senders)
        let words = Self.words[random.below(Self.words.count)]
        let number = "+1617\(sender)"
        let sid = String(random.next(), radix: 16) + String(random.next(), radix: 16)
        let fields = [
            ("AccountSid", MeasuredCity.twilioAccount), ("ApiVersion", "2010-04-01"),
            ("Body", "\(words) at \(random.below(999)) Main Street"), ("From", number), ("FromCity", "SOMERVILLE"),
            ("FromCountry", "US"), ("FromState", "MA"), ("FromZip", "02143"),
            ("MessageSid", "SM" + String(repeating: "0", count: 32 - sid.count) + sid), ("NumMedia", "0"),
            ("NumSegments", "1"), ("SmsStatus", "received"), ("To", MeasuredCity.number),
        ]
        let signed = "http://127.0.0.1:\(port)\(Self.path)" + fields.map { $0.0 + $0.1 }.joined()
        let signature = HMAC<Insecure.SHA1>.authenticationCode(for: Data(signed.utf8), using: key)
        let body = fields.map { $0.0 + "=" + Self.encoded($0.1) }.joined(separator: "&")
        let head = """
            POST \(Self.path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n\
            X-Twilio-Signature: \(Data(signature).base64EncodedString())\r\n\
            Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: \(body.utf8.count)\r\n\r\n
            """
        return ByteBuffer(string: head + body)
    }

    private static func encoded(_ text: String) -> String {
        text.replacing("+", with: "%2B").replacing(" ", with: "+")
    }

    private static let words = [
        "There is a big pothole in front of the school", "The street light is out again", "Trash was not picked up",
        "Loud construction noise all night", "A tree fell on the sidewalk", "Graffiti on the wall of the library",
    ]
}

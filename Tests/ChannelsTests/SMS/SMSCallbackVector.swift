import Channels
import Intake
import TestKit
import Testing

/// A recorded provider call of `vectors/sms`, with what is to be made of it.
struct SMSCallbackVector: Decodable, Sendable, CustomTestStringConvertible {
    struct Expectation: Decodable, Sendable {
        struct Media: Decodable, Hashable, Sendable {
            var url: String
            var type: String?
        }

        var kind: String?
        var id: String?
        var from: String?
        var to: String?
        var text: String?
        var media: [Media]?
        var optOut: String?
        var status: String?
    }

    var name: String
    var provider: String
    var method: String
    var url: String
    var headers: [String: String]
    var body: String
    var secret: String?
    var valid: Bool
    var expect: Expectation?

    var testDescription: String { name }

    var request: TextRequest {
        TextRequest(
            method: method, url: url, headers: headers.map { TextRequest.Header(name: $0.key, value: $0.value) },
            body: Array(body.utf8), receivedAt: Moment(milliseconds: 1_795_290_000_000), remoteAddress: "127.0.0.1")
    }

    /// All vectors of a provider, from whichever file they stand in; none where the material is absent.
    static func all(of provider: String) -> [SMSCallbackVector] {
        guard let names = try? SharedMaterial.names(in: "vectors/sms") else { return [] }
        return names.filter { $0.hasSuffix(".json") && $0 != "segments.json" }
            .flatMap { (try? SharedMaterial.json("vectors/sms/\($0)", as: [SMSCallbackVector].self)) ?? [] }
            .filter { $0.provider == provider }
    }
}

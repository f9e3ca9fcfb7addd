import Crypto

/// Twilio's webhook signature (twilio.com/docs/usage/webhooks/webhooks-security, and the validators of its SDKs from 9.13):
/// `X-Twilio-Signature` is the Base64 of an HMAC over the public URL followed, for a form, by every parameter's name and
/// value in byte order; the values of a repeated name count as a sorted set. A body that is no form is covered by its
/// SHA-256, which stands in the URL as `bodySHA256`.
///
/// The HMAC is SHA-1 with the account's auth token, unless `X-Twilio-Webhooks-Signature-Settings` says
/// `algorithm=HMAC_SHA256`: then it is SHA-256 with a SharedKey's secret.
struct TwilioSignature {
    private enum Algorithm {
        case sha1
        case sha256
    }

    /// Codes begun with each secret: to begin one costs more than to go on with a copy.
    private struct Begun {
        let sha1: HMAC<Insecure.SHA1>
        let sha256: HMAC<SHA256>
    }

    private let begun: [Begun]

    init(secrets: [TextSecret]) {
        begun = secrets.map { secret in
            let key = SymmetricKey(data: secret.bytes)
            return Begun(sha1: HMAC(key: key), sha256: HMAC(key: key))
        }
    }

    /// - Parameter form: the body's fields; nil where there are too many.
    /// - Throws: `TextRefusal` where the request is not signed by any of the secrets.
    func check(_ request: TextRequest, form: FormFields?) throws(TextRefusal) {
        let signature = try Self.signature(of: request)
        guard let algorithm = Self.algorithm(request.header("X-Twilio-Webhooks-Signature-Settings")) else {
            throw .unknownAlgorithm
        }
        guard let url = SignedURL(request.url) else { throw .malformed }
        let bodyHash = url.query.flatMap(Self.bodyHash)
        if let bodyHash {
            if isSigned(url, parameters: [], algorithm, signature) {
                guard Self.isHash(bodyHash, of: request.body) else { throw .wrongBodyHash }
                return
            }
        }
        guard let parameters = Self.parameters(of: request, form) else { throw .malformed }
        guard !parameters.isEmpty || bodyHash == nil, isSigned(url, parameters: parameters, algorithm, signature) else {
            throw .wrongSignature
        }
    }

    /// What the request says that its signature is.
    ///
    /// - Throws: `.unsigned` where it says nothing: nothing else of such a request is looked at.
    static func signature(of request: TextRequest) throws(TextRefusal) -> String {
        guard let signature = request.header("X-Twilio-Signature"), !signature.isEmpty else { throw .unsigned }
        return signature
    }

    /// A form's names and values. A call by GET has them in the URL, which is signed as it is. Nil where there are too many.
    private static func parameters(of request: TextRequest, _ form: FormFields?) -> [UInt8]? {
        if request.method == "GET" { return request.body.isEmpty ? [] : nil }
        return form?.sortedNamesAndValues
    }

    private func isSigned(
        _ url: SignedURL, parameters: [UInt8], _ algorithm: Algorithm, _ signature: String
    ) -> Bool {
        for variant in url.variants {
            for code in begun {
                let expected =
                    switch algorithm {
                    case .sha1: Self.finished(code.sha1, variant, parameters)
                    case .sha256: Self.finished(code.sha256, variant, parameters)
                    }
                if ConstantTime.areEqual(expected, signature.utf8) { return true }
            }
        }
        return false
    }

    private static func finished<Hash: HashFunction>(
        _ begun: HMAC<Hash>, _ url: String, _ parameters: [UInt8]
    ) -> [UInt8] {
        var code = begun
        code.update(data: Array(url.utf8))
        code.update(data: parameters)
        return Base64.encode(code.finalize())
    }

    /// The algorithm that the settings header names, SHA-1 where it names none; nil where it names one we do not know.
    private static func algorithm(_ settings: String?) -> Algorithm? {
        for part in (settings ?? "").split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, trimmed(pair[0]) == "algorithm" else { continue }
            switch trimmed(pair[1]).uppercased() {
            case "": continue
            case "HMAC_SHA1": return .sha1
            case "HMAC_SHA256": return .sha256
            default: return nil
            }
        }
        return .sha1
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " }
        return start.prefix(upTo: start.lastIndex { $0 != " " }.map { start.index(after: $0) } ?? start.startIndex)
    }

    private static func bodyHash(_ query: Substring) -> ArraySlice<UInt8>? {
        FormFields(query.utf8)?.value("bodySHA256")
    }

    private static func isHash(_ hash: ArraySlice<UInt8>, of body: [UInt8]) -> Bool {
        ConstantTime.areEqual(hash, Hexadecimal.encode(SHA256.hash(data: body)))
    }
}

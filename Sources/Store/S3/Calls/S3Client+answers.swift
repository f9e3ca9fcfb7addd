import AsyncHTTPClient
import Intake
import NIOCore
import NIOHTTP1

/// What is made of an answer.
extension S3Client {
    func refusal(of call: S3Call, _ answer: S3Answer) -> S3Trouble {
        // An answer to HEAD has no body, and so no code.
        if call.method == .HEAD, [400, 403, 404].contains(answer.status) {
            return S3Trouble(.missing, .missing, "there is no such blob in \(address)")
        }
        var trouble = S3Refusal(address: address, answer: answer).trouble
        if trouble.timedOut != nil { trouble.timedOut = call.body?.readableBytes }
        return trouble
    }

    func requireBytes(_ call: S3Call, _ answer: S3Answer) throws(S3Trouble) -> S3Answer {
        guard let expected = call.expected, answer.digest != expected else { return answer }
        // Only where all came that was announced it is the object that is damaged. On the way it may have been, too: hence another attempt.
        guard answer.length == answer.body.count else {
            throw S3Trouble(.retry, .unavailable, "\(address) sends less than it should")
        }
        throw S3Trouble(.retry, .damaged, "the blob \(expected) in \(address) holds other bytes than it was given")
    }

    /// Reads an answer to its end, within the time that its bytes may take.
    func whole(_ response: HTTPClientResponse, _ call: S3Call) async throws -> S3Answer {
        var headers: [String: String] = [:]
        for header in response.headers where headers[header.name.lowercased()] == nil {
            headers[header.name.lowercased()] = header.value
        }
        let begun = ContinuousClock.now
        var body = S3Body(limit: call.limit)
        let announced = headers["content-length"].flatMap { Int($0) } ?? 0
        do {
            for try await piece in response.body {
                try body.append(piece, address)
                guard ContinuousClock.now - begun < limits.time(for: body.bytes.count) else {
                    throw late("\(address) sends too slowly", max(announced, body.bytes.count))
                }
            }
        } catch  where S3Connection.isTimeOut(error) {
            throw late("\(address) has ceased to send", max(announced, body.bytes.count))
        }
        return S3Answer(
            status: Int(response.status.code), headers: headers, body: body.bytes, digest: body.digest(),
            at: clock.now())
    }

    private func late(_ detail: String, _ bytes: Int) -> S3Trouble {
        var trouble = S3Trouble(.retry, .unavailable, detail)
        trouble.timedOut = bytes
        return trouble
    }
}

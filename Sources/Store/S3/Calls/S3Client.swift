import AsyncHTTPClient
import Intake
import NIOCore
import NIOHTTP1

/// Asks an object store: signs each attempt, repeats what may succeed, and says in words what cannot.
struct S3Client: Sendable {
    let address: S3Address
    let limits: S3Limits
    let keys: S3Keys
    let rests: S3Rests
    let clock: any WallClock
    /// For the pauses between attempts.
    let pauses: any Clock<Duration>
    /// Threads of our own, for what blocks.
    let threads: BlockingQueue<S3Keys>
    private let client: HTTPClient

    init(
        _ address: S3Address, keys: S3Keys, limits: S3Limits, clock: any WallClock, pauses: any Clock<Duration>,
        threads: BlockingQueue<S3Keys>
    ) {
        (self.address, self.limits, self.keys, self.clock) = (address, limits, keys, clock)
        (self.pauses, self.threads) = (pauses, threads)
        rests = S3Rests(limits)
        var configuration = HTTPClient.Configuration(
            // A signature is for one host.
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(
                connect: .milliseconds(limits.connect.milliseconds), read: .milliseconds(limits.pause.milliseconds),
                write: .milliseconds(limits.pause.milliseconds)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
        client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    /// Ends what is under way. To be called once.
    func close() async {
        // Nothing can be done about a client that does not close.
        try? await client.shutdown()
    }

    /// Ends it where nobody closed it, since something else failed first. Nobody waits for that.
    func abandon() { client.shutdown { _ in } }

    /// Gives an answer that is a success.
    ///
    /// - Throws: `.missing` where there is no such object; `.damaged` where it holds other bytes than its address says, also when it is read
    ///   again; `.full`; `.unavailable` for everything else, since no blob is to blame for it.
    func answer(_ call: S3Call) async throws(StoreFailure) -> S3Answer {
        let rest = rests[call.doing]
        if let failure = rest.failure() { throw failure }
        let begun = ContinuousClock.now
        var (attempt, hasRenewed) = (1, false)
        while true {
            let key = keys.key
            switch await attempted(call, key) {
            case .success(let answer):
                rest.noteSuccess()
                return answer
            case .failure(let trouble):
                // Whoever asked has gone: that says nothing of the store.
                if Task.isCancelled {
                    rest.noteNothing()
                    throw StoreFailure(.unavailable, "whoever asked for it has given up")
                }
                let mayRepeat = trouble.consequence == .retry && attempt < limits.attempts
                if mayRepeat, ContinuousClock.now - begun < limits.patience, await pause(after: attempt) {
                    attempt += 1
                } else if trouble.consequence == .renewKey, !hasRenewed, await renewed(key) {
                    hasRenewed = true
                } else {
                    throw note(trouble, of: call)
                }
            }
        }
    }

    /// Notes where nothing more can be expected for a while of calls of that kind.
    private func note(_ trouble: S3Trouble, of call: S3Call) -> StoreFailure {
        let rest = rests[call.doing]
        switch trouble.bearing(on: call, limits) {
        case .same: rest.noteFailure(trouble.failure)
        case .answered: rest.noteSuccess()
        case .nothing: rest.noteNothing()
        }
        return trouble.failure
    }

    private func renewed(_ key: S3Key) async -> Bool {
        do throws(StoreFailure) {
            return try await threads.run { keys throws(StoreFailure) in keys.renew(key) }
        } catch {
            return false
        }
    }

    /// - Returns: false where the task is to end.
    private func pause(after attempt: Int) async -> Bool {
        let longest = (1..<attempt).reduce(limits.backoff) { pause, _ in pause * 3 }
        do {
            try await pauses.sleep(for: longest * Double.random(in: 0.5...1))
            return true
        } catch {
            return false
        }
    }

    private func attempted(_ call: S3Call, _ key: S3Key) async -> Result<S3Answer, S3Trouble> {
        let time = limits.time(for: call.body?.readableBytes ?? 0)
        do {
            let response = try await client.execute(request(call, key), timeout: .milliseconds(time.milliseconds))
            let answer = try await whole(response, call)
            guard (200...299).contains(answer.status) else {
                return .failure(refusal(of: call, answer))
            }
            return .success(try requireBytes(call, answer))
        } catch let trouble as S3Trouble {
            return .failure(trouble)
        } catch {
            var trouble = S3Trouble(
                .retry, .unavailable, "\(address) cannot be reached: \(S3Connection.words(error))")
            if S3Connection.isTimeOut(error) { trouble.timedOut = call.body?.readableBytes }
            return .failure(trouble)
        }
    }

    private func request(_ call: S3Call, _ key: S3Key) -> HTTPClientRequest {
        let time = S3Time.basic(clock.now())
        var signature = S3Signature(
            method: call.method.rawValue, path: address.path(call.key), query: call.query, headers: call.headers,
            payload: call.payload)
        signature.headers += [
            ("host", address.host), ("x-amz-content-sha256", call.payload), ("x-amz-date", time),
        ]
        if let token = key.token { signature.headers.append(("x-amz-security-token", token)) }
        let query = signature.encodedQuery
        let url = "\(address.isSecure ? "https" : "http")://\(address.host)\(signature.path)"
        var request = HTTPClientRequest(url: query.isEmpty ? url : "\(url)?\(query)")
        request.method = call.method
        request.headers = HTTPHeaders(signature.headers)
        request.headers.add(name: "authorization", value: signature.authorization(key, time, region: address.region))
        if let body = call.body { request.body = .bytes(body) }
        return request
    }
}

import AsyncHTTPClient
import Intake
import NIOCore
import NIOHTTP1
import Wire

/// Fetches one file of a message from its provider. The address came with a signed call, but where it redirects to did not,
/// so every hop is checked: the host must be the provider's, the address that it resolves to must be public and is the one
/// connected to, and the credentials go to the first host only.
package struct MediaFetcher: Sendable {
    package struct File: Sendable {
        package var bytes: [UInt8]
        package var mediaType: String
    }

    package enum Failure: Error, Hashable, Sendable {
        /// It may be there later.
        case forNow(code: String)
        /// It never will be, or must not be fetched.
        case forEver(code: String)
    }

    private let limits: MediaLimits
    private let resolver = HostResolver()

    package init(limits: MediaLimits = MediaLimits()) {
        self.limits = limits
    }

    /// Fetches `url`.
    ///
    /// - Parameter mediaType: what the provider stated; it counts where the answer states none.
    /// - Throws: `Failure`, without personal data.
    package func fetch(_ url: String, mediaType: String, from source: MediaSource) async throws(Failure) -> File {
        let deadline = NIODeadline.now() + .milliseconds(limits.time.milliseconds)
        guard let first = MediaAddress(url) else { throw .forEver(code: "bad-address") }
        var address = first
        for hop in 0..<limits.hops {
            guard address.isSecure || limits.allowsPrivateNetworks else { throw .forEver(code: "not-https") }
            guard source.allows(address.host, hop: hop) else { throw .forEver(code: "foreign-host") }
            let isFirstHost = address.host == first.host && address.port == first.port
            let step = try await ask(
                address, authorization: isFirstHost ? source.authorization : nil, stated: mediaType, deadline)
            switch step {
            case .file(let file): return file
            case .elsewhere(let location):
                guard let next = MediaAddress(location, relativeTo: address) else {
                    throw .forEver(code: "bad-redirect")
                }
                address = next
            }
        }
        throw .forEver(code: "too-many-redirects")
    }

    private enum Step: Sendable {
        case file(File)
        case elsewhere(String)
    }

    /// One hop, by a client of its own that is bound to the address that was checked.
    private func ask(
        _ address: MediaAddress, authorization: TextSecret?, stated: String, _ deadline: NIODeadline
    ) async throws(Failure) -> Step {
        let pinned = try await checkedAddress(of: address)
        var configuration = HTTPClient.Configuration.forProviders
        configuration.dnsOverride = [address.host: pinned]
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        var request = HTTPClientRequest(url: address.text)
        if let authorization { request.headers.add(name: "Authorization", value: authorization.text) }
        let result = await Self.perform(request, client, limits, stated, deadline)
        // Nothing can be done about a client that does not close, and the file is there all the same.
        try? await client.shutdown()
        return try result.get()
    }

    /// The address to connect to: looked up once, checked, and then not looked up again, so that a name cannot change its
    /// mind in between.
    private func checkedAddress(of address: MediaAddress) async throws(Failure) -> String {
        let found = await resolver.addresses(of: address.host)
        guard !found.isEmpty else { throw .forNow(code: "unknown-host") }
        guard let allowed = found.first(where: { limits.allowsPrivateNetworks || $0.isPublic }) else {
            throw .forEver(code: "address-not-public")
        }
        return allowed.description
    }

    private static func perform(
        _ request: HTTPClientRequest, _ client: HTTPClient, _ limits: MediaLimits, _ stated: String,
        _ deadline: NIODeadline
    ) async -> Result<Step, Failure> {
        do {
            let response = try await client.execute(request, deadline: deadline)
            switch response.status.code {
            case 200: return await file(response, limits, stated)
            case 301, 302, 303, 307, 308:
                let location = response.headers.first(name: "Location")
                return location.map { .success(.elsewhere($0)) } ?? .failure(.forEver(code: "bad-redirect"))
            // A file may not be there yet when the message is; an account may be mended.
            case 401, 403, 404, 408, 425, 429, 500...599: return .failure(.forNow(code: "http-\(response.status.code)"))
            default: return .failure(.forEver(code: "http-\(response.status.code)"))
            }
        } catch let error as HTTPClientError {
            return .failure(.forNow(code: error.shortDescription.lowercased().replacing(" ", with: "-")))
        } catch {
            return .failure(.forNow(code: "connection"))
        }
    }

    private static func file(
        _ response: HTTPClientResponse, _ limits: MediaLimits, _ stated: String
    ) async -> Result<Step, Failure> {
        let type = TextNormaliser.mediaType(response.headers.first(name: "Content-Type") ?? stated)
        guard limits.takes(type) else { return .failure(.forEver(code: "type-not-taken")) }
        do {
            let body = try await response.body.collect(upTo: limits.bytes)
            return .success(.file(File(bytes: Array(body.readableBytesView), mediaType: type)))
        } catch is NIOTooManyBytesError {
            return .failure(.forEver(code: "too-big"))
        } catch {
            return .failure(.forNow(code: "interrupted"))
        }
    }
}

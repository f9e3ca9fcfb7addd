import HTTPTypes
import Hummingbird
import Intake
import Logging

/// Makes pages of what was refused, and sends who must sign in to the sign-in page.
struct RefusalPages: RouterMiddleware {
    typealias Context = StaffContext

    let pages: StaffPages
    let log: Logger

    @concurrent
    func handle(
        _ request: Request, context: StaffContext, next: @concurrent (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as StaffRefusal {
            return response(to: refusal, request, context)
        } catch let failure as StoreFailure {
            log.error("the desk could not ask the store", metadata: ["reason": "\(failure)"])
            return response(to: .unavailable, request, context)
        }
    }

    /// `/desk/requests/K7Q-4MD-29XF` of anything below it; nil for other forms.
    private static func page(ofForm path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count > 3, parts[0] == "desk", parts[1] == "requests" else { return nil }
        return "/desk/requests/\(parts[2])"
    }

    private func response(to refusal: StaffRefusal, _ request: Request, _ context: StaffContext) -> Response {
        let isScript = request.headers[.accept]?.contains("application/json") == true
        if isScript {
            return Response(
                status: refusal.status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(string: "{\"error\":\"\(refusal.code)\"}\n")))
        }
        if refusal == .secondStepNeeded { return StaffPages.redirect(to: SecondStepRoutes.path) }
        guard refusal == .signInNeeded else {
            let words = refusal.words
            var response = pages.page(
                "refusal", title: words.title, ["text": words.text], for: context, status: refusal.status)
            if case .tooMany(let seconds) = refusal { response.headers[.retryAfter] = String(seconds) }
            if refusal == .elsewhere { response.headers[.retryAfter] = "1" }
            return response
        }
        let isReading = request.method == .get || request.method == .head
        // Whoever sent a form on a request comes back to its page, which has what they typed.
        let page = isReading ? request.uri.string : Self.page(ofForm: request.uri.path)
        return StaffPages.redirect(to: SignInRoutes.path, ["next": page.flatMap { LocalPath($0)?.text }])
    }
}

extension StaffRefusal {
    /// For scripts.
    fileprivate var code: String {
        switch self {
        case .signInNeeded: "sign_in_needed"
        case .secondStepNeeded: "second_step_needed"
        case .forbidden: "forbidden"
        case .forged: "forged"
        case .notFound: "not_found"
        case .badForm: "bad_form"
        case .formTooLarge: "form_too_large"
        case .tooMany: "too_many"
        case .elsewhere: "elsewhere"
        case .unavailable: "unavailable"
        }
    }
}

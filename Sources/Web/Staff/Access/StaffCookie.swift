import Desk
import HTTPTypes
import Hummingbird

/// The desk's two cookies. Their prefix makes a browser take them only over a secure connection (or from localhost), for this host alone
/// (RFC 6265bis §4.1.3); no script reads them, and other sites' forms do not send them.
enum StaffCookie: String {
    /// Who is signed in.
    case session = "__Host-intake"
    /// What the forms of somebody who is not signed in prove themselves by.
    case form = "__Host-intake-form"

    /// What the way to the city's identity provider and back is checked by.
    case openID = "__Host-intake-openid"

    static let formPurpose = "form"

    /// The token that a request brings; nil for anything that is none.
    func token(in headers: HTTPFields) -> SecretToken? {
        for line in headers[values: .cookie] {
            for pair in line.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard pair.hasPrefix(rawValue + "=") else { continue }
                if let token = SecretToken(pair.dropFirst(rawValue.count + 1)) { return token }
            }
        }
        return nil
    }

    /// Has the browser keep a token until it is closed; how long a session holds is ours to say.
    func set(_ token: SecretToken, on response: inout Response) {
        add("\(rawValue)=\(token.text); Path=/; Secure; HttpOnly; SameSite=Lax", to: &response)
    }

    func remove(on response: inout Response) {
        add("\(rawValue)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0", to: &response)
    }

    private func add(_ value: String, to response: inout Response) {
        response.headers.append(HTTPField(name: .setCookie, value: value))
    }
}

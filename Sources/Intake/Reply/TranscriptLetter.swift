package import Foundation

/// The two mails about a chat's transcript, in the chat's language.
package struct TranscriptLetter: Sendable {
    private let city: City
    private let calendar: Calendar

    package init(city: City, zone: TimeZone) {
        self.city = city
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// The mail with the code: it goes to an address that is not proven, and says nothing of the chat.
    package func code(_ digits: String, in language: Language) -> RenderedReply {
        let words = Self.words(language)
        return RenderedReply(
            subject: "\(city.service): \(words.codeSubject) \(digits)",
            text: "\(words.code)\n\n    \(digits)\n\n\(words.notYou)\n\n\(city.service)")
    }

    /// The chat as it went, and how much of it is left out.
    package func transcript(_ chat: ChatTranscript, in language: Language) -> RenderedReply {
        let words = Self.words(language)
        var said = chat.lines.filter { $0.scene == nil && $0.survey == nil }.map { line in
            let who = line.direction == .inbound ? words.you : city.service
            return "\(time(line.at)) \(who):\n\(line.text)"
        }
        if chat.leftOut > 0 { said.append("\(words.leftOut) \(chat.leftOut)") }
        return RenderedReply(
            subject: "\(city.service): \(words.subject)",
            text: "\(words.introduction)\n\n\(said.joined(separator: "\n\n"))\n\n\(city.service)")
    }

    private func time(_ moment: Moment) -> String {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        func two(_ value: Int?) -> String { (value ?? 0) < 10 ? "0\(value ?? 0)" : "\(value ?? 0)" }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute))"
    }

    private struct Words {
        let codeSubject: String
        let code: String
        let notYou: String
        let subject: String
        let introduction: String
        let you: String
        let leftOut: String
    }

    private static func words(_ language: Language) -> Words {
        switch language {
        case .english:
            Words(
                codeSubject: "your code is",
                code: "somebody asked in a chat with us to have it sent to this address. Type this code in the chat:",
                notYou: "It holds for 15 minutes. If it was not you, there is nothing to do: nothing else is sent.",
                subject: "your chat with us", introduction: "this is the chat that you asked for:", you: "You",
                leftOut: "The chat was too long for one mail. Messages left out here:")
        case .spanish:
            Words(
                codeSubject: "su código es",
                code:
                    "alguien pidió en un chat con nosotros que se lo enviáramos a esta dirección. Escriba este código en el chat:",
                notYou: "Vale 15 minutos. Si no fue usted, no tiene que hacer nada: no se envía nada más.",
                subject: "su chat con nosotros", introduction: "este es el chat que pidió:", you: "Usted",
                leftOut: "El chat era demasiado largo para un solo correo. Mensajes omitidos aquí:")
        case .portuguese:
            Words(
                codeSubject: "seu código é",
                code:
                    "alguém pediu em um chat conosco que ele fosse enviado para este endereço. Digite este código no chat:",
                notYou: "Ele vale por 15 minutos. Se não foi você, não precisa fazer nada: nada mais será enviado.",
                subject: "seu chat conosco", introduction: "este é o chat que você pediu:", you: "Você",
                leftOut: "O chat era longo demais para um só e-mail. Mensagens omitidas aqui:")
        case .haitianCreole:
            Words(
                codeSubject: "kòd ou se",
                code: "yon moun mande nan yon chat avèk nou pou nou voye l nan adrès sa a. Tape kòd sa a nan chat la:",
                notYou: "Li bon pou 15 minit. Si se pa ou, ou pa bezwen fè anyen: nou p ap voye lòt bagay.",
                subject: "chat ou avèk nou", introduction: "men chat ou te mande a:", you: "Ou menm",
                leftOut: "Chat la te twò long pou yon sèl imèl. Kantite mesaj ki pa parèt la a:")
        }
    }
}

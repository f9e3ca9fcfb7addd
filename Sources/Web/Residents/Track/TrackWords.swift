import Intake

/// What the page of a request says, by name. Every language has every name.
enum TrackWords {
    static func text(_ language: Language) -> [String: String] {
        switch language {
        case .english: english
        case .spanish: spanish
        case .portuguese: portuguese
        case .haitianCreole: haitianCreole
        }
    }

    private static let english = [
        "find_title": "Where is my request?", "number_label": "Tracking number",
        "number_hint": "It looks like K7Q-4MD-29XF.",
        "find": "Show it", "request_title": "Request", "type": "What it is about", "status": "Status",
        "opened": "Opened",
        "closed_on": "Closed", "received": "Received", "in_progress": "In progress", "closed": "Closed",
        "updates": "Updates", "no_updates": "There are no updates yet.",
        "story": "Your messages and our answers", "you": "You", "us": "The city", "reply_title": "Write to us about it",
        "reply_label": "Your message", "reply_hint": "At most 4,000 characters.", "send": "Send",
        "not_fixed_title": "Is it not fixed?",
        "not_fixed_text": "Tell us, and we look at it again. You may say in a few words what is wrong.",
        "not_fixed_label": "What is wrong (you need not say)", "not_fixed": "It is not fixed",
        "sent": "We have your message.", "said_not_fixed": "We have it, and look at it again.",
        "ended": "This link has ended. You see what everybody may see; call us if you want to add something.",
        "empty": "Please write something first.", "too_long": "This is too long: at most 4,000 characters.",
        "slow": "You have written several times in a short while. Please wait a minute, then send it again.",
    ]

    private static let spanish = [
        "find_title": "¿Dónde está mi solicitud?", "number_label": "Número de seguimiento",
        "number_hint": "Tiene la forma K7Q-4MD-29XF.",
        "find": "Mostrar", "request_title": "Solicitud", "type": "De qué se trata", "status": "Estado",
        "opened": "Abierta",
        "closed_on": "Cerrada", "received": "Recibida", "in_progress": "En curso", "closed": "Cerrada",
        "updates": "Novedades", "no_updates": "Todavía no hay novedades.",
        "story": "Sus mensajes y nuestras respuestas", "you": "Usted", "us": "La ciudad",
        "reply_title": "Escríbanos sobre ella", "reply_label": "Su mensaje",
        "reply_hint": "4000 caracteres como máximo.",
        "send": "Enviar", "not_fixed_title": "¿No está arreglado?",
        "not_fixed_text": "Díganoslo y lo revisaremos otra vez. Puede explicar en pocas palabras qué falta.",
        "not_fixed_label": "Qué falta (no es obligatorio)", "not_fixed": "No está arreglado",
        "sent": "Recibimos su mensaje.", "said_not_fixed": "Lo recibimos y lo revisaremos otra vez.",
        "ended": "Este enlace ya venció. Usted ve lo que todos pueden ver; llámenos si desea agregar algo.",
        "empty": "Escriba algo primero.", "too_long": "Es demasiado largo: 4000 caracteres como máximo.",
        "slow": "Ha escrito varias veces en poco tiempo. Espere un minuto y envíelo de nuevo.",
    ]

    private static let portuguese = [
        "find_title": "Onde está o meu pedido?", "number_label": "Número de protocolo",
        "number_hint": "Ele tem a forma K7Q-4MD-29XF.",
        "find": "Mostrar", "request_title": "Pedido", "type": "Do que se trata", "status": "Situação",
        "opened": "Aberto",
        "closed_on": "Encerrado", "received": "Recebido", "in_progress": "Em andamento", "closed": "Encerrado",
        "updates": "Novidades", "no_updates": "Ainda não há novidades.",
        "story": "Suas mensagens e nossas respostas", "you": "Você", "us": "A cidade",
        "reply_title": "Escreva para nós sobre ele", "reply_label": "Sua mensagem",
        "reply_hint": "No máximo 4.000 caracteres.",
        "send": "Enviar", "not_fixed_title": "Não está resolvido?",
        "not_fixed_text": "Conte para nós e vamos ver de novo. Você pode dizer em poucas palavras o que falta.",
        "not_fixed_label": "O que falta (não é obrigatório)", "not_fixed": "Não está resolvido",
        "sent": "Recebemos a sua mensagem.", "said_not_fixed": "Recebemos e vamos ver de novo.",
        "ended": "Este link venceu. Você vê o que todos podem ver; ligue para nós se quiser acrescentar algo.",
        "empty": "Escreva algo primeiro.", "too_long": "É longo demais: no máximo 4.000 caracteres.",
        "slow": "Você escreveu várias vezes em pouco tempo. Espere um minuto e envie de novo.",
    ]

    private static let haitianCreole = [
        "find_title": "Kote demann mwen an ye?", "number_label": "Nimewo swivi",
        "number_hint": "Li sanble ak K7Q-4MD-29XF.",
        "find": "Montre l", "request_title": "Demann", "type": "Sou kisa li ye", "status": "Ki kote li rive",
        "opened": "Louvri",
        "closed_on": "Fèmen", "received": "Nou resevwa l", "in_progress": "N ap travay sou li", "closed": "Fèmen",
        "updates": "Nouvèl", "no_updates": "Poko gen nouvèl.",
        "story": "Mesaj ou yo ak repons nou yo", "you": "Ou menm", "us": "Vil la",
        "reply_title": "Ekri nou sou li", "reply_label": "Mesaj ou a", "reply_hint": "4,000 karaktè pou pi plis.",
        "send": "Voye", "not_fixed_title": "Èske li poko ranje?",
        "not_fixed_text": "Di nou sa, epi n ap gade l ankò. Ou ka di an de twa mo sa ki pa mache.",
        "not_fixed_label": "Sa ki pa mache (ou pa oblije di l)", "not_fixed": "Li poko ranje",
        "sent": "Nou resevwa mesaj ou a.", "said_not_fixed": "Nou resevwa l, epi n ap gade l ankò.",
        "ended": "Lyen sa a fini. Ou wè sa tout moun ka wè; rele nou si ou vle ajoute yon bagay.",
        "empty": "Tanpri ekri yon bagay anvan.", "too_long": "Li twò long: 4,000 karaktè pou pi plis.",
        "slow": "Ou ekri plizyè fwa nan yon ti tan. Tanpri tann yon minit, epi voye l ankò.",
    ]
}

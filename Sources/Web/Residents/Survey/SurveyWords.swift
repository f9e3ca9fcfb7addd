/// What the survey says, by name. Every language has every name.
enum SurveyWords: PageWords {
    static let english = [
        "survey_title": "How did we do?", "about": "Your request", "scale": "1 is bad, 5 is good.",
        "overall": "All in all", "accuracy": "What we told you was right", "courtesy": "We were polite",
        "ease": "It was easy to get it done", "need_not": "(you need not answer)",
        "text_label": "Do you want to say more? (you need not)",
        "text_hint": "At most 2,000 characters. Please write no names or numbers of others.",
        "send": "Send", "thanks_title": "Thank you", "thanks": "We have your answer.",
        "again": "This survey has been answered already. Thank you.",
        "ended_title": "This survey has ended",
        "ended": "The link was good for 14 days. You can always write to us or call.",
        "choose": "Please choose a number from 1 to 5 for “All in all”.",
        "too_long": "This is too long: at most 2,000 characters.",
    ]

    static let spanish = [
        "survey_title": "¿Cómo lo hicimos?", "about": "Su solicitud", "scale": "1 es mal, 5 es bien.",
        "overall": "En general", "accuracy": "Lo que le dijimos era correcto", "courtesy": "Fuimos amables",
        "ease": "Fue fácil resolverlo", "need_not": "(no es obligatorio)",
        "text_label": "¿Quiere decir algo más? (no es obligatorio)",
        "text_hint": "2000 caracteres como máximo. No escriba nombres ni números de otras personas.",
        "send": "Enviar", "thanks_title": "Gracias", "thanks": "Recibimos su respuesta.",
        "again": "Esta encuesta ya fue respondida. Gracias.",
        "ended_title": "Esta encuesta terminó",
        "ended": "El enlace valía 14 días. Siempre puede escribirnos o llamarnos.",
        "choose": "Elija un número del 1 al 5 en «En general».",
        "too_long": "Es demasiado largo: 2000 caracteres como máximo.",
    ]

    static let portuguese = [
        "survey_title": "Como foi o nosso atendimento?", "about": "Seu pedido", "scale": "1 é ruim, 5 é bom.",
        "overall": "No geral", "accuracy": "O que dissemos estava certo", "courtesy": "Fomos educados",
        "ease": "Foi fácil resolver", "need_not": "(não é obrigatório)",
        "text_label": "Quer dizer mais alguma coisa? (não é obrigatório)",
        "text_hint": "No máximo 2.000 caracteres. Não escreva nomes nem números de outras pessoas.",
        "send": "Enviar", "thanks_title": "Obrigado", "thanks": "Recebemos a sua resposta.",
        "again": "Esta pesquisa já foi respondida. Obrigado.",
        "ended_title": "Esta pesquisa terminou",
        "ended": "O link valia por 14 dias. Você sempre pode escrever ou ligar para nós.",
        "choose": "Escolha um número de 1 a 5 em “No geral”.",
        "too_long": "É longo demais: no máximo 2.000 caracteres.",
    ]

    static let haitianCreole = [
        "survey_title": "Ki jan nou te travay?", "about": "Demann ou an", "scale": "1 pa bon, 5 bon.",
        "overall": "An jeneral", "accuracy": "Sa nou te di ou a te kòrèk", "courtesy": "Nou te janti avè ou",
        "ease": "Li te fasil pou regle l", "need_not": "(ou pa oblije reponn)",
        "text_label": "Èske ou vle di plis? (ou pa oblije)",
        "text_hint": "2,000 karaktè pou pi plis. Tanpri pa ekri non oswa nimewo lòt moun.",
        "send": "Voye", "thanks_title": "Mèsi", "thanks": "Nou resevwa repons ou a.",
        "again": "Yo te reponn sondaj sa a deja. Mèsi.",
        "ended_title": "Sondaj sa a fini", "ended": "Lyen an te bon pou 14 jou. Ou ka toujou ekri nou oswa rele nou.",
        "choose": "Tanpri chwazi yon chif ant 1 ak 5 nan “An jeneral”.",
        "too_long": "Li twò long: 2,000 karaktè pou pi plis.",
    ]
}

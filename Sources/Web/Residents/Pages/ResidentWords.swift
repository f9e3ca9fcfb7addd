/// What every page for residents says, by name. Every language has every name.
enum ResidentWords: PageWords {
    static let english = [
        "languages_label": "Language", "skip": "Skip to content", "call": "You can also call",
        "danger": "If someone is in danger, call 911.",
        "not_found_title": "Not found",
        "not_found":
            "We have nothing to show under this number. Please check it: it looks like K7Q-4MD-29XF. Some requests are not public; use the link that we sent you.",
        "bad_form_title": "Please try again",
        "bad_form": "What was sent could not be read. Go back, reload the page and send it again.",
        "too_many_title": "Please wait a moment",
        "too_many": "Too many requests came from your connection. Please try again in a minute.",
        "unavailable_title": "Please try again", "unavailable": "We cannot answer just now. Nothing was changed.",
    ]

    static let spanish = [
        "languages_label": "Idioma", "skip": "Ir al contenido", "call": "También puede llamar al",
        "danger": "Si alguien está en peligro, llame al 911.",
        "not_found_title": "No encontrado",
        "not_found":
            "No tenemos nada que mostrar con este número. Revíselo: tiene la forma K7Q-4MD-29XF. Algunas solicitudes no son públicas; use el enlace que le enviamos.",
        "bad_form_title": "Inténtelo de nuevo",
        "bad_form": "No se pudo leer lo que se envió. Vuelva atrás, recargue la página y envíelo otra vez.",
        "too_many_title": "Espere un momento",
        "too_many": "Llegaron demasiadas consultas desde su conexión. Inténtelo de nuevo en un minuto.",
        "unavailable_title": "Inténtelo de nuevo",
        "unavailable": "No podemos responder en este momento. No se cambió nada.",
    ]

    static let portuguese = [
        "languages_label": "Idioma", "skip": "Ir para o conteúdo", "call": "Você também pode ligar para",
        "danger": "Se alguém estiver em perigo, ligue para 911.",
        "not_found_title": "Não encontrado",
        "not_found":
            "Não temos nada para mostrar com este número. Confira: ele tem a forma K7Q-4MD-29XF. Alguns pedidos não são públicos; use o link que enviamos.",
        "bad_form_title": "Tente de novo",
        "bad_form": "Não foi possível ler o que foi enviado. Volte, recarregue a página e envie outra vez.",
        "too_many_title": "Espere um momento",
        "too_many": "Chegaram consultas demais da sua conexão. Tente de novo em um minuto.",
        "unavailable_title": "Tente de novo", "unavailable": "Não podemos responder agora. Nada foi alterado.",
    ]

    static let haitianCreole = [
        "languages_label": "Lang", "skip": "Ale nan kontni an", "call": "Ou ka rele tou nan",
        "danger": "Si yon moun an danje, rele 911.",
        "not_found_title": "Nou pa jwenn li",
        "not_found":
            "Nou pa gen anyen pou montre ak nimewo sa a. Tanpri verifye l: li sanble ak K7Q-4MD-29XF. Gen demann ki pa piblik; sèvi ak lyen nou te voye ba ou a.",
        "bad_form_title": "Tanpri eseye ankò",
        "bad_form": "Nou pa t ka li sa ou voye a. Tounen, rechaje paj la epi voye l ankò.",
        "too_many_title": "Tanpri tann yon ti moman",
        "too_many": "Twòp demann soti nan koneksyon ou. Tanpri eseye ankò nan yon minit.",
        "unavailable_title": "Tanpri eseye ankò", "unavailable": "Nou pa ka reponn kounye a. Anyen pa chanje.",
    ]
}

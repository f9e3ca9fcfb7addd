/// Words that only the footers which mailing lists add have.
enum FooterWords {
    static let list = PhraseSet([
        "mailing list", "unsubscribe", "listinfo", "googlegroups.com", "groups.google.com", "groups.io",
        "you received this message because", "you are receiving this because", "to view this discussion",
        "lista de correo", "darse de baja", "lista de discussão", "cancelar a inscrição", "liste de diffusion",
        "se désabonner", "désinscrire", "mailingliste", "abmelden", "abbestellen", "mailinglijst", "afmelden",
        "lista di distribuzione", "disiscriversi", "list-unsubscribe", "рассылки", "отписаться", "メーリングリスト", "邮件列表",
    ])
}

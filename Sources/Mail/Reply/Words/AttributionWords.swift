/// The words of the line that a mail program writes above what it quotes: "On 2 March 2020, Ann wrote:".
///
/// Collected from what Gmail, Apple Mail, Thunderbird, Outlook, Yahoo and the web mailers of each country write.
enum AttributionWords {
    /// How such a line begins where it does not begin with the date itself.
    static let openers = PhraseSet([
        "on", "le", "el", "em", "am", "op", "il", "il giorno", "den", "w dniu", "dnia", "på", "vào", "dne", "dňa",
        "în data de", "în", "la data de", "pada", "pada tanggal", "nan dat", "στις", "в", "вы писали", "у", "на",
        "ngày", "noong", "nung", "בתאריך", "في", "در", "在", "于", "於",
    ])

    /// The openers that may follow the reply itself on one line ("reply On Wed, Apr 4 …").
    static let inlineOpeners = PhraseSet([
        "on", "le", "el", "em", "am", "op", "il giorno", "il", "den", "w dniu", "på", "dne", "vào",
    ])

    /// What the quoted person did.
    static let verbs = PhraseSet([
        "wrote", "writes", "sent", "a écrit", "ecrit", "a ecrit", "écrit", "schrieb",
        "schrieb am", "hat geschrieben", "geschrieben", "schreef", "schreef het volgende", "verzond", "geschreven",
        "het volgende geschreven", "skrev", "skrev följande", "skrev følgende", "kirjoitti", "napisał", "napisał(a)",
        "napisała", "napisal", "napisal(a)", "napsal", "napsal(a)", "napsala", "napísal", "napísal(a)", "pisze",
        "escribió", "escribio", "ha escrito", "escreveu", "ha scritto", "scrive", "ha scritto quanto segue",
        "va escriure", "escrigué", "te ekri", "ekri", "a scris", "scrie", "írta", "ezt írta", "yazdı", "şunu yazdı",
        "şunları yazdı", "menulis", "đã viết", "έγραψε", "написал", "написал(а)", "написала", "пишет", "писал(а)",
        "писал", "написав", "написав(-ла)", "пише", "написа", "je napisao", "je napisao/la", "je napisala",
        "napisao je", "rakstīja", "parašė", "kirjutas", "wrote the following", "כתב", "כתבה", "כתב/ה", "‫כתב", "كتب",
        "نوشت", "เขียน", "เขียนว่า", "写道", "寫道", "写到", "撰写", "のメール", "は書きました", "さんは書きました", "wrote on",
        "이(가) 작성", "님이 작성", "작성", "님이 쓴 글", "sumulat", "isinulat ni", "ha escrit",
    ])

    /// The verbs after which the date may come, or the date's words: "Ann kirjoitti 2.3.2020 kello 10.11:".
    static let verbsBeforeDate = PhraseSet([
        "kirjoitti", "schrieb am", "napsal", "napisał", "ezt írta", "írta", "tarihinde", "skrev den", "schreef op",
        "a écrit le", "escribió el", "ha scritto il", "escreveu em",
    ])

    /// How Horde and other web mailers begin such a line: "Quoting Ann Smith <ann@example.org>:".
    static let quoting = PhraseSet([
        "quoting", "zitat von", "citando", "citando a", "citat", "citerar", "citat från", "citerer", "en réponse à",
        "selon", "quotando", "cytowanie", "cytat", "citace", "citeren", "цитирование", "lainaus",
    ])
}

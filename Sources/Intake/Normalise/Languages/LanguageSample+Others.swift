extension LanguageSample {
    /// Not a language of the answers; told apart so that it is not taken for Haitian Creole or Spanish.
    static let french = LanguageSample(
        words: """
            le la les un une des de du au aux et ou est sont dans sur avec pour par sans que qui ne pas plus je tu il elle nous \
            vous ils elles mon ma mes votre vos notre nos leur leurs ce cette ces il y a ete etait ont avez avons suis mais comme \
            quand pourquoi parce depuis jusque entre tout tous toute toutes aussi hier demain jour nuit rue poubelle poubelles \
            neige bruit chien eau lumiere voiture voitures voisin maison devant pres coin trottoir arbre semaine merci bonjour \
            bonsoir besoin voudrais peux peut pouvez aide signaler personne quelqu toujours jamais autre fois ici stationnement
            """,
        text: """
            Il y a un gros trou dans la rue devant ma maison et il grandit tous les jours.
            Les poubelles n'ont pas été ramassées ce matin et elles sont encore sur le trottoir.
            Mon voisin met de la musique très fort toutes les nuits jusqu'à deux heures du matin.
            Une voiture est garée devant mon entrée depuis trois jours et je ne peux pas sortir.
            Le lampadaire au coin de la rue ne fonctionne plus depuis la semaine dernière.
            Quand est-ce que le chasse-neige passera dans notre rue ?
            Quelqu'un a jeté un vieux matelas et des meubles cassés derrière l'école.
            Je voudrais signaler des graffitis sur le mur du pont près de la rivière.
            Pourriez-vous envoyer quelqu'un pour voir l'arbre, une grosse branche va tomber.
            Merci beaucoup pour votre aide, nous vous en sommes très reconnaissants.
            Bonjour, où puis-je voter et quels papiers dois-je apporter avec moi ?
            Comment puis-je obtenir un permis de stationnement et combien cela coûte-t-il ?
            """)

    /// Not a language of the answers; told apart so that it is not taken for Spanish or Portuguese.
    static let italian = LanguageSample(
        words: """
            il lo la i gli le un uno una di del della dei delle dello a al alla ai da dal dalla in nel nella su sul sulla con per \
            tra fra e ed o ma che non si mi ti ci vi mio mia suo sua nostro nostra sono stato stata ho ha hanno abbiamo anche come \
            quando dove perche chi quale gia fino tutto tutti tutte oggi ieri domani giorno notte strada via rifiuti spazzatura \
            buca neve rumore cane acqua luce macchina vicino casa davanti angolo marciapiede albero settimana grazie buongiorno \
            vorrei posso puo potete aiuto segnalare nessuno qualcuno sempre mai altra altro volta qui parcheggio questo questa
            """,
        text: """
            C'è una grossa buca nella strada davanti a casa mia e diventa ogni giorno più grande.
            Questa mattina non hanno ritirato la spazzatura e i bidoni sono ancora sul marciapiede.
            Il mio vicino mette la musica molto alta tutte le notti fino alle due.
            C'è una macchina parcheggiata davanti al mio garage da tre giorni e non posso uscire.
            Il lampione all'angolo non funziona dalla settimana scorsa e la via è molto buia.
            Quando passerà lo spazzaneve nella nostra strada?
            Qualcuno ha buttato un vecchio materasso dietro la scuola dei bambini.
            Vorrei segnalare delle scritte sul muro del ponte vicino al fiume.
            Potreste mandare qualcuno a vedere l'albero, un grosso ramo sta per cadere.
            Grazie mille per il vostro aiuto, apprezziamo quello che avete fatto.
            Buongiorno, dove posso votare e quali documenti devo portare con me?
            """)
}

/// Words that stand in every other letter to a city, whatever it is about, in its languages: what two reports share of them says nothing.
enum CommonWords {
    static let all: Set<String> = Set((english + spanish + portuguese + haitian).split(separator: " ").map(String.init))

    private static let english = """
        a an the is are was were be been being am of to in on at and or for it its this that there these those has have had with from by as \
        not no my our your you we they i he she do does did can could please will would should very than then so but if all any some which \
        who when where what how also just get got out up off over into again still more about since because their them his her him us me \
        hello hi dear thank thanks city street avenue road st ave rd dr ln blvd behind near front next here 
        """

    private static let spanish = """
        el la los las un una unos unas de del en y o a al por para con sin que es son esta estan este esto estos estas hay ha han muy mi mis \
        su sus se lo le les yo nos no si ya mas pero como cuando donde desde hola favor gracias calle ciudad 
        """

    private static let portuguese = """
        o os as um uma uns umas do da dos das em no na nos nas e ou ao por para com sem que sao esse essa isso ha tem muito meu minha seu sua \
        nao ja mais mas como quando onde desde ola favor obrigado obrigada rua cidade esta estao 
        """

    private static let haitian = """
        yon nan ki pou ak se sa li yo mwen nou ou gen pa la sou depi tanpri mesi bonjou lari vil mete ap te a an 
        """
}

extension LanguageSample {
    static let portuguese = LanguageSample(
        words: """
            o a os as um uma uns umas e ou de do da dos das em no na nos nas ao aos com por pelo pela para pra sem sobre que nao \
            sim se lhe me meu minha meus minhas seu sua seus suas nosso nossa eh sao esta este estao isto isso essa ha tem tenho \
            temos faz muito muita muitos mas mais como quando onde porque quem qual ja desde ate entre tudo todo todos toda todas \
            tambem hoje ontem amanha dia dias noite rua lixo buraco buracos neve barulho cachorro cachorros agua luz luzes carro \
            carros vizinho vizinhos casa frente perto esquina calcada arvore semana favor obrigado obrigada ola oi bom boa \
            preciso quero queria gostaria posso pode podem voce voces senhor senhora ajuda informar consertar recolher \
            recolheram quebrado quebrada sujo fora ninguem alguem sempre nunca outra outro vez aqui estacionado estacionamento \
            placa cidade filho filha filhos crianca criancas anos ser foi era cada contra antes depois tarde prefeitura gente \
            segunda terca quarta quinta sexta sabado domingo mes meses ano hora horas numero nome telefone ligar liguei pedido \
            reclamacao servico pessoa pessoas lugar homem mulher escola parque predio apartamento onibus aberto aberta \
            fechado direita primeiro ultimo novo nova velho velha grande pequeno fazer fez tomar vir veio ir vou vai vamos \
            quer saber dizer diz disse dar deixar deixaram ver la ali bem mal dois duas tres eles elas ele ela so ta pra pfv
            """,
        text: """
            Há um buraco muito grande na rua em frente à minha casa e ele fica maior a cada dia.
            Não recolheram o lixo hoje de manhã e as lixeiras ainda estão na calçada.
            O meu vizinho põe música alta todas as noites até às duas da madrugada.
            Tem um carro estacionado na entrada da minha garagem há três dias e eu não consigo sair.
            A luz da esquina não funciona desde a semana passada e a rua está muito escura.
            Quando é que a máquina de neve vai passar na nossa rua? Ela não vem desde a tempestade.
            Alguém jogou um colchão velho e móveis quebrados atrás da escola das crianças.
            Quero informar que fizeram pichação na parede da ponte perto do rio.
            Está vazando água do hidrante e ela corre pela rua o dia inteiro.
            Por favor, mandem alguém para ver a árvore, um galho grande está para cair em cima dos fios.
            Como consigo uma licença de estacionamento para moradores e quanto custa?
            Há ratos no quintal do lado porque deixam o lixo aberto.
            oi o semaforo do cruzamento nao funciona, fica no vermelho o tempo todo
            Muito obrigado pela ajuda, agradecemos o que vocês fizeram pelo bairro.
            Qual é o horário da biblioteca e ela abre no feriado?
            Tem um animal morto na estrada, vocês poderiam tirar ele de lá?
            Precisamos de uma lixeira nova para a reciclagem porque roubaram a nossa.
            A calçada está cheia de gelo e ninguém limpou, ontem caiu uma senhora.
            Cobraram duas vezes a mesma multa e eu gostaria de saber com quem posso falar.
            As obras começam antes das sete horas e isso não deveria ser permitido.
            Onde posso votar e quais documentos eu tenho que levar?
            Um caminhão derrubou a placa de pare que ficava no final da nossa rua.
            estamos sem aquecimento desde sexta-feira e o dono nao atende o telefone
            Vocês podem me dizer quem é o responsável por limpar os bueiros?
            Disseram que o trabalho já estaria pronto, mas ainda nem começou.
            Bom dia, eu gostaria de fazer uma pergunta sobre os impostos da minha casa.
            """)
}

extension LanguageSample {
    static let spanish = LanguageSample(
        words: """
            el la los las un una unos unas y o de del al en con por para sin sobre que no si se lo le les me mi mis su sus nos \
            nuestro nuestra es son esta este estan esto eso esa hay ha han tiene tengo tienen hace mucho mucha muy mas pero \
            como cuando donde porque quien cual ya desde hasta entre todo todos toda todas tambien hoy ayer manana dia dias noche \
            calle basura bache baches nieve ruido perro perros agua luz luces carro carros coche auto vecino vecinos casa frente \
            cerca esquina acera arbol semana favor gracias hola buenos buenas necesito quiero quisiera puedo puede pueden ustedes \
            usted ayuda reportar arreglar recoger recogieron roto rota sucio fuera nadie alguien siempre nunca otra otro vez aqui \
            estacionado estacionamiento senal ciudad hijo hija hijos nino ninos anos ser fue era cada contra antes despues \
            lunes martes miercoles jueves viernes sabado domingo mes meses ano hora horas numero nombre telefono llamar llame \
            pedido solicitud queja servicio gente persona personas lugar hombre mujer escuela parque edificio apartamento \
            autobus abierto abierta cerrado derecha primero ultimo nuevo nueva viejo vieja grande pequeno hacer hizo tomar \
            venir vino ir voy va vamos quiere saber decir dice dijo dar dejar dejaron ver alla alli bien mal dos tres ellos
            """,
        text: """
            Hay un bache muy grande en la calle frente a mi casa y cada día se hace más grande.
            No recogieron la basura esta mañana y los botes todavía están en la acera.
            Mi vecino pone la música muy fuerte todas las noches hasta las dos de la madrugada.
            Hay un carro estacionado en la entrada de mi casa desde hace tres días y no puedo salir.
            La luz de la esquina no funciona desde la semana pasada y la calle está muy oscura.
            ¿Cuándo va a pasar la máquina de nieve por nuestra calle? No ha venido desde la tormenta.
            Alguien tiró un colchón viejo y muebles rotos detrás de la escuela de los niños.
            Quiero reportar que pintaron grafiti en la pared del puente cerca del río.
            Sale agua de la boca de incendios y corre por la calle todo el día.
            Por favor manden a alguien a ver el árbol, una rama grande está por caerse sobre los cables.
            ¿Cómo consigo un permiso de estacionamiento para residentes y cuánto cuesta?
            Hay ratas en el patio de al lado porque dejan la basura abierta.
            hola el semaforo del cruce no sirve, se queda en rojo todo el tiempo
            Muchas gracias por su ayuda, les agradecemos lo que hicieron por el vecindario.
            ¿Cuál es el horario de la biblioteca y abren el día feriado?
            Hay un animal muerto en el camino, ¿podrían quitarlo de ahí?
            Necesitamos un bote nuevo para el reciclaje porque se robaron el nuestro.
            La banqueta está llena de hielo y nadie la ha limpiado, ayer se cayó una señora.
            Me cobraron dos veces la misma multa y quisiera saber con quién puedo hablar.
            Los trabajos de construcción empiezan antes de las siete y eso no debería permitirse.
            ¿Dónde puedo votar y qué papeles tengo que llevar?
            Un camión tumbó la señal de alto que estaba al final de nuestra calle.
            no tenemos calefaccion desde el viernes y el dueño no contesta el telefono
            ¿Me pueden decir quién es el responsable de limpiar las alcantarillas?
            Dijeron que el trabajo ya estaría terminado, pero ni siquiera ha comenzado.
            Buenos días, quisiera hacer una pregunta sobre los impuestos de mi propiedad.
            """)
}

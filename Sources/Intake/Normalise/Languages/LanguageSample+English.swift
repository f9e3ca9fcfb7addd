extension LanguageSample {
    static let english = LanguageSample(
        words: """
            the and to of a in is it you that was for on are with as they be at have this from or had by not but what all were \
            we when your can there an which their if will about how up out them then she many some so these would him into \
            has look two more see no way could people my than been who now find get did do does dont cant isnt wont im ive its \
            please thanks thank hello hi hey street road sidewalk trash garbage pothole potholes snow plow noise loud dog \
            water light lights parking parked car cars truck neighbor neighbors house front near corner between again still \
            nobody someone every day night morning week since need needs help report fix broken picked pick up where why here \
            because after before our us his her just also any been being over very too much sign tree graffiti city \
            monday tuesday wednesday thursday friday saturday sunday month months year years hour number name phone call \
            called request requests complaint service people place man woman child children school park building apartment \
            bus open closed right left first last new old big small left make made take took come came go going want try
            """,
        text: """
            There is a large pothole in front of my house on Main Street and it is getting bigger every day.
            The trash was not picked up this morning and the bins are still out on the sidewalk.
            My neighbor plays loud music every night until two in the morning, can someone please stop this?
            A car has been parked in front of my driveway for three days and I cannot get out.
            The street light on the corner has been out since last week and it is very dark here.
            When will the snow plow come to our street? We have not seen one since the storm.
            Someone dumped an old mattress and a broken couch behind the school playground.
            I would like to report graffiti on the wall of the bridge near the river.
            Water is leaking from the hydrant and running down the road all day long.
            Please send somebody to look at the tree, a big branch is about to fall on the wires.
            How do I get a resident parking permit, and what does it cost?
            There are rats in the yard next door because they leave the garbage open.
            hi the traffic light at the crossing is not working, it stays red the whole time
            Thank you for your help, we really appreciate what you have done for the neighborhood.
            What are the hours of the library, and is it open on the holiday?
            A dead animal is lying in the road, could you please have it removed?
            We need a new recycling bin because ours was stolen last weekend.
            The sidewalk is covered with ice and nobody has shoveled it, an old woman fell yesterday.
            I was charged twice for the same parking ticket and want to know whom to talk to.
            Construction work starts before seven o'clock, which should not be allowed.
            Where can I vote, and which papers should I bring with me?
            The stop sign at the end of our road was knocked over by a truck.
            no heat in my apartment since friday and the landlord wont answer his phone
            Could you tell me who is responsible for cleaning the storm drains?
            They said that the work would be finished by now but it has not even started.
            """)
}

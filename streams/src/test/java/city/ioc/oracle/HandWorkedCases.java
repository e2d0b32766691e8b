package city.ioc.oracle;

import java.util.List;
import java.util.stream.Stream;

/** Cases with cells worked out by hand from {@code figures.md}, for every implementation of it. None of them is ambiguous. */
public final class HandWorkedCases {
    private HandWorkedCases() {}

    public static List<HandWorked> all() {
        return Stream.of(
                        HandWorkedDues.cases(),
                        HandWorkedAnnouncements.cases(),
                        HandWorkedUnitHours.cases(),
                        HandWorkedLives.cases(),
                        HandWorkedPayments.cases(),
                        HandWorkedCorrections.cases(),
                        HandWorkedAcceptances.cases(),
                        HandWorkedSteps.cases(),
                        HandWorkedResults.cases(),
                        HandWorkedQuality.cases(),
                        HandWorkedTickets.cases(),
                        HandWorkedFeedback.cases(),
                        HandWorkedServices.cases())
                .flatMap(List::stream)
                .toList();
    }
}

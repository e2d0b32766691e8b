package city.ioc.core;

import city.ioc.events.DossierEvent.Rated;
import city.ioc.kpi.Measure;
import java.util.ArrayList;
import java.util.List;

/** What the applicant thinks of one dossier: the latest rating stands. */
final class Ratings {
    private static final int LEAST_SATISFIED_SCORE = 4;
    private static final int GREATEST_DISLIKING_SCORE = 2;

    private final Contribution contribution;
    private List<Fact> standing = List.of();
    private boolean disliked;

    Ratings(Contribution contribution) {
        this.contribution = contribution;
    }

    /** Counts in place of the rating before it, which is taken back where it was counted. */
    void rate(Rated rated, String owner, long at) {
        standing.forEach(fact -> contribution.add(fact.unit(), fact.measure(), fact.cohort(), at, -fact.amount()));
        Integer score = rated.score();
        boolean liked = Boolean.TRUE.equals(rated.liked());
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(owner, Measure.RATED, at, 1));
        if (score == null ? liked : score >= LEAST_SATISFIED_SCORE) {
            facts.add(fact(owner, Measure.SATISFIED, at, 1));
        }
        if (score != null) {
            facts.add(fact(owner, Measure.SCORED, at, 1));
            facts.add(fact(owner, Measure.SCORE, at, score));
        }
        disliked = score == null ? !liked : score <= GREATEST_DISLIKING_SCORE;
        facts.forEach(fact -> contribution.add(owner, fact.measure(), at, fact.amount()));
        standing = facts;
    }

    private Fact fact(String owner, Measure measure, long at, long amount) {
        return new Fact(owner, measure, contribution.dayOf(at), at, amount);
    }

    boolean disliked() {
        return disliked;
    }
}

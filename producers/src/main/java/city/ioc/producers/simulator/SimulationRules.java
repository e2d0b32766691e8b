package city.ioc.producers.simulator;

import city.ioc.events.Opt;
import city.ioc.profile.Unit;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How much happens in the simulated city, when and how well: the file {@code simulation.yaml} of a profile. Shares are
 * probabilities from 0 to 1; {@code docs/how-to/simulate.md} says what each means.
 */
public record SimulationRules(Days days, Dossiers dossiers, Fees fees, Desks desks, List<Group> groups) {

    public SimulationRules {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("groups: at least one group of units must get dossiers");
        }
    }

    /** Reads the file of a profile's folder. */
    public static SimulationRules load(Path profileFolder) throws SimulationException {
        return SimulationFile.read(profileFolder);
    }

    /** How much of an ordinary working day's submissions come on a day. */
    public record Days(Map<DayOfWeek, Double> weekdays, double closed, double perFreeDay, double mostAfterHoliday) {
        public Days {
            weekdays = Map.copyOf(weekdays);
            for (DayOfWeek day : DayOfWeek.values()) {
                requirePositive("weekdays, " + day, weekdays.getOrDefault(day, 0.0));
            }
            requireShare("closed", closed);
            requireShare("perFreeDay", perFreeDay);
            if (!(mostAfterHoliday >= 1 && mostAfterHoliday <= 20)) {
                throw new IllegalArgumentException("mostAfterHoliday must be from 1 to 20");
            }
        }
    }

    /** What may happen to a dossier. */
    public record Dossiers(
            double postal,
            double acceptedLate,
            double refused,
            double withdrawn,
            double secondSupplement,
            double interAgency,
            double transferred,
            double apology,
            double rejected,
            double stopped,
            double electronicResult,
            double notCollected,
            double reopened,
            double digitised,
            double synchronised,
            double rated,
            double liked,
            double feedback) {
        public Dossiers {
            requireShares(
                    postal, acceptedLate, refused, withdrawn, secondSupplement, interAgency, transferred, apology, rejected,
                    stopped, electronicResult, notCollected, reopened, digitised, synchronised, rated, liked, feedback);
        }
    }

    /** What is paid, and how. Amounts are in the profile's currency. */
    public record Fees(
            double exempt,
            double unpaid,
            double failed,
            double refunded,
            double nationalPortal,
            BigDecimal usual,
            Map<String, BigDecimal> amounts) {
        public Fees {
            amounts = Map.copyOf(amounts);
            requireShares(exempt, unpaid, failed, refunded, nationalPortal);
            if (usual.signum() <= 0 || amounts.values().stream().anyMatch(amount -> amount.signum() <= 0)) {
                throw new IllegalArgumentException("usual and amounts must be above 0");
            }
        }

        BigDecimal of(String procedure) {
            return amounts.getOrDefault(procedure, usual);
        }
    }

    /** How well desks work and send. */
    public record Desks(
            double entersLate,
            double sendsTwice,
            double sendsNever,
            double offline,
            double outage,
            double abandoned,
            double waitingMinutes,
            long probeMinutes) {
        public Desks {
            requireShares(entersLate, sendsTwice, sendsNever, offline, outage, abandoned);
            requirePositive("waitingMinutes", waitingMinutes);
            requirePositive("probeMinutes", (double) probeMinutes);
        }
    }

    /**
     * Units that are alike.
     *
     * @param units      their codes; null when the group is a kind
     * @param kind       all of this kind that no group names; null when units are named
     * @param from       first day of the group; null when it has none
     * @param to         last day of the group; null when it has none
     * @param perDay     dossiers on an ordinary working day, per unit; of all these numbers only the proportions count
     * @param spread     how much the volumes of the units differ: standard deviation of their logarithm
     * @param online     share that is submitted online
     * @param paidOnline share of those with a fee that is paid online
     * @param supplement share for which a supplement is requested
     * @param late       share that would be late if nobody apologised
     * @param tickets    whether there is a queue at the desks
     * @param procedures what is asked for, by code, with its weight
     */
    public record Group(
            @Opt List<String> units,
            @Opt Unit.Kind kind,
            @Opt LocalDate from,
            @Opt LocalDate to,
            double perDay,
            @Opt Double spread,
            double online,
            double paidOnline,
            double supplement,
            double late,
            boolean tickets,
            Map<String, Double> procedures) {
        public Group {
            if ((units == null) == (kind == null)) {
                throw new IllegalArgumentException("a group needs either units or a kind");
            }
            units = units == null ? List.of() : List.copyOf(units);
            procedures = Map.copyOf(procedures);
            spread = spread == null ? 0 : spread;
            requirePositive("perDay", perDay);
            requireShares(online, paidOnline, supplement, late, spread);
            procedures.forEach((code, weight) -> requirePositive("procedures, " + code, weight));
            if (procedures.isEmpty()) {
                throw new IllegalArgumentException("procedures: name at least one");
            }
        }

        boolean inForceOn(LocalDate day) {
            return new Validity(from == null ? LocalDate.MIN : from, to).contains(day);
        }
    }

    private static void requireShares(double... shares) {
        for (double share : shares) {
            requireShare("a share", share);
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, not " + share);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value <= 1_000_000)) {
            throw new IllegalArgumentException(name + " must be above 0, not " + value);
        }
    }
}

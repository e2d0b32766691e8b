package city.ioc.producers.simulator;

import city.ioc.profile.CityProfile;
import city.ioc.profile.Procedure;
import city.ioc.profile.Unit;
import city.ioc.profile.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The units that receive dossiers, through time. */
final class Agencies {
    private record Member(Agency agency, SimulationRules.Group group) {}

    private final List<Member> members = new ArrayList<>();

    /** @throws SimulationException when a group names what the profile does not have */
    Agencies(CityProfile profile, SimulationRules rules) throws SimulationException {
        if (profile.units().isOpen()) {
            throw new SimulationException("profile " + profile.id() + " lists no units, and a simulated city needs some");
        }
        Set<String> named = rules.groups().stream().flatMap(group -> group.units().stream()).collect(Collectors.toSet());
        for (SimulationRules.Group group : rules.groups()) {
            requireUnits(profile, group);
            for (Unit unit : profile.units().all()) {
                boolean member = group.kind() == null
                        ? group.units().contains(unit.code())
                        : group.kind() == unit.kind() && !named.contains(unit.code());
                if (member && sharesDays(unit, group)) {
                    members.add(new Member(Agency.of(unit, group, procedures(profile, group, unit)), group));
                }
            }
        }
    }

    /** Who receives dossiers on a day; empty when nobody does. */
    Roster on(LocalDate day) {
        return new Roster(members.stream()
                .filter(member -> member.group().inForceOn(day) && member.agency().unit().validity().contains(day))
                .map(Member::agency)
                .toList());
    }

    private static boolean sharesDays(Unit unit, SimulationRules.Group group) {
        LocalDate from = group.from() == null ? LocalDate.MIN : group.from();
        return unit.validity().overlaps(new Validity(from, group.to()));
    }

    private static void requireUnits(CityProfile profile, SimulationRules.Group group) throws SimulationException {
        for (String code : group.units()) {
            if (profile.units().all().stream().noneMatch(unit -> unit.code().equals(code))) {
                throw new SimulationException(SimulationFile.NAME + ": unit " + code + " is not in the profile");
            }
        }
    }

    private static List<Procedure> procedures(CityProfile profile, SimulationRules.Group group, Unit unit)
            throws SimulationException {
        List<Procedure> procedures = new ArrayList<>();
        for (String code : group.procedures().keySet().stream().sorted().toList()) {
            Procedure procedure = profile.procedures().find(code).orElse(null);
            if (procedure == null || !procedure.levels().contains(unit.kind())) {
                throw new SimulationException("%s: procedure %s is not one of a %s in the profile"
                        .formatted(SimulationFile.NAME, code, unit.kind()));
            }
            procedures.add(procedure);
        }
        return List.copyOf(procedures);
    }

    /** Those that receive dossiers on one day. */
    static final class Roster {
        private final List<Agency> agencies;
        private final Weights weights;
        private final Map<String, Agency> byCode;

        private Roster(List<Agency> agencies) {
            this.agencies = agencies;
            this.byCode = agencies.stream().collect(Collectors.toMap(Agency::code, agency -> agency));
            this.weights = new Weights(agencies.stream().map(Agency::perDay).toList());
        }

        boolean isEmpty() {
            return agencies.isEmpty();
        }

        List<Agency> all() {
            return agencies;
        }

        /** One of them, the larger the likelier. */
        Agency any(Dice dice) {
            return agencies.get(weights.any(dice));
        }

        /** Another one of a kind; {@code agency} itself when there is no other. */
        Agency another(Dice dice, Agency agency) {
            List<Agency> others = agencies.stream()
                    .filter(other -> other.unit().kind() == agency.unit().kind() && !other.code().equals(agency.code()))
                    .toList();
            return others.isEmpty() ? agency : others.get((int) dice.between(0, others.size() - 1));
        }

        /** A department to ask, or another one of the same kind where there is none. */
        Agency consulted(Dice dice, Agency agency) {
            List<Agency> departments = agencies.stream()
                    .filter(other -> other.unit().kind() == Unit.Kind.DEPARTMENT && !other.code().equals(agency.code()))
                    .toList();
            return departments.isEmpty()
                    ? another(dice, agency)
                    : departments.get((int) dice.between(0, departments.size() - 1));
        }

        boolean has(String code) {
            return byCode.containsKey(code);
        }

        Agency get(String code) {
            return byCode.get(code);
        }
    }
}

package org.cityreach.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cityreach.analysis.Note;
import org.cityreach.grid.Division;
import org.cityreach.siting.SitingResult.Assignment;
import org.cityreach.siting.SitingResult.Choice;
import org.cityreach.siting.SitingResult.Demand;
import org.cityreach.siting.SitingResult.Excluded;
import org.cityreach.siting.SitingResult.Group;
import org.cityreach.siting.SitingResult.Reason;
import org.cityreach.siting.SitingResult.Role;
import org.cityreach.siting.SitingResult.Score;
import org.cityreach.siting.SitingResult.Site;
import org.cityreach.siting.SitingResult.Status;
import org.cityreach.siting.SitingResult.Unreachable;
import org.cityreach.siting.SitingResult.Violation;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.distance.Places;
import org.cityreach.siting.algorithm.feasibility.PlanFigures;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** Makes the result of a plan. One thread. */
final class Teller {

    private static final int MOST_UNREACHABLE = 1000;

    private final SitingQuestion question;
    private final Ground ground;
    private final SiteList sites;
    private final List<Note> notes;

    Teller(Prepared prepared, SiteList sites) {
        this.question = prepared.question();
        this.ground = prepared.ground();
        this.sites = sites;
        this.notes = new ArrayList<>(ground.notes());
    }

    void note(Note note) {
        notes.add(note);
    }

    /** An answer with a plan, or without one where {@code after} is null. */
    SitingResult tell(
            Status status,
            @Nullable Reason reason,
            Score score,
            @Nullable Services after,
            SiteList everything,
            @Nullable List<Violation> violations) {
        Services before = Services.standing(ground, sites);
        Unreachable unreachable = unreachable(everything);
        if (ground.demand().ids().isEmpty()) {
            notes.add(Note.of("no-demand", "没有需求", "There is no demand"));
        }
        if (question.goal().isCapacitated()
                && !question.rules().split()
                && !ground.existing().isEmpty()) {
            notes.add(Note.of(
                    "assignment-not-proved",
                    "现状及手绘方案的分派是较好的,未证明最优",
                    "Who serves whom today, or in a plan that was drawn, is good, not proved to be the best"));
        }
        return new SitingResult(
                status,
                reason,
                question.goal(),
                score,
                after == null ? List.of() : sites(after),
                after == null ? List.of() : assignments(after.allocation()),
                before.totals(),
                after == null ? null : after.totals(),
                groups(before, after),
                question.demandPlaces() ? demands(before, after) : null,
                unreachable,
                choice(),
                violations,
                ground.versions(),
                List.copyOf(notes));
    }

    private List<Site> sites(Services after) {
        List<Site> told = new ArrayList<>();
        for (int i = 0; i < sites.all().size(); i++) {
            SitePlace site = sites.all().get(i);
            int option = after.option()[i];
            if (option < 0 && !after.isClosed(i)) {
                continue;
            }
            PlanFigures.OfSite figures = after.figures().site()[i];
            told.add(new Site(
                    site.id(),
                    site.name(),
                    place(site.x(), site.y()),
                    role(site, option),
                    option,
                    option < 0 ? null : site.sizes().get(option).name(),
                    option < 0 ? 0 : figures.capacity(),
                    figures.cost(),
                    figures.load(),
                    figures.utilisation(),
                    figures.demandCount(),
                    figures.meanDistance(),
                    figures.maxDistance()));
        }
        return told;
    }

    private static Role role(SitePlace site, int option) {
        if (site.state() == Sites.State.FIXED) {
            return Role.FIXED;
        }
        if (site.state().isNew()) {
            return Role.NEW;
        }
        return option < 0 ? Role.CLOSED : option > 0 ? Role.UPGRADED : Role.KEPT;
    }

    private @Nullable Coordinate place(double x, double y) {
        return ground.map() == null ? null : ground.map().toDegrees().apply(new Coordinate(x, y));
    }

    private List<Assignment> assignments(Allocation allocation) {
        Pairs pairs = sites.problem().pairs();
        List<Assignment> told = new ArrayList<>(allocation.site().length);
        for (int demand = 0; demand < pairs.demandCount(); demand++) {
            for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
                int site = allocation.site()[k];
                told.add(new Assignment(
                        ground.demand().ids().get(demand),
                        sites.all().get(site).id(),
                        pairs.distance(demand, site),
                        allocation.share()[k]));
            }
        }
        return told;
    }

    private List<Group> groups(Services before, @Nullable Services after) {
        Ground.CityMap map = ground.map();
        if (map == null || map.areas() == null) {
            return List.of();
        }
        Division areas = map.areas();
        int[] areaOfSite = sites.all().stream()
                .mapToInt(site -> areas.locate(site.x(), site.y()))
                .toArray();
        int[][] members = members(map.areaOfDemand(), areas.size());
        List<Group> told = new ArrayList<>();
        for (int area = 0; area < areas.size(); area++) {
            int number = area;
            told.add(new Group(
                    areas.id(area),
                    areas.name(area),
                    before.totals(members[area], site -> areaOfSite[site] == number),
                    after == null ? null : after.totals(members[area], site -> areaOfSite[site] == number)));
        }
        int[] outside = members[areas.size()];
        if (outside.length > 0) {
            told.add(new Group(
                    null,
                    null,
                    before.totals(outside, site -> areaOfSite[site] == Division.OUTSIDE),
                    after == null ? null : after.totals(outside, site -> areaOfSite[site] == Division.OUTSIDE)));
        }
        return told;
    }

    /** By area the demand in it, and last that in none. */
    private static int[][] members(int[] areaOfDemand, int areas) {
        int[] counts = new int[areas + 1];
        for (int area : areaOfDemand) {
            counts[area == Division.OUTSIDE ? areas : area]++;
        }
        int[][] members = new int[areas + 1][];
        Arrays.setAll(members, area -> new int[counts[area]]);
        int[] next = new int[areas + 1];
        for (int demand = 0; demand < areaOfDemand.length; demand++) {
            int area = areaOfDemand[demand] == Division.OUTSIDE ? areas : areaOfDemand[demand];
            members[area][next[area]++] = demand;
        }
        return members;
    }

    private List<Demand> demands(Services before, @Nullable Services after) {
        Places places = ground.demand().places();
        List<Demand> told = new ArrayList<>();
        for (int demand = 0; demand < ground.demand().ids().size(); demand++) {
            told.add(new Demand(
                    ground.demand().ids().get(demand),
                    places == null ? null : place(places.x()[demand], places.y()[demand]),
                    ground.demand().weight()[demand],
                    group(demand),
                    before.service(demand),
                    after == null ? null : after.service(demand)));
        }
        return told;
    }

    private @Nullable String group(int demand) {
        Ground.CityMap map = ground.map();
        if (map == null || map.areas() == null || map.areaOfDemand()[demand] == Division.OUTSIDE) {
            return null;
        }
        return map.areas().id(map.areaOfDemand()[demand]);
    }

    private Unreachable unreachable(SiteList everything) {
        Pairs pairs = everything.problem().pairs();
        double[] weight = ground.demand().weight();
        List<Integer> far = new ArrayList<>();
        double sum = 0;
        for (int demand = 0; demand < weight.length; demand++) {
            if (pairs.start(demand) == pairs.start(demand + 1)) {
                far.add(demand);
                sum += weight[demand];
            }
        }
        if (far.isEmpty()) {
            return new Unreachable(0, 0, List.of());
        }
        double[] nearest = ground.reaches().nearestMetres(everything.all());
        far.sort(Comparator.comparingDouble((Integer demand) -> -weight[demand]).thenComparingInt(demand -> demand));
        List<Unreachable.Far> list = far.stream()
                .limit(MOST_UNREACHABLE)
                .map(demand -> new Unreachable.Far(ground.demand().ids().get(demand), weight[demand], nearest[demand]))
                .toList();
        notes.add(Note.of(
                "unreachable",
                far.size() + " 处需求没有任何设施或候选够得到" + (far.size() > list.size() ? ",仅列出最大的 " + list.size() + " 处" : ""),
                "No site or candidate reaches " + far.size() + " of the demand"
                        + (far.size() > list.size() ? "; the largest " + list.size() + " are listed" : "")));
        return new Unreachable(far.size(), sum, list);
    }

    private Choice choice() {
        List<Excluded> excluded = new ArrayList<>();
        for (Ground.Barred barred : ground.barred()) {
            SitePlace site = barred.site();
            excluded.add(new Excluded(site.id(), site.name(), place(site.x(), site.y()), barred.reasons()));
        }
        Ground.CityMap map = ground.map();
        return new Choice(
                ground.allowed().size() + ground.barred().size(),
                ground.allowed().size(),
                map == null ? Double.NaN : map.spacingMetres(),
                excluded);
    }
}

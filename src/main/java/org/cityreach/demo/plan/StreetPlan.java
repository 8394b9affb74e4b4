package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The main streets: arterials in both directions across the whole city, secondary roads between them,
 * and the superblocks they bound. A road that changes its name on the way is several streets.
 */
public final class StreetPlan {

    /** Main and secondary roads of the centre, as the bureau counts them. */
    public static final int MAIN_ROADS = 77;

    private static final int[] NORTH_SOUTH = {-4330, -3420, -2560, -1720, -930, -160, 640, 1480, 2330, 3190, 4120};
    private static final int[] EAST_WEST = {-3720, -2850, -2010, -1190, -420, 330, 1090, 1880, 2730, 3640};
    private static final int EXPRESSWAY_COLUMN = 8;
    /** Where the middle one of three names of an east–west arterial begins and ends. */
    private static final int MIDDLE_FROM = 4;

    private static final int MIDDLE_TO = 6;
    /** How far arterials go on into the country, at the most. */
    private static final int COUNTRY_METRES = 7200;

    private final boolean[][] builtUp;
    private final List<Street> arterials = new ArrayList<>();
    private final List<Street> secondaries = new ArrayList<>();
    private final @Nullable Integer[][] dividesU;
    private final @Nullable Integer[][] dividesV;

    public StreetPlan(Seed seed) {
        int columns = NORTH_SOUTH.length - 1;
        int rows = EAST_WEST.length - 1;
        builtUp = new boolean[columns][rows];
        dividesU = new Integer[columns][rows];
        dividesV = new Integer[columns][rows];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                builtUp[column][row] = CityForm.isBuiltUp(
                        (NORTH_SOUTH[column] + NORTH_SOUTH[column + 1]) / 2.0,
                        (EAST_WEST[row] + EAST_WEST[row + 1]) / 2.0);
            }
        }
        addArterials(seed.random("arterials"));
        addSecondaries(seed.random("secondaries"));
        demoteSpare();
        nameSecondaries();
    }

    /** Arterials, then secondary roads, both with names; then branches that go through superblocks. */
    public List<Street> streets() {
        List<Street> all = new ArrayList<>(arterials);
        all.addAll(secondaries);
        return all;
    }

    /** By column from the west, then by row from the south. */
    public List<Superblock> superblocks() {
        List<Superblock> all = new ArrayList<>();
        for (int column = 0; column < builtUp.length; column++) {
            for (int row = 0; row < builtUp[column].length; row++) {
                if (builtUp[column][row]) {
                    all.add(superblock(column, row));
                }
            }
        }
        return all;
    }

    private Superblock superblock(int column, int row) {
        PlanRect rect = new PlanRect(NORTH_SOUTH[column], EAST_WEST[row], NORTH_SOUTH[column + 1], EAST_WEST[row + 1]);
        Plot plot = new Plot(
                rect, classOfColumn(column), RoadClass.ARTERIAL, classOfColumn(column + 1), RoadClass.ARTERIAL);
        Integer u = dividesU[column][row];
        Integer v = dividesV[column][row];
        RoadClass classU = u == null ? RoadClass.NONE : classAt(false, u, (int) rect.centreV());
        RoadClass classV = v == null ? RoadClass.NONE : classAt(true, v, (int) rect.centreU());
        return new Superblock(column, row, plot, u, classU, v, classV);
    }

    private RoadClass classAt(boolean eastWest, int position, int along) {
        for (Street street : secondaries) {
            if (street.eastWest() == eastWest
                    && street.position() == position
                    && street.from() <= along
                    && along <= street.to()) {
                return street.roadClass();
            }
        }
        throw new IllegalStateException("no secondary road at " + position);
    }

    private static RoadClass classOfColumn(int line) {
        return line == EXPRESSWAY_COLUMN ? RoadClass.EXPRESSWAY : RoadClass.ARTERIAL;
    }

    private boolean isBuiltUp(int column, int row) {
        return column >= 0
                && row >= 0
                && column < builtUp.length
                && row < builtUp[column].length
                && builtUp[column][row];
    }

    private void addArterials(SplittableRandom random) {
        for (int line = 0; line < NORTH_SOUTH.length; line++) {
            int first = Integer.MAX_VALUE;
            int last = Integer.MIN_VALUE;
            for (int row = 0; row < EAST_WEST.length - 1; row++) {
                if (isBuiltUp(line - 1, row) || isBuiltUp(line, row)) {
                    first = Math.min(first, row);
                    last = Math.max(last, row + 1);
                }
            }
            cut(
                    new Street(classOfColumn(line), false, NORTH_SOUTH[line], EAST_WEST[first], EAST_WEST[last], ""),
                    EAST_WEST,
                    first,
                    last,
                    StreetNames.NORTH_SOUTH.get(line),
                    random);
        }
        for (int line = 0; line < EAST_WEST.length; line++) {
            int first = Integer.MAX_VALUE;
            int last = Integer.MIN_VALUE;
            for (int column = 0; column < NORTH_SOUTH.length - 1; column++) {
                if (isBuiltUp(column, line - 1) || isBuiltUp(column, line)) {
                    first = Math.min(first, column);
                    last = Math.max(last, column + 1);
                }
            }
            cut(
                    new Street(RoadClass.ARTERIAL, true, EAST_WEST[line], NORTH_SOUTH[first], NORTH_SOUTH[last], ""),
                    NORTH_SOUTH,
                    first,
                    last,
                    StreetNames.EAST_WEST.get(line),
                    random);
        }
    }

    private void cut(Street whole, int[] crossings, int first, int last, List<String> names, SplittableRandom random) {
        int from = whole.from() - countryMetres(whole, whole.from(), -1, random);
        int to = whole.to() + countryMetres(whole, whole.to(), 1, random);
        List<Integer> ends = new ArrayList<>(List.of(from));
        if (names.size() == 3) {
            ends.add(crossings[MIDDLE_FROM]);
            ends.add(crossings[MIDDLE_TO]);
        } else if (names.size() == 2) {
            ends.add(crossings[(first + last) / 2]);
        }
        ends.add(to);
        for (int i = 1; i < ends.size(); i++) {
            arterials.add(new Street(
                    whole.roadClass(),
                    whole.eastWest(),
                    whole.position(),
                    ends.get(i - 1),
                    ends.get(i),
                    names.get(i - 1)));
        }
    }

    /** How far the road goes on beyond the city before it ends or meets the lake. */
    private static int countryMetres(Street street, int end, int direction, SplittableRandom random) {
        int wanted = street.position() % 3 == 0 ? 500 : COUNTRY_METRES - random.nextInt(4600);
        int reached = 0;
        while (reached < wanted) {
            int at = end + direction * (reached + 100);
            boolean wet =
                    street.eastWest() ? at + 0.9 * street.position() < -5450 : street.position() + 0.9 * at < -5450;
            if (wet) {
                break;
            }
            reached += 100;
        }
        return reached;
    }

    private void addSecondaries(SplittableRandom random) {
        for (int column = 0; column < builtUp.length; column++) {
            int position = (NORTH_SOUTH[column] + NORTH_SOUTH[column + 1]) / 2 + random.nextInt(-70, 71);
            int start = -1;
            for (int row = 0; row <= builtUp[column].length; row++) {
                boolean runs = isBuiltUp(column, row) && random.nextDouble() < 0.86;
                if (runs) {
                    dividesU[column][row] = position;
                }
                boolean renamed = start >= 0 && row - start >= 2 && random.nextDouble() < 0.45;
                if (start >= 0 && (!runs || renamed)) {
                    secondaries.add(
                            new Street(RoadClass.SECONDARY, false, position, EAST_WEST[start], EAST_WEST[row], ""));
                    start = -1;
                }
                if (runs && start < 0) {
                    start = row;
                }
            }
        }
        for (int row = 0; row < EAST_WEST.length - 1; row++) {
            int position = (EAST_WEST[row] + EAST_WEST[row + 1]) / 2 + random.nextInt(-60, 61);
            int start = -1;
            for (int column = 0; column <= builtUp.length; column++) {
                boolean runs = isBuiltUp(column, row) && random.nextDouble() < 0.84;
                if (runs) {
                    dividesV[column][row] = position;
                }
                boolean renamed = start >= 0 && column - start >= 2 && random.nextDouble() < 0.45;
                if (start >= 0 && (!runs || renamed)) {
                    secondaries.add(new Street(
                            RoadClass.SECONDARY, true, position, NORTH_SOUTH[start], NORTH_SOUTH[column], ""));
                    start = -1;
                }
                if (runs && start < 0) {
                    start = column;
                }
            }
        }
    }

    /** Makes branches of the shortest secondary roads, until the count of main roads is right. */
    private void demoteSpare() {
        int spare = arterials.size() + secondaries.size() - MAIN_ROADS;
        if (spare < 0) {
            throw new IllegalStateException("only " + (MAIN_ROADS + spare) + " main roads; need " + MAIN_ROADS);
        }
        List<Street> byLength = new ArrayList<>(secondaries);
        byLength.sort(Comparator.comparingInt(Street::lengthMetres)
                .thenComparing(street -> -Math.abs(street.position()))
                .thenComparing(Street::from));
        List<Street> demoted = byLength.subList(0, spare);
        Collections.sort(demoted, Comparator.comparingInt(secondaries::indexOf));
        List<Street> branches = new ArrayList<>();
        for (Street street : demoted) {
            branches.add(
                    new Street(RoadClass.BRANCH, street.eastWest(), street.position(), street.from(), street.to(), ""));
        }
        secondaries.removeAll(List.copyOf(demoted));
        secondaries.addAll(branches);
    }

    /** Names secondary roads from the middle of the city outwards. */
    private void nameSecondaries() {
        List<Street> fromMiddle = new ArrayList<>(secondaries);
        fromMiddle.removeIf(street -> !street.roadClass().isMain());
        fromMiddle.sort(Comparator.comparingInt(
                street -> Math.abs(street.position()) + Math.abs(street.from() + street.to()) / 2));
        for (int i = 0; i < fromMiddle.size(); i++) {
            Street street = fromMiddle.get(i);
            secondaries.set(secondaries.indexOf(street), street.withName(StreetNames.SECONDARY.get(i)));
        }
    }
}

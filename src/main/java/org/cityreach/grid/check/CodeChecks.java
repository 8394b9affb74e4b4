package org.cityreach.grid.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityreach.grid.algorithm.SerialOrder;
import org.cityreach.grid.check.Findings.Subject;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Codes after GB/T 30428.1: a cell has 15 digits, 6 for the district, 3 for the street or town, 3 for the community, 3 for
 * its serial there; serials begin at 001 and run from west to east and north to south.
 */
public final class CodeChecks {

    static final int CELL_DIGITS = 15;
    static final int COMMUNITY_DIGITS = 12;
    private static final int MOST_TOLD = 10;

    private final CheckedLayer cells;
    private final Findings findings;

    public CodeChecks(CheckedLayer cells, Findings findings) {
        this.cells = cells;
        this.findings = findings;
    }

    /** Missing, malformed and repeated codes. */
    public void checkFormat() {
        for (int i = 0; i < cells.size(); i++) {
            String code = cells.code(i);
            if (code.isEmpty()) {
                findings.error(
                        "code-missing",
                        Subject.of(cells.id(i), null, CELL_DIGITS + " digits"),
                        "没有单元网格编码",
                        "has no code");
            } else if (!isCellCode(code)) {
                findings.error(
                        "code-format",
                        Subject.of(
                                cells.id(i), code, "15 digits: 6 district, 3 street, 3 community, 3 serial from 001"),
                        "编码 " + code + " 不是 15 位数字(区 6、街道 3、社区 3、流水 3,自 001 起)",
                        "code " + code + " is not 15 digits (6 district, 3 street, 3 community, 3 serial from 001)");
            }
        }
        checkRepeated(cells, findings, "单元网格", "cell");
    }

    /** Codes that several features of a layer have. */
    public static void checkRepeated(CheckedLayer layer, Findings findings, String zh, String en) {
        Map<String, List<Integer>> byCode = new TreeMap<>();
        for (int i = 0; i < layer.size(); i++) {
            if (!layer.code(i).isEmpty()) {
                byCode.computeIfAbsent(layer.code(i), code -> new ArrayList<>()).add(i);
            }
        }
        byCode.forEach((code, features) -> {
            if (features.size() > 1) {
                List<String> ids = features.stream().map(layer::id).toList();
                findings.error(
                        "duplicate-code",
                        new Subject(ids.get(0), ids.subList(1, ids.size()), code, "one " + en + " for each code"),
                        features.size() + " 个" + zh + "编码同为 " + code,
                        features.size() + " of kind " + en + " have the code " + code);
            }
        });
    }

    static boolean isCellCode(String code) {
        return code.matches("[0-9]{15}") && !code.endsWith("000");
    }

    /** The community a cell's code names; null where the code is malformed. */
    static @Nullable String communityOf(String code) {
        return isCellCode(code) ? code.substring(0, COMMUNITY_DIGITS) : null;
    }

    /** Holes in the serials of each community, and their order on the ground. */
    public void checkSerials() {
        Map<String, List<Integer>> byCommunity = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String community = communityOf(cells.code(i));
            if (community != null) {
                byCommunity
                        .computeIfAbsent(community, code -> new ArrayList<>())
                        .add(i);
            }
        }
        byCommunity.forEach((community, members) -> {
            checkHoles(community, members);
            checkOrder(members.stream().filter(cells::isSound).toList());
        });
    }

    private int serial(int cell) {
        return Integer.parseInt(cells.code(cell).substring(COMMUNITY_DIGITS));
    }

    private void checkHoles(String community, List<Integer> members) {
        Set<Integer> serials = new HashSet<>();
        int last = 0;
        for (int cell : members) {
            serials.add(serial(cell));
            last = Math.max(last, serial(cell));
        }
        List<String> missing = new ArrayList<>();
        int count = 0;
        for (int serial = 1; serial <= last; serial++) {
            if (!serials.contains(serial) && count++ < MOST_TOLD) {
                missing.add(String.format(Locale.ROOT, "%03d", serial));
            }
        }
        if (count > 0) {
            String list = String.join(", ", missing) + (count > MOST_TOLD ? ", …" : "");
            findings.warn(
                    "serial-gap",
                    Subject.of(community, list, "serials 001 to " + String.format(Locale.ROOT, "%03d", last)),
                    "社区 " + community + " 缺少流水号 " + list + "(共 " + count + " 个)",
                    "community " + community + " lacks the serials " + list + " (" + count + " in all)");
        }
    }

    private void checkOrder(List<Integer> members) {
        Coordinate[] middles = new Coordinate[members.size()];
        int[] serials = new int[middles.length];
        double[] sides = new double[middles.length];
        Map<Integer, String> names = new HashMap<>();
        double tiltRadians = SerialOrder.tilt(members.stream().map(cells::shape).toList());
        for (int i = 0; i < middles.length; i++) {
            int cell = members.get(i);
            middles[i] = SerialOrder.turnedBack(cells.shape(cell).getCentroid().getCoordinate(), tiltRadians);
            serials[i] = serial(cell);
            sides[i] = Math.sqrt(cells.shape(cell).getArea());
            names.put(i, cells.id(cell));
        }
        Arrays.sort(sides);
        double side = sides.length == 0 ? 0 : sides[sides.length / 2];
        for (SerialOrder.Swap swap : SerialOrder.find(middles, serials, side)) {
            String late = names.get(swap.late());
            String early = names.get(swap.early());
            if (late != null && early != null) {
                findings.warn(
                        "serial-order",
                        new Subject(late, List.of(early), serials[swap.late()], "less than " + serials[swap.early()]),
                        "流水号 " + serials[swap.late()] + " 的网格在 " + serials[swap.early()] + " 的西北,编号却在其后(应自西向东、自北向南)",
                        "the cell with serial " + serials[swap.late()] + " lies west or north of serial "
                                + serials[swap.early()] + " but comes after it");
            }
        }
    }
}

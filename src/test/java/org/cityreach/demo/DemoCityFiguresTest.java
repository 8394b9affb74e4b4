package org.cityreach.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cityreach.demo.CommittedCity.layer;
import static org.cityreach.demo.CommittedCity.number;
import static org.cityreach.demo.CommittedCity.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.junit.jupiter.api.Test;

/** Truth: the figures and names of the bureau's reports that the demo city is laid out after. */
class DemoCityFiguresTest {

    private static long count(String layerId, String property, Object value) {
        return layer(layerId).stream()
                .filter(feature -> value.equals(feature.property(property)))
                .count();
    }

    private static List<String> names(String layerId) {
        return layer(layerId).stream().map(feature -> text(feature, "name")).toList();
    }

    @Test
    void countsAreThoseOfTheReports() {
        assertThat(layer("grid")).hasSize(70);
        assertThat(layer("cell")).hasSizeBetween(4800, 5300);
        assertThat(count("area", "level", "district")).isEqualTo(1);
        assertThat(count("area", "level", "town")).isEqualTo(11);
        assertThat(layer("road").stream()
                        .filter(road ->
                                Set.of("expressway", "arterial", "secondary").contains(text(road, "class")))
                        .map(road -> text(road, "name"))
                        .distinct())
                .hasSize(77);
        assertThat(count("road", "washing", true)).isEqualTo(125);
        assertThat(count("demo_road", "level", "district")).isEqualTo(3);
        assertThat(count("demo_road", "level", "town")).isEqualTo(14);
        assertThat(count("toilet", "status", "open")).isEqualTo(55);
        assertThat(names("toilet").stream().filter(name -> name.contains("改建"))).hasSize(5);
        assertThat(count("toilet", "status", "planned")).isEqualTo(39);
        assertThat(names("toilet").stream().filter(name -> name.contains("生态"))).hasSize(6);
        assertThat(layer("market")).hasSize(18);
        assertThat(layer("construction_site")).hasSize(12);
        assertThat(layer("disposal_site")).hasSize(16);
        assertThat(layer("park").stream().filter(park -> park.property("stars") != null))
                .hasSize(8);
        assertThat(layer("residential")).hasSizeBetween(300, 600);
        assertThat(layer("case")).hasSize(68_262);
    }

    @Test
    void namesOfTheReportsAreThere() {
        assertThat(names("area")).contains("湖塘镇", "牛塘镇", "高新北区", "南夏墅街道", "西湖街道", "雪堰镇", "科教城");
        assertThat(names("road"))
                .contains("武宜路", "常武路", "花园街", "广电路", "长虹路", "人民路", "鸣新中路", "延政路", "滆湖路", "师源路", "兴隆街", "老坝路");
        assertThat(names("transfer_station"))
                .containsExactlyInAnyOrder(
                        "淹西转运站", "定安东转运站", "小庙转运站", "长虹转运站", "聚湖转运站", "马杭转运站", "城南转运站", "城东转运站", "城北转运站");
        assertThat(names("park")).contains("长沟河公园", "滆湖公园", "法治公园", "文慧园");
        assertThat(names("market")).contains("益丰菜市场", "中凉菜市场", "阳湖菜市场");
        assertThat(names("residential")).contains("府北新村", "莱蒙城", "公园壹号", "紫金城", "新城长岛", "红庙头");
        assertThat(names("waste_plant")).anyMatch(name -> name.startsWith("夹山"));
    }

    @Test
    void demonstrationRoadsRunBetweenTheNamedCrossings() {
        assertThat(layer("demo_road").stream()
                        .filter(road -> text(road, "level").equals("district"))
                        .map(road -> text(road, "name") + " " + text(road, "fromRoad") + "–" + text(road, "toRoad")))
                .containsExactlyInAnyOrder("武宜路 人民路–长虹路", "鸣新中路 武宜路–常武路", "花园街 延政路–长虹路");
    }

    @Test
    void theStationBeingRebuiltHasTwoHundredTonnesOn1617SquareMetres() {
        Feature station = layer("transfer_station").stream()
                .filter(feature -> text(feature, "name").equals("马杭转运站"))
                .findFirst()
                .orElseThrow();
        assertThat(number(station, "capacityTonnesPerDay")).isEqualTo(200);
        assertThat(number(station, "landSquareMetres")).isEqualTo(1617);
        assertThat(text(station, "status")).isEqualTo("rebuilding");
        assertThat(text(station, "class")).isEqualTo("III");
    }

    @Test
    void peopleAreTheSameInCellsEstatesGridsAndCommunities() {
        Map<String, Double> byGrid = new HashMap<>();
        layer("residential").forEach(home -> byGrid.merge(text(home, "grid"), number(home, "population"), Double::sum));
        layer("cell").forEach(cell -> byGrid.merge(text(cell, "grid"), -number(cell, "population"), Double::sum));
        assertThat(byGrid.values()).allMatch(difference -> difference == 0);

        double people = layer("cell").stream()
                .mapToDouble(cell -> number(cell, "population"))
                .sum();
        assertThat(people).isBetween(400_000.0, 900_000.0);
        assertThat(sumOfLevel("community")).isEqualTo(people);
        assertThat(sumOfLevel("town")).isEqualTo(sumOfLevel("district"));
    }

    private static double sumOfLevel(String level) {
        return layer("area").stream()
                .filter(area -> text(area, "level").equals(level))
                .mapToDouble(area -> number(area, "population"))
                .sum();
    }

    @Test
    void wasteIsTheDistrictsScaledByPeople() {
        double tonnes = layer("cell").stream()
                .mapToDouble(cell -> number(cell, "wasteTonnesPerDay"))
                .sum();
        double people = layer("cell").stream()
                .mapToDouble(cell -> number(cell, "population"))
                .sum();
        double expected = 580_800.0 / 365 * people / sumOfLevel("district");
        assertThat(tonnes).isCloseTo(expected, within(expected * 1e-3));
    }

    @Test
    void codesAreHierarchicalAndSerialsRunFromTheNorthWest() {
        Set<String> grids = new HashSet<>();
        layer("grid").forEach(grid -> grids.add(text(grid, "code")));
        Set<String> communities = new HashSet<>();
        layer("area").stream()
                .filter(area -> text(area, "level").equals("community"))
                .forEach(area -> communities.add(text(area, "code")));
        Map<String, Integer> serials = new HashMap<>();
        for (Feature cell : layer("cell")) {
            String code = text(cell, "code");
            assertThat(code).matches("320412\\d{9}").isEqualTo(cell.id());
            String community = code.substring(0, 12);
            assertThat(communities).contains(community);
            assertThat(grids).contains(text(cell, "grid"));
            assertThat(text(cell, "grid")).startsWith(community);
            assertThat(Integer.parseInt(code.substring(12))).isEqualTo(serials.merge(community, 1, Integer::sum));
        }
        serials.keySet().forEach(community -> {
            assertThat(latitude(community + "001"))
                    .isGreaterThan(latitude(community + String.format("%03d", serials.get(community))));
        });
    }

    private static double latitude(String cellCode) {
        return layer("cell").stream()
                .filter(cell -> cell.id().equals(cellCode))
                .mapToDouble(cell -> CommittedCity.geometry(cell).getCentroid().getY())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyValueFitsTheSchemaOfItsLayer() {
        for (Layer schema : CommittedCity.layers().values()) {
            Set<String> ids = new HashSet<>();
            for (Feature feature : layer(schema.id())) {
                assertThat(ids.add(feature.id()))
                        .as(schema.id() + " " + feature.id())
                        .isTrue();
                assertThat(schema.geometryType().accepts(CommittedCity.geometry(feature)))
                        .isTrue();
                for (PropertySchema property : schema.properties()) {
                    Object value = feature.property(property.name());
                    if (value != null && !property.allowedValues().isEmpty()) {
                        assertThat(property.allowedValues())
                                .as(schema.id() + "." + property.name())
                                .contains(value);
                    }
                    assertThat(value == null || property.type().javaType().isInstance(value))
                            .isTrue();
                }
            }
        }
    }
}

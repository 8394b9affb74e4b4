package org.cityreach.ranking.rest;

import java.util.List;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.ranking.RoadProfile;
import org.cityreach.ranking.RoadProfile.Award;
import org.cityreach.ranking.RoadProfile.BeforeAfter;
import org.cityreach.ranking.RoadProfile.Road;
import org.cityreach.ranking.RoadProfile.Segment;
import org.cityreach.ranking.RoadProfile.Window;
import org.cityreach.ranking.algorithm.RateRatio;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Road profiles as JSON, keyed by output name. */
final class RoadProfileDocument {

    private static final double DAYS_PER_YEAR = 365.25;
    private static final double METRES_PER_KM = 1000;

    private RoadProfileDocument() {}

    static ObjectNode write(RoadProfile profile, JsonNode inputs) {
        ObjectNode document = Documents.NODES.objectNode();
        document.set("period", Documents.period(profile.period()));
        document.set("summary", summary(profile));
        ArrayNode roads = document.putArray("roads");
        profile.roads().forEach(road -> roads.add(road(road)));
        ArrayNode segments = Documents.NODES.arrayNode();
        profile.segments().forEach(segment -> segments.add(feature(segment)));
        document.set("segments", Documents.collection(segments, segments.size()));
        ArrayNode worst = document.putArray("worst");
        profile.worst().forEach(segment -> worst.add(properties(segment)));
        document.set("unrecorded", unrecorded(profile.segments()));
        Outputs.close(document, profile.versions(), profile.notes());
        document.set("request", inputs.deepCopy());
        return document;
    }

    private static ObjectNode summary(RoadProfile profile) {
        double metres = profile.roads().stream().mapToDouble(Road::lengthMetres).sum();
        long cases = profile.roads().stream().mapToLong(Road::cases).sum();
        ObjectNode node = Documents.NODES.objectNode();
        node.put("roads", profile.roads().size());
        Outputs.number(node, "lengthMetres", metres);
        node.put("cases", cases);
        Outputs.number(node, "perKm", cases * METRES_PER_KM / metres);
        node.put("casesAway", profile.casesAway());
        node.set("dataCovered", Documents.period(profile.covered()));
        return node;
    }

    private static ObjectNode road(Road road) {
        ObjectNode node = Documents.NODES.objectNode().put("id", road.id()).put("name", road.name());
        Outputs.number(node, "lengthMetres", road.lengthMetres());
        node.put("cases", road.cases());
        Outputs.number(node, "perKm", road.perKm());
        node.put("awardDate", road.awardDate() == null ? null : road.awardDate().toString());
        Award award = road.award();
        node.set("before", award == null ? Documents.NODES.nullNode() : window(award.before(), road));
        node.set("after", award == null ? Documents.NODES.nullNode() : window(award.after(), road));
        node.set("rateRatio", award == null ? Documents.NODES.nullNode() : ratio(award.ratio()));
        node.set("elsewhere", award == null ? Documents.NODES.nullNode() : ratio(award.elsewhere()));
        node.set(
                "verdict",
                Outputs.text(road.verdict().text()).put("code", road.verdict().code()));
        if (road.compare() == null) {
            node.putNull("compare");
        } else {
            ObjectNode compare =
                    node.putObject("compare").put("cases", road.compare().cases());
            Outputs.number(compare, "perKm", road.compare().cases() * METRES_PER_KM / road.lengthMetres());
            compare.set("rateRatio", ratio(road.compare().ratio()));
        }
        node.put("segments", road.segments().size());
        ObjectNode unrecorded = unrecorded(road.segments());
        node.set("unrecordedSegments", unrecorded.get("segments"));
        node.set("unrecordedMetres", unrecorded.get("metres"));
        return node;
    }

    private static ObjectNode window(Window window, Road road) {
        ObjectNode node = Documents.NODES.objectNode();
        node.put("from", Documents.moment(window.period().from()));
        node.put("to", Documents.moment(window.period().to()));
        Outputs.number(node, "days", window.days());
        node.put("cases", window.cases());
        double kilometres = road.lengthMetres() / METRES_PER_KM;
        Outputs.number(node, "perKmPerYear", window.cases() / kilometres / window.days() * DAYS_PER_YEAR);
        return node;
    }

    private static ObjectNode ratio(RateRatio ratio) {
        ObjectNode node = Documents.NODES.objectNode();
        Outputs.number(node, "value", ratio.value());
        Outputs.number(node, "low", ratio.low());
        Outputs.number(node, "high", ratio.high());
        return node;
    }

    private static ObjectNode feature(Segment segment) {
        ObjectNode feature = GeoJson.feature(segment.road() + "-" + segment.number(), segment.shape());
        feature.set("properties", properties(segment));
        return feature;
    }

    private static ObjectNode properties(Segment segment) {
        ObjectNode node = Documents.NODES.objectNode();
        node.put("road", segment.road()).put("name", segment.name()).put("segment", segment.number());
        Outputs.number(node, "fromMetres", segment.fromMetres());
        Outputs.number(node, "toMetres", segment.toMetres());
        node.put("cases", segment.cases());
        Outputs.number(node, "perKm", segment.perKm());
        BeforeAfter award = segment.award();
        node.put("before", award == null ? null : award.before());
        node.put("after", award == null ? null : award.after());
        node.put("compare", segment.compared());
        return node;
    }

    private static ObjectNode unrecorded(List<Segment> segments) {
        double all = segments.stream().mapToDouble(Segment::lengthMetres).sum();
        List<Segment> without =
                segments.stream().filter(segment -> segment.cases() == 0).toList();
        double metres = without.stream().mapToDouble(Segment::lengthMetres).sum();
        ObjectNode node = Documents.NODES.objectNode().put("segments", without.size());
        Outputs.number(node, "metres", metres);
        Outputs.number(node, "share", metres / all);
        return node;
    }
}

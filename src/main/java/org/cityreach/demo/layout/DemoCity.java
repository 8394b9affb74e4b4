package org.cityreach.demo.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.Seed;
import org.cityreach.layer.Feature;

/** Makes all layers of the demo city, geometry in city metres (EPSG:4549). The same seed gives the same city. */
public final class DemoCity {

    private DemoCity() {}

    /** Features by layer id, in the order the layers are listed. */
    public static Map<String, List<Feature>> layers(Seed seed) {
        CityPlan plan = new CityPlan(seed);
        Water water = new Water(plan);
        RoadLayout roads = new RoadLayout(plan);
        List<Home> homes = new HomeLayout(plan, water).homes();
        CellLayout cells = new CellLayout(plan, homes);
        Map<String, List<Feature>> layers = new LinkedHashMap<>();
        List<Feature> areas = new AreaLayout(plan, cells).features();
        layers.put("area", areas);
        layers.put("grid", cells.gridFeatures());
        layers.put("cell", cells.cellFeatures());
        layers.put("water", water.features(areas.get(0).geometry()));
        layers.put("park", new ParkLayout(plan, water).features());
        layers.put("residential", HomeLayout.features(plan, homes));
        layers.put("road", roads.features());
        Spots spots = new Spots(plan, water);
        OtherLayout other = new OtherLayout(plan, spots, roads);
        SanitationLayout sanitation = new SanitationLayout(plan, water, spots);
        layers.put("demo_road", other.demoRoadFeatures());
        layers.put("toilet", new ToiletLayout(plan, spots).features(homes));
        layers.put("transfer_station", sanitation.stationFeatures());
        layers.put("collection_point", sanitation.collectionFeatures(homes));
        layers.put("bin", sanitation.binFeatures(roads.streets()));
        layers.put("waste_plant", sanitation.plantFeatures());
        layers.put("market", other.marketFeatures());
        layers.put("construction_site", other.constructionFeatures());
        layers.put("disposal_site", other.disposalFeatures());
        layers.put("sensitive_site", other.sensitiveFeatures());
        layers.put("candidate_site", other.candidateFeatures());
        layers.put("track", new TrackLayout(plan, roads).features());
        layers.put("case", new CaseGround(plan, spots, roads).cases(homes, other));
        return layers;
    }
}

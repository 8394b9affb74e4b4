package org.cityreach.publish.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cityreach.fault.Fault;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.cityreach.store.LayerTables.Database;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The store through which the server reads our PostGIS tables. The server shows no password, so whether it has the
 * right one is learnt by asking it for the tables.
 */
public final class DatabasePart extends Part<DatabasePart.Present> {

    /** The name of the store in the workspace. */
    public static final String NAME = "cityreach";

    private static final String PASSWORD = "passwd";

    private final Place place;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Set<String> tables;

    /** @param tables those that must be seen through it */
    public DatabasePart(String workspace, Database database, Set<String> tables) {
        super("store", NAME);
        this.place = Place.of(workspace, Kind.DATA_STORE, NAME);
        this.tables = new TreeSet<>(tables);
        parameters.put("dbtype", "postgis");
        parameters.put("host", database.host());
        parameters.put("port", Integer.toString(database.port()));
        parameters.put("database", database.name());
        parameters.put("schema", database.schema());
        parameters.put("user", database.user());
        parameters.put(PASSWORD, database.password());
        parameters.put("Expose primary keys", "true");
        // Estimates come from statistics that lag behind the rows; bounds are to be exact.
        parameters.put("Estimated extends", "false");
        parameters.put("validate connections", "true");
    }

    /**
     * @param tables that the server sees; null where it cannot open the store
     * @param isEmpty whether nothing is published from it
     */
    record Present(
            String description,
            boolean enabled,
            Map<String, String> parameters,
            @Nullable List<String> tables,
            boolean isEmpty) {}

    @Override
    @Nullable
    Present read(GeoServer server) {
        JsonNode store = server.find(place);
        return store == null
                ? null
                : new Present(
                        store.path("description").asString(""),
                        store.path("enabled").asBoolean(true),
                        parameters(store),
                        server.findTables(place),
                        server.published(place).isEmpty());
    }

    static Map<String, String> parameters(JsonNode store) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (JsonNode entry : GeoServer.items(store.path("connectionParameters").path("entry"))) {
            parameters.put(entry.path("@key").asString(""), entry.path("$").asString(""));
        }
        return parameters;
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "服务器上还没有数据源", "the server has no access to the database yet");
        }
        if (!present.description().contains(Marks.DESCRIPTION) && !present.isEmpty()) {
            throw foreign("store", NAME);
        }
        boolean same = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(PASSWORD))
                .allMatch(parameter ->
                        parameter.getValue().equals(present.parameters().get(parameter.getKey())));
        if (!same || !present.enabled()) {
            return Decision.of(Action.CHANGE, "differs", "连接参数不同或已停用", "its connection differs, or it is switched off");
        }
        if (present.tables() == null) {
            return Decision.of(
                    Action.CHANGE,
                    "cannot-open",
                    "服务器打不开数据库,重新给出登录",
                    "the server cannot open the database: its login is given anew");
        }
        Set<String> unseen = new TreeSet<>(tables);
        unseen.removeAll(present.tables());
        if (!unseen.isEmpty()) {
            throw Fault.elsewhere(
                    "tables-not-seen",
                    "the map server opens the database but does not see the tables " + String.join(", ", unseen)
                            + "; its login needs the right to read them");
        }
        return Decision.right();
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present present) {
        Map<String, String> all = new LinkedHashMap<>();
        if (present != null) {
            // Parameters that are left out of a change are lost; those set there by hand are kept.
            all.putAll(present.parameters());
        }
        all.putAll(parameters);
        ObjectNode store = JsonNodeFactory.instance
                .objectNode()
                .put("name", NAME)
                .put("description", Marks.DESCRIPTION)
                .put("type", "PostGIS")
                .put("enabled", true);
        putParameters(store, all);
        return present == null ? server.create(place, store) : server.change(place, store);
    }

    static void putParameters(ObjectNode store, Map<String, String> parameters) {
        ArrayNode entries = store.putObject("connectionParameters").putArray("entry");
        parameters.forEach((key, value) -> entries.addObject().put("@key", key).put("$", value));
    }
}

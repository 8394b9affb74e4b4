package org.cityreach.exchange;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of an import, as the result of its job. Accepted and rejected add up to read, always. */
final class ImportReport {

    private ImportReport() {}

    /**
     * @param version the layer's after the import
     * @param zoneUsed the zone that dates without offset were read in; empty where there were none
     * @param idsMade whether some features got an id that the file does not have
     */
    record Tally(long read, long accepted, long version, String zoneUsed, boolean idsMade) {}

    static ObjectNode of(ImportPlan plan, RejectLog rejects, Tally tally, String jobPath) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("collection", plan.layer().id());
        node.put("mode", plan.mode().name().toLowerCase(Locale.ROOT));
        node.put("crs", plan.source().code());
        node.put("version", tally.version());
        node.put("read", tally.read());
        node.put("accepted", tally.accepted());
        node.put("rejected", rejects.count());
        putRejects(node.putArray("rejects"), rejects);
        node.put("rejectsListed", rejects.listed().size());
        if (rejects.count() > 0) {
            node.put("rejectsCsv", jobPath + "/rejects");
        }
        putWarnings(node.putArray("warnings"), plan, tally);
        ArrayNode ignored = node.putArray("ignoredColumns");
        plan.mapping().ignoredColumns().forEach(ignored::add);
        ObjectNode mapping = node.putObject("mapping");
        plan.mapping().byTarget().forEach(mapping::put);
        ObjectNode assumed = plan.assumed().deepCopy();
        if (!tally.zoneUsed().isEmpty()) {
            assumed.put("zone", tally.zoneUsed());
        }
        if (tally.idsMade()) {
            assumed.put("ids", "made from the file's content and the row's number");
        }
        node.set("assumed", assumed);
        return node;
    }

    private static void putRejects(ArrayNode array, RejectLog rejects) {
        for (RejectLog.Reject reject : rejects.listed()) {
            ObjectNode one = array.addObject();
            one.put("row", reject.row());
            if (reject.line() > 0) {
                one.put("line", reject.line());
            }
            one.put("id", reject.id());
            one.put("code", reject.code());
            one.put("reason", reject.reason());
        }
    }

    private static void putWarnings(ArrayNode array, ImportPlan plan, Tally tally) {
        plan.warnings().forEach(warning -> put(array, warning));
        plan.findings()
                .forEach(finding -> put(array, new ImportWarning(finding.code(), finding.message(), finding.values())));
        if (tally.accepted() == 0) {
            put(array, ImportWarning.of("nothing-accepted", "no row was good, so the layer was left as it is"));
        }
    }

    static void put(ArrayNode array, ImportWarning warning) {
        ObjectNode one = array.addObject();
        one.put("code", warning.code());
        one.put("message", warning.message());
        warning.values().forEach((name, value) -> one.putPOJO(name, value));
    }
}
